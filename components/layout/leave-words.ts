import { useTranslations } from 'next-intl';
import type { LeaveWords } from '@/components/ui/leave-guard';

/** The question before changes are lost; `fields`: their labels, joined. */
export function useLeaveWords(fields: string): LeaveWords {
  const t = useTranslations('common');
  return {
    title: t('leaveTitle'),
    note: t('leaveNote', { fields }),
    stay: t('leaveStay'),
    leave: t('leaveGo'),
    close: t('leaveStay'),
  };
}
