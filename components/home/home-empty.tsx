import { getTranslations } from 'next-intl/server';
import { ButtonLink } from '@/components/ui/button-link';
import { EmptyState } from '@/components/ui/empty-state';

/** A home without a card: all are hidden, or the reader's role sees nothing in any of them. */
export async function EmptyHome({ isHidden }: { isHidden: boolean }) {
  const t = await getTranslations('home.arrange');
  if (isHidden) return <EmptyState kind="first-use" title={t('hidden')} cause={t('hiddenCause')} />;
  return (
    <EmptyState
      kind="no-permission"
      title={t('noneTitle')}
      cause={t('noneCause')}
      action={<ButtonLink href="/overview">{t('noneAction')}</ButtonLink>}
    />
  );
}
