'use client';
import { useTranslations } from 'next-intl';
import { useState } from 'react';
import { Button } from '@/components/ui/button';
import { Dialog } from '@/components/ui/dialog';
import { toast } from '@/components/ui/toast';
import { revokeApiKeyAction } from '@/lib/auth/actions';
import { ActionForm } from './action-form';

/** Revokes a key after saying what that does. */
export function RevokeApiKey({ keyId, name }: { keyId: string; name: string }) {
  const t = useTranslations('users.keys');
  const common = useTranslations('common');
  const [isOpen, setOpen] = useState(false);
  return (
    <Dialog
      open={isOpen}
      onOpenChange={setOpen}
      title={`${t('revoke')} ${name}`}
      note={t('revokeNote')}
      closeLabel={common('close')}
      trigger={
        <Button variant="ghost" size="sm" aria-label={`${t('revoke')} ${name}`}>
          {t('revoke')}
        </Button>
      }
    >
      <ActionForm
        isInDialog
        action={revokeApiKeyAction}
        submit={t('revoke')}
        variant="danger"
        hidden={{ keyId }}
        onDone={() => {
          setOpen(false);
          toast.success(t('revokedDone'));
        }}
      />
    </Dialog>
  );
}
