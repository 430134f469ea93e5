'use client';
import { useTranslations } from 'next-intl';
import { signOutEverywhereAction } from '@/lib/auth/actions';
import { ActionForm } from './action-form';

/** Ends every session of one's own. */
export function SignOutEverywhere() {
  const t = useTranslations('auth.account_page');
  return (
    <ActionForm
      action={signOutEverywhereAction}
      submit={t('everywhere')}
      variant="danger"
      onDone={() => window.location.assign('/login')}
    />
  );
}
