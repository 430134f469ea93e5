import { getTranslations } from 'next-intl/server';
import { SignOutButton } from '@/components/auth/sign-out-button';
import { PlainMessage } from '@/components/layout/plain-message';
import { buttonClass } from '@/components/ui/button-class';

/** For people whose account is open but who hold no role at all: there is no frame to show them. */
export default async function Forbidden() {
  const t = await getTranslations();
  return (
    <PlainMessage title={t('auth.noRole.title')}>
      <p className="text-ink-2">{t('auth.noRole.cause')}</p>
      <SignOutButton label={t('shell.signOut')} className={buttonClass()} />
    </PlainMessage>
  );
}
