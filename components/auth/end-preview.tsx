'use client';
import { useTranslations } from 'next-intl';
import { useTransition } from 'react';
import { Button } from '@/components/ui/button';
import { unanswered } from '@/components/ui/unanswered';
import { endPreviewAction } from '@/lib/auth/actions';

/** Back to one's own eyes, or on with them. */
export function EndPreview({ isOver }: { isOver: boolean }) {
  const t = useTranslations('roles.seeing');
  const [isBusy, start] = useTransition();
  const end = () =>
    start(async () => {
      await endPreviewAction({}).catch(unanswered);
      window.location.assign('/settings/roles');
    });
  return (
    <Button size="sm" writes={false} loading={isBusy} onClick={end}>
      {t(isOver ? 'goOn' : 'end')}
    </Button>
  );
}
