import type { Metadata } from 'next';
import { notFound } from 'next/navigation';
import { getTranslations } from 'next-intl/server';
import { validate as isUuid } from 'uuid';
import { PersonCard } from '@/components/auth/person-card';
import { ClientMessages } from '@/components/layout/client-messages';
import { Breadcrumb } from '@/components/ui/breadcrumb';
import { PageHeader } from '@/components/ui/page-header';
import { Status } from '@/components/ui/status';
import { orNotFound, requirePage } from '@/lib/auth/context';
import { maySeeAs } from '@/lib/auth/preview';
import { getPerson, listPlaces } from '@/lib/auth/queries/people';
import { listGrantableRoles } from '@/lib/auth/queries/roles';
import { holds } from '@/lib/auth/scope';

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('users'))('title') };
}

export default async function PersonPage({ params }: { params: Promise<{ id: string }> }) {
  const ctx = await requirePage('users:read');
  const { id } = await params;
  if (!isUuid(id)) notFound();
  const [t, person, places, roles] = await Promise.all([
    getTranslations('users'),
    orNotFound(getPerson(ctx, { userId: id })),
    listPlaces(ctx),
    listGrantableRoles(ctx),
  ]);
  return (
    <ClientMessages namespaces={['users', 'auth', 'roles']}>
      <PageHeader
        breadcrumb={
          <Breadcrumb
            label={t('back')}
            items={[{ label: t('back'), href: '/settings/users' }, { label: person.name }]}
          />
        }
        title={person.name}
        note={person.account}
        meta={
          <Status tone={person.isDisabled ? 'neutral' : 'good'}>
            {t(person.isDisabled ? 'disabled' : 'active')}
          </Status>
        }
      />
      <PersonCard
        {...{ person, places, timeZone: ctx.scope.timeZone, today: ctx.scope.today, now: ctx.now }}
        roles={holds(ctx.scope, 'users:write') ? roles : null}
        isMyself={person.id === ctx.scope.userId}
        canPreview={!ctx.preview && !person.isDisabled && maySeeAs(ctx.scope)}
      />
    </ClientMessages>
  );
}
