'use client';
import { useTranslations } from 'next-intl';
import { ActionForm } from '@/components/auth/action-form';
import { Button } from '@/components/ui/button';
import { Dialog } from '@/components/ui/dialog';
import { Field } from '@/components/ui/field';
import { Input } from '@/components/ui/input';
import { removeSampleAction } from '@/lib/sample/actions';

/** One click and the organization's name: then the sample chain is gone with everything in it, this sign-in included. */
export function RemoveSample({ name }: { name: string }) {
  const t = useTranslations('sample');
  const common = useTranslations('common');
  return (
    <Dialog
      trigger={<Button variant="danger">{t('remove')}</Button>}
      title={t('removeTitle')}
      note={t('removeNote', { name })}
      closeLabel={common('close')}
    >
      <ActionForm
        action={removeSampleAction}
        submit={t('remove')}
        variant="danger"
        labels={{ name: t('name') }}
        onDone={() => window.location.assign('/login')}
      >
        {(errorOf) => (
          <Field name="name" label={t('name')} required error={errorOf('name') ? t('notTheName') : undefined}>
            <Input autoComplete="off" />
          </Field>
        )}
      </ActionForm>
    </Dialog>
  );
}
