'use client';
import { useTranslations } from 'next-intl';
import { PlainMessage } from '@/components/layout/plain-message';

export default function PageError({
  error,
  reset,
}: {
  error: Error & { digest?: string };
  reset: () => void;
}) {
  const t = useTranslations();
  return (
    <PlainMessage title={t('failed.title')}>
      <p className="text-ink-2">{t('failed.cause')}</p>
      {error.digest ? (
        <p className="text-note text-ink-3">{t('failed.code', { code: error.digest })}</p>
      ) : null}
      <button
        type="button"
        onClick={reset}
        className="-my-3 py-3 font-medium text-primary underline underline-offset-4"
      >
        {t('common.retry')}
      </button>
    </PlainMessage>
  );
}
