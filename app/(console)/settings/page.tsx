import type { Metadata } from 'next';
import { getTranslations } from 'next-intl/server';
import { SettingsIndex } from '@/components/auth/settings-index';
import { PageHeader } from '@/components/ui/page-header';
import { requirePage } from '@/lib/auth/context';
import { holds } from '@/lib/auth/scope';
import { getOrganization } from '@/lib/organization/queries';

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('users.settings'))('title') };
}

export default async function SettingsPage() {
  const ctx = await requirePage('organization:read');
  const [t, { isSample }] = await Promise.all([getTranslations('users.settings'), getOrganization(ctx)]);
  return (
    <>
      <PageHeader title={t('title')} />
      <SettingsIndex
        rights={{
          targets: holds(ctx.scope, 'targets:read'),
          users: holds(ctx.scope, 'users:read'),
          roles: holds(ctx.scope, 'users:read'),
          access: holds(ctx.scope, 'access:request'),
          audit: holds(ctx.scope, 'audit:read'),
          keys: holds(ctx.scope, 'api-keys:write'),
          integrations: holds(ctx.scope, 'ingest:read'),
          sample: isSample && holds(ctx.scope, 'settings:write'),
          account: true,
        }}
      />
    </>
  );
}
