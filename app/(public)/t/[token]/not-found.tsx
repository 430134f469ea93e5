import { getTranslations } from 'next-intl/server';

/** A shopper stands here with a phone: nothing of the console concerns them. */
export default async function NoTouchpoint() {
  const t = await getTranslations('touchpoints.public');
  return (
    <main id="main" className="grid min-h-dvh content-center justify-items-center gap-2 p-6 text-center">
      <h1 className="text-h1">{t('goneTitle')}</h1>
      <p className="text-ink-2">{t('goneNote')}</p>
    </main>
  );
}
