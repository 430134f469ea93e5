'use client';
import { useTranslations } from 'next-intl';
import { useEffect, useState } from 'react';
import { ActionForm } from '@/components/auth/action-form';
import { Button } from '@/components/ui/button';
import { Dialog } from '@/components/ui/dialog';
import { Field } from '@/components/ui/field';
import { Input } from '@/components/ui/input';
import { removeSampleAction } from '@/lib/sample/actions';
import { isStillIn } from '@/lib/sample/client';

const askEveryMs = 2_000;

/** Waits until this sign-in is gone with its organization, then goes to the way in. */
function useEnd(isWaiting: boolean) {
  useEffect(() => {
    if (!isWaiting) return;
    const timer = setInterval(async () => {
      if (!(await isStillIn(window.location.pathname))) window.location.assign('/');
    }, askEveryMs);
    return () => clearInterval(timer);
  }, [isWaiting]);
}

/** One click and the organization's name: then the sample chain is gone with everything in it, this sign-in included. */
export function RemoveSample({ name }: { name: string }) {
  const t = useTranslations('sample');
  const common = useTranslations('common');
  const [isRemoving, setRemoving] = useState(false);
  useEnd(isRemoving);
  if (isRemoving)
    return (
      <div role="status" className="max-w-110">
        <p className="font-medium">{t('removing')}</p>
        <p className="text-small text-ink-2">{t('removingNote')}</p>
      </div>
    );
  return (
    <Dialog
      trigger={<Button variant="danger">{t('remove')}</Button>}
      title={t('removeTitle')}
      note={t('removeNote', { name })}
      closeLabel={common('close')}
    >
      <ActionForm
        isInDialog
        action={removeSampleAction}
        submit={t('remove')}
        variant="danger"
        labels={{ name: t('name') }}
        onDone={() => setRemoving(true)}
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
