import { getTranslations } from 'next-intl/server';
import type { ReactNode } from 'react';
import { EmptyState } from '@/components/ui/empty-state';

/** A screen the role lacks: says which right is missing and offers to ask for it. */
export async function ForbiddenScreen({
  screen,
  permission,
  request,
}: {
  screen: string;
  /** The right in words, not its key. */
  permission: string;
  /** The form that asks for it. */
  request?: ReactNode;
}) {
  const t = await getTranslations('shell.forbidden');
  return (
    <EmptyState
      level={1}
      kind="no-permission"
      title={t('title')}
      cause={
        <>
          {t('cause', { screen, permission })}
          <br />
          {t('next')}
        </>
      }
      action={request ? <div className="w-full max-w-100 text-left">{request}</div> : null}
    />
  );
}
