import type { Metadata } from 'next';
import { redirect } from 'next/navigation';
import { getTranslations } from 'next-intl/server';
import { ArrangeHome } from '@/components/home/arrange-home';
import { ClientMessages } from '@/components/layout/client-messages';
import { Widget } from '@/components/metrics/widget-frame';
import { EmptyState } from '@/components/ui/empty-state';
import { PageHeader } from '@/components/ui/page-header';
import { requirePage } from '@/lib/auth/context';
import { homeKindOf } from '@/lib/auth/home';
import { placeCards } from '@/lib/home/cards';
import { getHomeLayouts } from '@/lib/home/queries';
import type { SearchParams } from '@/lib/metrics/dashboard-question';
import { homeWidgets } from '../widgets/home/cards';
import { readArrangements } from './read-arrangements';

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('home'))('title') };
}

export default async function HomePage({ searchParams }: { searchParams: Promise<SearchParams> }) {
  const ctx = await requirePage('overview:read');
  const home = homeKindOf(ctx.scope);
  if (!home) redirect('/overview');
  const [t, params, layouts] = await Promise.all([
    getTranslations('home'),
    searchParams,
    getHomeLayouts(ctx, { home }),
  ]);
  const cards = placeCards(home, layouts).filter(({ isShown }) => isShown);
  const arrangements = await readArrangements(ctx, { home, layouts });
  return (
    <>
      <PageHeader
        title={t('title')}
        note={t(home === 'admin' ? 'noteAdmin' : 'noteStores')}
        actions={
          <ClientMessages namespaces={['home', 'auth']}>
            <ArrangeHome arrangements={arrangements} />
          </ClientMessages>
        }
      />
      {cards.length === 0 ? (
        <EmptyState kind="first-use" title={t('arrange.hidden')} cause={t('arrange.hiddenCause')} />
      ) : null}
      <div className="grid gap-4 lg:grid-cols-2">
        {cards.map(({ key }) => (
          <Widget key={key} name={t(`cards.${key}`)} className="min-h-76" lines={4}>
            {homeWidgets[key]({ ctx, params })}
          </Widget>
        ))}
      </div>
    </>
  );
}
