import type { Metadata } from 'next';
import { getTranslations } from 'next-intl/server';
import { AccountCards } from '@/components/auth/account-cards';
import { ClientMessages } from '@/components/layout/client-messages';
import { PageHeader } from '@/components/ui/page-header';
import { requirePage } from '@/lib/auth/context';
import { getMyAccount, listMyOrganizations } from '@/lib/auth/queries/account';

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('auth.account_page'))('title') };
}

export default async function AccountPage() {
  const ctx = await requirePage('organization:read');
  const [t, account, organizations] = await Promise.all([
    getTranslations('auth.account_page'),
    getMyAccount(ctx),
    listMyOrganizations(ctx),
  ]);
  return (
    <ClientMessages namespaces={['auth', 'palette']}>
      <PageHeader title={t('title')} note={t('note', { name: account.name, account: account.account })} />
      <AccountCards
        account={account.account}
        hasPassword={account.hasPassword}
        organizations={organizations}
        orgId={ctx.scope.orgId}
        person={`${ctx.scope.orgId}/${ctx.actor.id}`}
      />
    </ClientMessages>
  );
}
