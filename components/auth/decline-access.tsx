'use client';
import { useTranslations } from 'next-intl';
import { useState } from 'react';
import { Button } from '@/components/ui/button';
import { Dialog } from '@/components/ui/dialog';
import { Field } from '@/components/ui/field';
import { Textarea } from '@/components/ui/textarea';
import { toast } from '@/components/ui/toast';
import { declineAccessAction } from '@/lib/auth/actions';
import { ActionForm } from './action-form';

/** Declines a request with a note for whoever asked. */
export function DeclineAccess({ requestId }: { requestId: string }) {
  const t = useTranslations('users.access');
  const common = useTranslations('common');
  const [isOpen, setOpen] = useState(false);
  return (
    <Dialog
      open={isOpen}
      onOpenChange={setOpen}
      title={t('decline')}
      closeLabel={common('close')}
      trigger={<Button variant="ghost">{t('decline')}</Button>}
    >
      <ActionForm
        isInDialog
        action={declineAccessAction}
        submit={t('decline')}
        hidden={{ requestId }}
        labels={{ note: t('declineNote') }}
        onDone={() => {
          setOpen(false);
          toast.success(t('declinedDone'));
        }}
      >
        {(errorOf) => (
          <Field name="note" label={t('declineNote')} error={errorOf('note')}>
            <Textarea rows={3} maxLength={500} />
          </Field>
        )}
      </ActionForm>
    </Dialog>
  );
}
