import { getTranslations } from 'next-intl/server';
import { SignOutButton } from '@/components/auth/sign-out-button';
import { BrandName } from '@/components/layout/brand-mark';
import { EmptyState } from '@/components/ui/empty-state';

/** For people whose account is open but who hold no role at all: there is no frame to show them. */
export default async function Forbidden() {
  const t = await getTranslations();
  return (
    <main id="main" className="grid min-h-dvh content-center justify-items-center bg-page p-6">
      <BrandName name={t('common.product')} />
      <EmptyState
        level={1}
        kind="no-permission"
        title={t('auth.noRole.title')}
        cause={t('auth.noRole.cause')}
        action={<SignOutButton label={t('shell.signOut')} />}
      />
    </main>
  );
}
