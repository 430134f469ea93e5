'use client';
import { useRouter } from 'next/navigation';
import { useTranslations } from 'next-intl';
import { useTransition } from 'react';
import { toast } from '@/components/ui/toast';
import { unanswered } from '@/components/ui/unanswered';
import { undoTargetBatchAction } from '@/lib/targets/actions';

/** Takes a batch back and says what came back and what somebody set since and therefore stays. */
export function useUndoBatch(): (id: string) => void {
  const t = useTranslations('targets.undo');
  const errors = useTranslations('errors');
  const router = useRouter();
  const [, start] = useTransition();
  return (id) =>
    start(async () => {
      const answer = await undoTargetBatchAction({ id }).catch(unanswered);
      if (!answer.ok) {
        toast.error(errors((answer.error.reason ?? answer.error.code) as 'conflict'));
        return;
      }
      const { restored, removed, kept, keptCount } = answer.data;
      const names = kept.slice(0, 5).map(({ name, month }) => `${name} ${month}`);
      const description =
        keptCount > 0 ? t('kept', { count: keptCount, names: names.join(t('join')) }) : undefined;
      const done = restored + removed;
      if (done > 0) toast.success(t('done', { count: done }), { description });
      else toast.warning(t('nothing'), { description });
      router.refresh();
    });
}
