'use client';
import { useTranslations } from 'next-intl';
import { ErrorCard } from '@/components/ui/error-card';

/** What stands where a page broke: its code for the log, and a way to try again. */
export function FailedHere({ error, reset }: { error: Error & { digest?: string }; reset: () => void }) {
  const t = useTranslations();
  return (
    <div className="mx-auto grid min-h-[70dvh] w-full max-w-140 content-center p-4">
      <ErrorCard
        title={t('failed.title')}
        cause={t('failed.cause')}
        code={error.digest ? t('failed.code', { code: error.digest }) : undefined}
        retryLabel={t('common.retry')}
        onRetry={reset}
      />
    </div>
  );
}
