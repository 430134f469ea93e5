import type { Metadata } from 'next';
import { cookies } from 'next/headers';
import { getTranslations } from 'next-intl/server';
import { AccountCards } from '@/components/auth/account-cards';
import { ClientMessages } from '@/components/layout/client-messages';
import { PageHeader } from '@/components/ui/page-header';
import { requirePage } from '@/lib/auth/context';
import { getMyAccount, listMyOrganizations } from '@/lib/auth/queries/account';
import { holds } from '@/lib/auth/scope';
import { upDownCookie, upDownOf, upDownPairs } from '@/lib/i18n/locale';
import { getOrganization } from '@/lib/organization/queries';

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('auth.account_page'))('title') };
}

export default async function AccountPage() {
  const ctx = await requirePage('organization:read');
  const [t, account, organizations, organization, jar] = await Promise.all([
    getTranslations('auth.account_page'),
    getMyAccount(ctx),
    listMyOrganizations(ctx),
    getOrganization(ctx),
    cookies(),
  ]);
  const own = jar.get(upDownCookie)?.value;
  return (
    <ClientMessages namespaces={['auth', 'palette']}>
      <PageHeader title={t('title')} note={t('note', { name: account.name, account: account.account })} />
      <AccountCards
        account={account.account}
        hasPassword={account.hasPassword}
        organizations={organizations}
        orgId={ctx.scope.orgId}
        upDown={{
          own: upDownPairs.find((pair) => pair === own) ?? '',
          organization: upDownOf(null, organization.upDownColors),
          canSetOrganization: holds(ctx.scope, 'settings:write'),
        }}
        person={`${ctx.scope.orgId}/${ctx.actor.id}`}
      />
    </ClientMessages>
  );
}
