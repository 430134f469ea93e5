import { getTranslations } from 'next-intl/server';
import { OrdersLink } from '@/components/metrics/orders-link';
import { Widget } from '@/components/metrics/widget-frame';
import type { Context } from '@/lib/auth/context';
import { holds } from '@/lib/auth/scope';
import { dashboardHref, type SearchParams } from '@/lib/metrics/dashboard-question';
import { Answer } from './answer';
import { CompleteTo } from './complete-to';
import { Equation, equationRoom } from './equation';
import { Filters } from './filters';
import { NetChart, StockChart } from './growth';
import { Headline, stripRoom } from './headline';
import { openNode } from './open-node';
import { People } from './people';
import { StorePosition } from './store-position';
import { Trend } from './trend';

type StoreFiguresProps = { ctx: Context; id: string; params: SearchParams };

/** How business goes in one store. */
export async function StoreFigures({ ctx, id, params }: StoreFiguresProps) {
  const t = await getTranslations('overview');
  const { question, anchor } = await openNode(ctx, { params, node: { storeId: id } });
  const props = { ctx, question, params, path: `/stores/${id}` };
  const ordersHref = dashboardHref(`/stores/${id}/orders`, { params, change: { compare: undefined } });
  const part = (name: string, className: string, lines: number, children: React.ReactNode) => (
    <Widget name={name} className={className} lines={lines}>
      {children}
    </Widget>
  );
  return (
    <>
      <Filters {...props} anchor={anchor} hasScope={false} />
      <div className="grid gap-4 md:grid-cols-12">
        {part(t('part.answer'), 'min-h-20 md:col-span-12 md:min-h-15', 0, <Answer {...props} isStore />)}
        {part(t('part.headline'), `md:col-span-12 ${stripRoom}`, 2, <Headline {...props} isStrip />)}
        <div className="flex flex-wrap items-baseline justify-between gap-x-6 gap-y-1 md:col-span-12">
          {part(t('part.position'), 'min-h-5', 0, <StorePosition {...props} storeId={id} />)}
          {holds(ctx.scope, 'orders:read') ? <OrdersLink href={ordersHref} /> : null}
        </div>
        {part(t('part.equation'), `md:col-span-12 ${equationRoom}`, 4, <Equation {...props} />)}
        {part(t('part.trend'), 'min-h-106 md:col-span-12 md:min-h-98', 6, <Trend {...props} />)}
        {part(t('part.stock'), 'min-h-94 md:col-span-6 xl:col-span-4', 6, <StockChart {...props} />)}
        {part(t('part.net'), 'min-h-94 md:col-span-6 xl:col-span-4', 6, <NetChart {...props} />)}
        {part(
          t('part.people'),
          'min-h-47 md:col-span-12 xl:col-span-4',
          6,
          <People {...props} sheetHref={`/stores/${id}/assets`} />,
        )}
      </div>
      <div className="mt-4">
        {part(t('part.complete'), 'min-h-5', 0, <CompleteTo {...props} anchor={anchor} />)}
      </div>
    </>
  );
}
