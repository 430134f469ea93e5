'use client';
import { useRouter } from 'next/navigation';
import { useLocale, useTranslations } from 'next-intl';
import { useTransition } from 'react';
import { DialogForm } from '@/components/layout/dialog-form';
import { useFailureWords } from '@/components/layout/form-answer';
import { Button } from '@/components/ui/button';
import { DatePicker } from '@/components/ui/date-picker';
import { Field } from '@/components/ui/field';
import { toast } from '@/components/ui/toast';
import { unanswered } from '@/components/ui/unanswered';
import { cancelAssignmentAction, endAssignmentAction, reopenAssignmentAction } from '@/lib/guides/actions';
import { useGuideProblems } from './guide-problems';

type StayActProps = {
  guideId: string;
  stay: { storeId: string; storeName: string; from: string };
  today: string;
};

/** Whoever ended the last stay in their reach sees the guide no longer. */
function useAfterAct() {
  const router = useRouter();
  return ({ isInReach }: { isInReach: boolean }) => {
    if (isInReach) router.refresh();
    else router.push('/guides');
  };
}

/** Takes the end of a stay back, from the toast that told of it. */
function useReopen({ guideId, stay }: Omit<StayActProps, 'today'>): () => Promise<void> {
  const t = useTranslations('guides');
  const failureWords = useFailureWords();
  const router = useRouter();
  return async () => {
    const answer = await reopenAssignmentAction({
      ...{ id: guideId, storeId: stay.storeId, validFrom: stay.from },
    }).catch(unanswered);
    if (answer.ok) toast.success(t('reopened'));
    else toast.error(failureWords(answer.error));
    router.refresh();
  };
}

/** Ends a stay with a last day. */
export function EndStay({ guideId, stay, today }: StayActProps) {
  const t = useTranslations('guides');
  const locale = useLocale();
  const problem = useGuideProblems();
  const after = useAfterAct();
  const reopen = useReopen({ guideId, stay });
  return (
    <DialogForm<{ isInReach: boolean }>
      trigger={
        <Button size="sm" variant="ghost" aria-label={`${t('end')} ${stay.storeName}`}>
          {t('end')}
        </Button>
      }
      title={t('end')}
      note={t('endNote', { store: stay.storeName })}
      submit={t('end')}
      save={endAssignmentAction}
      labels={{ lastDay: t('endOn') }}
      problem={problem}
      hidden={{ id: guideId, storeId: stay.storeId, validFrom: stay.from }}
      onSaved={(answer) => {
        // Whoever sees the guide no longer could not bring the stay back either.
        toast.success(t('ended'), {
          action: answer.isInReach ? { label: t('undo'), run: reopen } : undefined,
        });
        after(answer);
      }}
    >
      {(errorOf) => (
        <Field name="lastDay" label={t('endOn')} error={errorOf('lastDay')}>
          <DatePicker
            locale={locale}
            label={t('endOn')}
            placeholder={t('form.pickDay')}
            today={today}
            min={stay.from}
            defaultValue={today}
          />
        </Field>
      )}
    </DialogForm>
  );
}

/** Takes a stay back that has not begun. */
export function CancelStay({ guideId, stay }: Omit<StayActProps, 'today'>) {
  const t = useTranslations('guides');
  const failureWords = useFailureWords();
  const after = useAfterAct();
  const [isBusy, start] = useTransition();
  return (
    <Button
      size="sm"
      variant="ghost"
      loading={isBusy}
      aria-label={`${t('takeBack')} ${stay.storeName}`}
      onClick={() =>
        start(async () => {
          const answer = await cancelAssignmentAction({
            ...{ id: guideId, storeId: stay.storeId, validFrom: stay.from },
          }).catch(unanswered);
          if (!answer.ok) {
            toast.error(failureWords(answer.error));
            return;
          }
          toast.success(t('tookBack'));
          after(answer.data);
        })
      }
    >
      {t('takeBack')}
    </Button>
  );
}
