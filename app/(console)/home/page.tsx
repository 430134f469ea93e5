import type { Metadata } from 'next';
import { redirect } from 'next/navigation';
import { getTranslations } from 'next-intl/server';
import { ArrangeHome } from '@/components/home/arrange-home';
import { EmptyHome } from '@/components/home/home-empty';
import { ClientMessages } from '@/components/layout/client-messages';
import { Widget } from '@/components/metrics/widget-frame';
import { PageHeader } from '@/components/ui/page-header';
import { requirePage } from '@/lib/auth/context';
import { homeKindOf } from '@/lib/auth/home';
import { holds } from '@/lib/auth/scope';
import { placeCards } from '@/lib/home/cards';
import { getHomeLayouts } from '@/lib/home/queries';
import type { SearchParams } from '@/lib/metrics/dashboard-question';
import { cardsFor } from '../widgets/home/card-needs';
import { homeWidgets } from '../widgets/home/cards';
import { readArrangements } from './read-arrangements';

/** Room for a few lines until they are there; a card that has nothing to say takes only what it needs. */
const cardRoom = 'min-h-76 has-[[data-empty]]:min-h-0 has-[[data-empty]]:self-start';

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
  const own = cardsFor(placeCards(home, layouts), (permission) => holds(ctx.scope, permission));
  const cards = own.filter(({ isShown }) => isShown);
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
      {cards.length === 0 ? <EmptyHome isHidden={own.length > 0} /> : null}
      <div className="grid gap-4 lg:grid-cols-2">
        {cards.map(({ key }) => (
          <Widget key={key} name={t(`cards.${key}`)} className={cardRoom} lines={4}>
            {homeWidgets[key]({ ctx, params })}
          </Widget>
        ))}
      </div>
    </>
  );
}
