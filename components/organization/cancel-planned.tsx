'use client';
import { useRouter } from 'next/navigation';
import { useTranslations } from 'next-intl';
import { useTransition } from 'react';
import { useFailureWords } from '@/components/layout/form-answer';
import { Button } from '@/components/ui/button';
import { toast } from '@/components/ui/toast';
import { unanswered } from '@/components/ui/unanswered';
import { cancelMoveAction } from '@/lib/stores/actions';

/** Takes a planned move back. */
export function CancelPlanned({ id, on, name }: { id: string; on: string; name: string }) {
  const t = useTranslations('organization');
  const words = useFailureWords();
  const router = useRouter();
  const [isBusy, start] = useTransition();
  const cancel = () =>
    start(async () => {
      const answer = await cancelMoveAction({ id, on }).catch(unanswered);
      if (answer.ok) toast.success(t('plannedCancelled', { store: name }));
      else toast.error(words(answer.error));
      router.refresh();
    });
  return (
    <Button
      size="sm"
      variant="ghost"
      aria-label={`${t('cancelPlanned')} ${name} ${on}`}
      loading={isBusy}
      onClick={cancel}
    >
      {t('cancelPlanned')}
    </Button>
  );
}
