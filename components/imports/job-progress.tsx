'use client';
import { useTranslations } from 'next-intl';
import { useRefreshing } from '@/components/layout/use-refreshing';
import { Card, CardBody, CardHeader } from '@/components/ui/card';
import { Progress } from '@/components/ui/progress';

/** A job at work: how far it is, asked again about every second until the page shows what came of it. */
export function JobProgress({
  act,
  done,
  total,
}: {
  act: 'checking' | 'running' | 'undoing';
  done: number;
  /** Null while nobody knows how many rows there are. */
  total: number | null;
}) {
  const t = useTranslations('imports.progress');
  useRefreshing();
  const isKnown = total !== null && total > 0;
  return (
    <Card aria-live="polite">
      <CardHeader title={t(act)} note={t(`${act}Note`)} />
      <CardBody className="grid gap-3">
        <Progress
          label={t(act)}
          value={isKnown ? Math.round((done / total) * 100) : null}
          text={isKnown ? t('rowsOf', { done, total }) : t('rows', { done })}
        />
        <p className="text-note text-ink-3">{t('leave')}</p>
      </CardBody>
    </Card>
  );
}
