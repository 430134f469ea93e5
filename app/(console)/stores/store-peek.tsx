import { getLocale } from 'next-intl/server';
import { peekOf } from '@/components/data-table/peek';
import type { SearchParams } from '@/components/data-table/table-state';
import { StoreGlance } from '@/components/stores/store-glance';
import type { Context } from '@/lib/auth/context';
import { holds } from '@/lib/auth/scope';
import { findLocale } from '@/lib/i18n/locale';
import { getDataComplete } from '@/lib/metrics/queries/data-complete';
import { getSales, listSalesSeries } from '@/lib/metrics/queries/sales';
import { findStore } from '@/lib/stores/queries/get-store';
import { addDays, asDay, eachDay, monthStart, previousPeriod } from '@/lib/time';
import { withTargets } from './with-targets';

/** The 28 days to the last complete one, beside the 28 before. */
async function readTrade(ctx: Context, storeId: string) {
  if (!holds(ctx.scope, 'overview:read') || !holds(ctx.scope, 'reports:read')) return null;
  const node = { storeId };
  const { completeTo } = await getDataComplete(ctx, { node });
  if (!completeTo) return null;
  const to = asDay(completeTo);
  const range = { from: addDays(to, -27), to };
  const [{ figures, before }, points] = await Promise.all([
    getSales(ctx, { node, range, base: previousPeriod(range) }),
    listSalesSeries(ctx, { node, range, grain: 'day' }),
  ]);
  const byDay = new Map(points.map((point) => [point.key, point.figures]));
  return { range, figures, before, days: eachDay(range).map((day) => byDay.get(day) ?? null) };
}

/** A store at a glance, beside the list it stands in. */
async function StorePeek({ ctx, id }: { ctx: Context; id: string }) {
  const [store, trade, { rows, month }, locale] = await Promise.all([
    findStore(ctx, { id }),
    readTrade(ctx, id),
    withTargets(ctx, [{ id }]),
    getLocale(),
  ]);
  if (!store) return null;
  return (
    <StoreGlance
      store={store}
      trade={trade}
      progress={rows[0]?.progress ?? null}
      month={month ?? monthStart(asDay(ctx.scope.today)).slice(0, 7)}
      today={ctx.scope.today}
      locale={findLocale(locale) ?? 'zh-CN'}
    />
  );
}

/** The store that an address looks at, if any. */
export function peekedStore(ctx: Context, params: SearchParams) {
  const id = peekOf(params);
  return { id, content: id && <StorePeek ctx={ctx} id={id} /> };
}
