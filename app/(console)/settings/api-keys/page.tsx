import type { Metadata } from 'next';
import { getTranslations } from 'next-intl/server';
import { ApiKeyTable } from '@/components/auth/api-key-table';
import { CreateApiKey } from '@/components/auth/create-api-key';
import { readTableWords } from '@/components/data-table/read-table-words';
import { ClientMessages } from '@/components/layout/client-messages';
import { PageHeader } from '@/components/ui/page-header';
import { requirePage } from '@/lib/auth/context';
import { keyScopes } from '@/lib/auth/permissions';
import { listApiKeys } from '@/lib/auth/queries/api-keys';
import { listPlaces } from '@/lib/auth/queries/people';
import { holds } from '@/lib/auth/scope';

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('users.keys'))('title') };
}

export default async function ApiKeysPage() {
  const ctx = await requirePage('api-keys:write');
  const [t, words, keys, places] = await Promise.all([
    getTranslations('users.keys'),
    readTableWords(),
    listApiKeys(ctx),
    listPlaces(ctx),
  ]);
  const scopes = keyScopes.filter((scope) => holds(ctx.scope, scope));
  return (
    <ClientMessages namespaces={['users', 'auth']}>
      <PageHeader
        title={t('title')}
        note={t('note')}
        actions={<CreateApiKey {...{ places, scopes, today: ctx.scope.today }} />}
      />
      <ApiKeyTable {...{ keys, words, timeZone: ctx.scope.timeZone }} />
    </ClientMessages>
  );
}
