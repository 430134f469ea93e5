import { getTranslations } from 'next-intl/server';
import type { ReactNode } from 'react';
import { PreviewBanner } from '@/components/auth/preview-banner';
import { PreviewLock } from '@/components/auth/preview-lock';
import { AccountMenu } from '@/components/layout/account-menu';
import { BrandMark } from '@/components/layout/brand-mark';
import { OfflineNotice } from '@/components/layout/offline-notice';
import { requirePage } from '@/lib/auth/context';
import { getOrganization } from '@/lib/organization/queries';

/** The phone's frame: the mark, whose page it is, and one column. */
export default async function GuideLayout({ children }: { children: ReactNode }) {
  const ctx = await requirePage('self:read');
  const [t, organization] = await Promise.all([getTranslations('common'), getOrganization(ctx)]);
  return (
    <div className="min-h-dvh">
      <header className="sticky top-0 z-30 flex h-14 items-center gap-2.5 border-b bg-surface px-4">
        <BrandMark />
        <span className="font-semibold text-h2">{t('product')}</span>
        <span className="ml-auto flex">
          <AccountMenu account={{ name: ctx.actor.name, note: organization.name }} />
        </span>
      </header>
      <OfflineNotice />
      {ctx.preview ? <PreviewBanner preview={ctx.preview} timeZone={ctx.scope.timeZone} /> : null}
      <main id="main" tabIndex={-1} className="mx-auto w-full max-w-120 p-4">
        <PreviewLock preview={ctx.preview}>{children}</PreviewLock>
      </main>
    </div>
  );
}
