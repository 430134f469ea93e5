'use client';
import { CheckCheck } from 'lucide-react';
import { useTranslations } from 'next-intl';
import { Button } from '@/components/ui/button';
import { useInbox } from './use-inbox';

/** Everything unread that is not put off is read. */
export function MarkAll() {
  const t = useTranslations('inbox');
  const { isBusy, mark } = useInbox();
  return (
    <Button icon={<CheckCheck aria-hidden />} loading={isBusy} onClick={() => mark({ all: true })}>
      {t('markAll')}
    </Button>
  );
}
