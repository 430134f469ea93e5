'use client';
import { useTranslations } from 'next-intl';
import { Button } from '@/components/ui/button';

/** Sign-in by the company's own identity provider. */
export function SsoButton({ home }: { home: string }) {
  const t = useTranslations('auth');
  const enter = async () => {
    const { signIn } = await import('next-auth/react');
    await signIn('oidc', { callbackUrl: home });
  };
  return (
    <>
      <p className="my-4 flex items-center gap-3 text-note text-ink-3 before:h-px before:flex-1 before:bg-line after:h-px after:flex-1 after:bg-line">
        {t('or')}
      </p>
      <Button onClick={enter} className="w-full">
        {t('sso')}
      </Button>
    </>
  );
}
