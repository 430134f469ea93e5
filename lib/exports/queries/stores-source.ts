import 'server-only';
import type { Context } from '@/lib/auth/context';
import { holds } from '@/lib/auth/scope';
import type { FileWords } from '@/lib/i18n/file-words';
import { findCityByCode } from '@/lib/organization/cities';
import { summarizeWeek } from '@/lib/stores/opening-hours';
import { listStores, type StoreLine } from '@/lib/stores/queries/list-stores';
import type { Progress } from '@/lib/targets/progress';
import { listStoreProgress } from '@/lib/targets/queries/store-progress';
import { withProgress } from '@/lib/targets/target-rows';
import { addDays, asDay, monthStart } from '@/lib/time';
import { keysetPages } from '../keyset-pages';
import type { ExportColumn, ExportSource } from './source';

type Row = StoreLine & { progress: Progress | null };

const seesTargets = ({ scope }: Context) => holds(scope, 'targets:read') && holds(scope, 'reports:read');
/** The month that the list shows: that of yesterday. */
const monthOf = ({ scope }: Context) => monthStart(addDays(asDay(scope.today), -1));

async function withTargets(ctx: Context, stores: readonly StoreLine[]): Promise<Row[]> {
  const rows = stores.map((row) => ({ ...row, storeId: row.id }));
  if (!seesTargets(ctx)) return withProgress(rows, []);
  const storeIds = rows.map(({ id }) => id);
  return withProgress(rows, await listStoreProgress(ctx, { storeIds, month: monthOf(ctx), through: null }));
}

const targetColumns = (ctx: Context, { columns: more }: FileWords['exports']): ExportColumn<Row>[] => {
  const month = monthOf(ctx).slice(0, 7);
  const head = (name: string, unit = '') => `${month} ${name}${unit}`;
  return [
    {
      ...{ key: 'target', header: head(more.target, more.yuan), type: 'money' },
      value: ({ progress }) => progress?.targetFen ?? null,
    },
    {
      ...{ key: 'actual', header: head(more.actual, more.yuan), type: 'money' },
      value: ({ progress }) => progress?.actualFen ?? null,
    },
    {
      ...{ key: 'achieved', header: head(more.achieved), type: 'percent' },
      value: ({ progress }) => (progress?.achievedBps == null ? null : Number(progress.achievedBps) / 10_000),
    },
  ];
};

/** A week in words; one line for all days is the text that an import reads. */
function hoursText({ openingHours }: StoreLine, words: FileWords['stores']['hours']): string | null {
  if (!openingHours) return null;
  const parts = summarizeWeek(openingHours.week);
  const day = (weekday: number) => words.weekdays[String(weekday) as keyof typeof words.weekdays];
  return parts
    .map(({ from, to, kind, times }) => {
      const said = kind === 'open' ? times : kind === 'closed' ? words.closed : words.allDay;
      if (parts.length === 1) return said;
      return `${from === to ? day(from) : `${day(from)}–${day(to)}`} ${said}`;
    })
    .join('; ');
}

export const storesSource: ExportSource<Row> = {
  columns: ({ stores: { columns, status, form, hours }, exports: words }, ctx) => [
    { key: 'name', header: columns.name, type: 'text', value: (row) => row.name },
    { key: 'code', header: columns.code, type: 'text', value: (row) => row.code },
    { key: 'status', header: columns.status, type: 'text', value: (row) => status[row.status] },
    { key: 'brand', header: columns.brand, type: 'text', value: (row) => row.brandName },
    { key: 'brandCode', header: words.columns.brandCode, type: 'text', value: (row) => row.brandCode },
    {
      ...{ key: 'region', header: columns.region, type: 'text' },
      value: (row) => [row.parentRegionName, row.regionName].filter(Boolean).join(' / '),
    },
    { key: 'regionCode', header: words.columns.regionCode, type: 'text', value: (row) => row.regionCode },
    {
      ...{ key: 'city', header: columns.city, type: 'text' },
      value: (row) => (row.cityCode ? (findCityByCode(row.cityCode)?.name ?? row.cityCode) : null),
    },
    { key: 'address', header: words.columns.address, type: 'text', value: (row) => row.address },
    { key: 'latitude', header: words.columns.latitude, type: 'number', value: (row) => row.latitude },
    { key: 'longitude', header: words.columns.longitude, type: 'number', value: (row) => row.longitude },
    { key: 'opened', header: columns.opened, type: 'day', value: (row) => row.openedOn },
    { key: 'format', header: columns.format, type: 'text', value: (row) => row.format },
    {
      ...{ key: 'area', header: `${columns.area} (m²)`, type: 'number' },
      value: (row) => (row.areaM2 === null ? null : Number(row.areaM2)),
    },
    { key: 'manager', header: columns.manager, type: 'text', value: (row) => row.managerName },
    ...(holds(ctx.scope, 'phones:read')
      ? [{ key: 'phone', header: form.phone, type: 'text' as const, value: (row: Row) => row.phone }]
      : []),
    { key: 'hours', header: form.hours, type: 'text', value: (row) => hoursText(row, hours) },
    ...(seesTargets(ctx) ? targetColumns(ctx, words) : []),
  ],
  async *pages(ctx, { question, ids }) {
    const pages = keysetPages((cursor) =>
      listStores(ctx, {
        ...{ ids, cursor, search: question.search, sort: question.sort, limit: 1000 },
        ...{ regions: question.filter('region'), brands: question.filter('brand') },
        ...{ statuses: question.filter('status'), cities: question.filter('city') },
        ...{ formats: question.filter('format'), importId: question.filter('import')?.[0] },
      }),
    );
    for await (const page of pages) yield await withTargets(ctx, page);
  },
};
