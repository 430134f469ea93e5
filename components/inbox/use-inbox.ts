'use client';
import { useTimeZone, useTranslations } from 'next-intl';
import { useTransition } from 'react';
import { useFailureWords } from '@/components/layout/form-answer';
import { toast } from '@/components/ui/toast';
import { unanswered } from '@/components/ui/unanswered';
import { momentFormat } from '@/lib/i18n/moment-format';
import { markNoticesAction, snoozeNoticeAction } from '@/lib/inbox/actions';
import type { MarkNoticesInput } from '@/lib/inbox/input';
import type { SnoozeChoice } from '@/lib/inbox/snooze';

/** What one does with notices; each can be taken back while its toast stands. */
export function useInbox() {
  const t = useTranslations('inbox');
  const common = useTranslations('common');
  const timeZone = useTimeZone() ?? 'Asia/Shanghai';
  const failureWords = useFailureWords();
  const [isBusy, start] = useTransition();
  const undo = (run: () => void) => ({ action: { label: common('undo'), run } });
  const mark = (input: MarkNoticesInput) =>
    start(async () => {
      const answer = await markNoticesAction(input).catch(unanswered);
      if (!answer.ok) toast.error(failureWords(answer.error));
      else if ('all' in input || input.isRead) {
        const { ids } = answer.data;
        if (ids.length === 0) toast.info(t('nothingUnread'));
        else
          toast.success(
            t('marked', { count: ids.length }),
            undo(() => mark({ ids, isRead: false })),
          );
      }
    });
  const markSilently = (ids: string[]) =>
    start(async () => {
      await markNoticesAction({ ids, isRead: true }).catch(unanswered);
    });
  const snooze = (id: string, until: SnoozeChoice | null) =>
    start(async () => {
      const answer = await snoozeNoticeAction({ id, until }).catch(unanswered);
      if (!answer.ok) toast.error(failureWords(answer.error));
      else if (answer.data.until) {
        const back = momentFormat(timeZone)(answer.data.until);
        toast.success(
          t('snoozed', { until: back }),
          undo(() => snooze(id, null)),
        );
      } else toast.success(t('movedBack'));
    });
  return { isBusy, mark, markSilently, snooze };
}
