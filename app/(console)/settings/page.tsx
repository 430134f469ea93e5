import type { Metadata } from 'next';
import { getTranslations } from 'next-intl/server';
import { SettingsIndex } from '@/components/auth/settings-index';
import { PageHeader } from '@/components/ui/page-header';
import { requirePage } from '@/lib/auth/context';
import { holds } from '@/lib/auth/scope';

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('users.settings'))('title') };
}

export default async function SettingsPage() {
  const ctx = await requirePage('organization:read');
  const t = await getTranslations('users.settings');
  return (
    <>
      <PageHeader title={t('title')} />
      <SettingsIndex
        rights={{
          users: holds(ctx.scope, 'users:read'),
          access: holds(ctx.scope, 'access:request'),
          audit: holds(ctx.scope, 'audit:read'),
          keys: holds(ctx.scope, 'api-keys:write'),
          integrations: holds(ctx.scope, 'ingest:read'),
          account: true,
        }}
      />
    </>
  );
}
