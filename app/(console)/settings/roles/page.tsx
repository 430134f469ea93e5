import type { Metadata } from 'next';
import { getTranslations } from 'next-intl/server';
import { RoleList } from '@/components/auth/role-list';
import { ClientMessages } from '@/components/layout/client-messages';
import { PageHeader } from '@/components/ui/page-header';
import { requirePage } from '@/lib/auth/context';
import { permissions } from '@/lib/auth/permissions';
import { listPlaces } from '@/lib/auth/queries/people';
import { listRoles } from '@/lib/auth/queries/roles';
import { holds, reachesAll } from '@/lib/auth/scope';

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('roles'))('title') };
}

export default async function RolesPage() {
  const ctx = await requirePage('users:read');
  const [t, roles, places] = await Promise.all([getTranslations('roles'), listRoles(ctx), listPlaces(ctx)]);
  return (
    <ClientMessages namespaces={['roles', 'users', 'auth']}>
      <PageHeader title={t('title')} note={t('note')} />
      <RoleList
        {...{ roles, places, today: ctx.scope.today }}
        mine={permissions.filter((one) => one === 'self:read' || holds(ctx.scope, one))}
        canWrite={!ctx.preview && reachesAll(ctx.scope, 'users:write')}
      />
    </ClientMessages>
  );
}
