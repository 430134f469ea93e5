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
import { cancelAssignmentAction, endAssignmentAction } from '@/lib/guides/actions';
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

/** Ends a stay with a last day. */
export function EndStay({ guideId, stay, today }: StayActProps) {
  const t = useTranslations('guides');
  const locale = useLocale();
  const problem = useGuideProblems();
  const after = useAfterAct();
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
        toast.success(t('ended'));
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
