'use client';
import { useRouter } from 'next/navigation';
import { useTranslations } from 'next-intl';
import { useState, useTransition } from 'react';
import { Banner } from '@/components/ui/banner';
import { Button } from '@/components/ui/button';
import { toast } from '@/components/ui/toast';
import { unanswered } from '@/components/ui/unanswered';
import { applySplitAction } from '@/lib/targets/actions';
import { useUndoBatch } from './use-undo-batch';

export type SplitQuestion = {
  month: string;
  region: string | undefined;
  totalFen: string;
  basis: string;
  unitFen: string;
  seen: string;
};

/** Applies exactly what the preview shows; when something changed meanwhile it says so and nothing happens. */
export function ApplySplit({
  question,
  count,
  backHref,
}: {
  question: SplitQuestion;
  count: number;
  backHref: string;
}) {
  const t = useTranslations('targets.splitPage');
  const edit = useTranslations('targets.edit');
  const errors = useTranslations('errors');
  const [fault, setFault] = useState<string | null>(null);
  const [isBusy, start] = useTransition();
  const router = useRouter();
  const undo = useUndoBatch();
  const apply = () =>
    start(async () => {
      const answer = await applySplitAction(question).catch(unanswered);
      if (!answer.ok) {
        setFault(errors((answer.error.reason ?? answer.error.code) as 'conflict'));
        return;
      }
      const { batchId, stores } = answer.data;
      if (batchId)
        toast.success(t('applied', { count: stores }), {
          action: { label: edit('undo'), run: () => undo(batchId) },
        });
      else toast.info(t('nothing'));
      router.push(backHref as '/settings/targets');
    });
  return (
    <div className="grid gap-3">
      {fault ? (
        <Banner tone="bad" live>
          {fault}
        </Banner>
      ) : null}
      <Button variant="primary" loading={isBusy} onClick={apply} className="justify-self-start">
        {t('apply', { count })}
      </Button>
    </div>
  );
}
