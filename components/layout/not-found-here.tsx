import { getTranslations } from 'next-intl/server';
import { ButtonLink } from '@/components/ui/button-link';
import { EmptyState } from '@/components/ui/empty-state';

/** What stands where nothing is, or nothing that one may see. */
export async function NotFoundHere() {
  const t = await getTranslations('shell.notFound');
  return (
    <div className="grid min-h-[70dvh] place-items-center">
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
    </div>
  );
}
