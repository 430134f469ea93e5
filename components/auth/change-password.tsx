'use client';
import { useTranslations } from 'next-intl';
import { useState } from 'react';
import { Banner } from '@/components/ui/banner';
import { Field } from '@/components/ui/field';
import { Input } from '@/components/ui/input';
import { changePasswordAction } from '@/lib/auth/actions';
import { ActionForm } from './action-form';

/** Current and new password; afterwards one signs in again, here too. */
export function ChangePassword({ account }: { account: string }) {
  const t = useTranslations('auth.account_page');
  const [isDone, setDone] = useState(false);
  if (isDone) {
    return (
      <Banner tone="good" live>
        {t('changed')}
      </Banner>
    );
  }
  return (
    <ActionForm
      action={changePasswordAction}
      submit={t('change')}
      labels={{ current: t('current'), password: t('new') }}
      onDone={() => {
        setDone(true);
        window.location.assign('/login');
      }}
    >
      {(errorOf) => (
        <>
          <input type="text" autoComplete="username" value={account} readOnly hidden />
          <Field name="current" label={t('current')} error={errorOf('current')} required>
            <Input type="password" autoComplete="current-password" maxLength={200} />
          </Field>
          <Field name="password" label={t('new')} help={t('newHelp')} error={errorOf('password')} required>
            <Input type="password" autoComplete="new-password" maxLength={200} />
          </Field>
        </>
      )}
    </ActionForm>
  );
}
