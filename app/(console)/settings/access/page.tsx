import type { Metadata } from 'next';
import { getTranslations } from 'next-intl/server';
import { AccessInbox } from '@/components/auth/access-inbox';
import { MyRequests } from '@/components/auth/my-requests';
import { ClientMessages } from '@/components/layout/client-messages';
import { PageHeader } from '@/components/ui/page-header';
import { requirePage } from '@/lib/auth/context';
import { listAccessRequests, listMyAccessRequests } from '@/lib/auth/queries/access-requests';
import { listPlaces } from '@/lib/auth/queries/people';
import { listGrantableRoles } from '@/lib/auth/queries/roles';
import { holds } from '@/lib/auth/scope';

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('users.access'))('title') };
}

export default async function AccessPage() {
  const ctx = await requirePage('access:request');
  const decides = holds(ctx.scope, 'access:decide');
  const [t, open, mine, places, roles] = await Promise.all([
    getTranslations('users.access'),
    decides ? listAccessRequests(ctx, { status: 'open' }) : [],
    listMyAccessRequests(ctx),
    listPlaces(ctx),
    listGrantableRoles(ctx),
  ]);
  const { timeZone, today } = ctx.scope;
  return (
    <ClientMessages namespaces={['users', 'auth']}>
      <PageHeader title={t('title')} note={decides ? t('note') : undefined} />
      <div className="grid max-w-200 gap-6">
        {decides ? <AccessInbox requests={open} {...{ places, timeZone, today, roles }} /> : null}
        <MyRequests requests={mine} timeZone={timeZone} isAlone={!decides} />
      </div>
    </ClientMessages>
  );
}
