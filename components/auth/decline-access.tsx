'use client';
import { useTranslations } from 'next-intl';
import { Button } from '@/components/ui/button';
import { Field } from '@/components/ui/field';
import { Textarea } from '@/components/ui/textarea';
import { toast } from '@/components/ui/toast';
import { declineAccessAction } from '@/lib/auth/actions';
import { ActionDialog } from './action-dialog';

/** Declines a request with a note for whoever asked. */
export function DeclineAccess({ requestId }: { requestId: string }) {
  const t = useTranslations('users.access');
  return (
    <ActionDialog
      title={t('decline')}
      trigger={<Button variant="ghost">{t('decline')}</Button>}
      action={declineAccessAction}
      submit={t('decline')}
      hidden={{ requestId }}
      labels={{ note: t('declineNote') }}
      onDone={() => toast.success(t('declinedDone'))}
    >
      {(errorOf) => (
        <Field name="note" label={t('declineNote')} error={errorOf('note')}>
          <Textarea rows={3} maxLength={500} />
        </Field>
      )}
    </ActionDialog>
  );
}
