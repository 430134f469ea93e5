import { getTranslations } from 'next-intl/server';
import { PlainMessage } from '@/components/layout/plain-message';
import { buttonClass } from '@/components/ui/button-class';

export default async function NotFound() {
  const t = await getTranslations('shell.notFound');
  return (
    <PlainMessage title={t('title')}>
      <p className="text-ink-2">{t('cause')}</p>
      <a href="/" className={buttonClass({ variant: 'primary' })}>
        {t('action')}
      </a>
    </PlainMessage>
  );
}
