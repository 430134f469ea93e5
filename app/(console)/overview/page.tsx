import type { Metadata } from 'next';
import { getTranslations } from 'next-intl/server';
import { Widget } from '@/components/metrics/widget-frame';
import { requirePage } from '@/lib/auth/context';
import type { SearchParams } from '@/lib/metrics/dashboard-question';
import { Answer } from '../widgets/answer';
import { Attention } from '../widgets/attention';
import { Children } from '../widgets/children';
import { CompleteTo } from '../widgets/complete-to';
import { Equation, nodeEquationRoom } from '../widgets/equation';
import { Filters } from '../widgets/filters';
import { First } from '../widgets/first';
import { NetChart, StockChart } from '../widgets/growth';
import { Headline, headlineRoom } from '../widgets/headline';
import { openNode } from '../widgets/open-node';
import { People } from '../widgets/people';
import { ProvinceMap } from '../widgets/province-map';
import { Ranking } from '../widgets/ranking';
import { Trend } from '../widgets/trend';

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('overview'))('title') };
}

export default async function OverviewPage({ searchParams }: { searchParams: Promise<SearchParams> }) {
  const ctx = await requirePage('overview:read');
  const params = await searchParams;
  const t = await getTranslations('overview');
  const { question, anchor, complete } = await openNode(ctx, { params });
  if (complete.lastDay === null && complete.liveStores === 0) return <First ctx={ctx} />;
  const props = { ctx, question, params, path: '/overview' };
  const part = (name: string, className: string, lines: number, children: React.ReactNode) => (
    <Widget name={name} className={className} lines={lines}>
      {children}
    </Widget>
  );
  return (
    <>
      <Filters {...props} anchor={anchor} hasScope />
      <div className="grid gap-4 md:grid-cols-12">
        {part(t('part.answer'), 'min-h-27 md:col-span-12 md:min-h-20 lg:min-h-15', 0, <Answer {...props} />)}
        {part(t('part.headline'), `md:col-span-12 xl:col-span-4 ${headlineRoom}`, 5, <Headline {...props} />)}
        {part(
          t('part.equation'),
          `md:col-span-12 xl:col-span-8 ${nodeEquationRoom}`,
          5,
          <Equation {...props} />,
        )}
        {part(t('part.trend'), 'min-h-106 md:col-span-12 md:min-h-98 xl:col-span-8', 6, <Trend {...props} />)}
        {part(t('part.attention'), 'min-h-104 md:col-span-12 xl:col-span-4', 6, <Attention {...props} />)}
        {part(t('part.ranking'), 'min-h-240 md:col-span-12', 12, <Ranking {...props} />)}
        {part(t('part.stock'), 'min-h-94 md:col-span-6 xl:col-span-4', 6, <StockChart {...props} />)}
        {part(t('part.net'), 'min-h-94 md:col-span-6 xl:col-span-4', 6, <NetChart {...props} />)}
        {part(t('part.people'), 'min-h-54 md:col-span-12 xl:col-span-4', 6, <People {...props} />)}
        {part(t('part.provinces'), 'min-h-140 md:col-span-12', 10, <ProvinceMap {...props} />)}
        {part(t('part.regions'), 'min-h-80 md:col-span-12', 6, <Children {...props} />)}
      </div>
      <div className="mt-4">{part(t('part.complete'), 'min-h-5', 0, <CompleteTo {...props} />)}</div>
    </>
  );
}
