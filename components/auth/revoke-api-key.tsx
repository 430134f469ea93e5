'use client';
import { useTranslations } from 'next-intl';
import { Button } from '@/components/ui/button';
import { toast } from '@/components/ui/toast';
import { revokeApiKeyAction } from '@/lib/auth/actions';
import { ActionDialog } from './action-dialog';

/** Revokes a key after saying what that does. */
export function RevokeApiKey({ keyId, name }: { keyId: string; name: string }) {
  const t = useTranslations('users.keys');
  return (
    <ActionDialog
      title={`${t('revoke')} ${name}`}
      note={t('revokeNote')}
      trigger={
        <Button variant="ghost" size="sm" aria-label={`${t('revoke')} ${name}`}>
          {t('revoke')}
        </Button>
      }
      action={revokeApiKeyAction}
      submit={t('revoke')}
      variant="danger"
      hidden={{ keyId }}
      onDone={() => toast.success(t('revokedDone'))}
    />
  );
}
