import { getTranslations } from 'next-intl/server';
import { ButtonLink } from '@/components/ui/button-link';
import { EmptyState } from '@/components/ui/empty-state';

export default async function NotFound() {
  const t = await getTranslations('shell.notFound');
  return (
    <main className="grid min-h-[70dvh] place-items-center">
      <EmptyState
        level={1}
        kind="no-match"
        title={t('title')}
        cause={t('cause')}
        action={
          <ButtonLink href="/" variant="primary">
            {t('action')}
          </ButtonLink>
        }
      />
    </main>
  );
}
