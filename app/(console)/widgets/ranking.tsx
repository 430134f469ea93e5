import { getLocale, getTranslations } from 'next-intl/server';
import { DataTable } from '@/components/data-table/data-table';
import { readTableWords } from '@/components/data-table/read-table-words';
import { MetricTip } from '@/components/metrics/metric-tip';
import { rankingColumns } from '@/components/metrics/ranking-columns';
import { Card, CardHeader } from '@/components/ui/card';
import { EmptyState } from '@/components/ui/empty-state';
import { Pagination } from '@/components/ui/pagination';
import type { Comparison } from '@/lib/metrics/comparison';
import { dashboardHref } from '@/lib/metrics/dashboard-question';
import { listRanking } from '@/lib/metrics/queries/ranking';
import type { Progress } from '@/lib/targets/progress';
import { listAchievedRanking } from '@/lib/targets/queries/ranking';
import { listStoreProgress } from '@/lib/targets/queries/store-progress';
import { readTargets } from './reads';
import { failIfAsked, type WidgetProps } from './widget-question';

const pageSize = 20;

async function columnWords(comparison: Comparison) {
  const [t, m] = await Promise.all([getTranslations('overview'), getTranslations('metrics')]);
  return {
    store: t('ranking.store'),
    rank: t('ranking.rank'),
    net: t('ranking.net'),
    change: m(`comparison.${comparison}`),
    orders: m('dictionary.orders.name'),
    aov: t('ranking.aov'),
    identified: t('ranking.identified'),
    peopleNet: t('ranking.peopleNet'),
    achieved: t('ranking.achieved'),
    trend: t('ranking.trend'),
    trendOf: (name: string) => t('ranking.trendOf', { name }),
  };
}

async function readPage(ctx: WidgetProps['ctx'], question: WidgetProps['question']) {
  const { node, range, base, sort, after } = question;
  const { metric, isAscending } = sort;
  const asked = { ...{ node, range, base, by: 'store' as const }, after, limit: pageSize, isAscending };
  if (metric !== 'achievedBps') return listRanking(ctx, { ...asked, metric });
  const targets = await readTargets(ctx, question);
  if (!targets) return listRanking(ctx, { ...asked, metric: 'netFen' });
  return listAchievedRanking(ctx, { ...asked, month: targets.month, through: targets.through });
}

/** Where each store of the page stands in the month; null where nobody has a target, or for who may not see it. */
async function readAchieved(
  ctx: WidgetProps['ctx'],
  { question, keys }: { question: WidgetProps['question']; keys: string[] },
) {
  const targets = await readTargets(ctx, question);
  if (!targets?.progress) return null;
  const { month, through } = targets;
  const rows = await listStoreProgress(ctx, { storeIds: keys, month, through });
  const known = new Map(rows.map(({ storeId, progress }) => [storeId, progress]));
  return (key: string): Progress | null => known.get(key) ?? null;
}

/** Who: the stores of the node by any column, with rank, its change and a trend. */
export async function Ranking({ ctx, question, params, path }: WidgetProps) {
  failIfAsked(params, 'ranking');
  const { sort, after } = question;
  const [t, c, locale, words, page] = await Promise.all([
    getTranslations('overview'),
    getTranslations('common'),
    getLocale(),
    readTableWords(),
    readPage(ctx, question),
  ]);
  const href = (change: Record<string, string | undefined>) => dashboardHref(path, { params, change });
  const sortHref = (key: string) => {
    const isSame = key === sort.metric;
    const next = isSame && !sort.isAscending ? key : isSame ? '-netFen' : `-${key}`;
    return href({ sort: next === '-netFen' ? undefined : next, after: undefined });
  };
  const from = page.rows.length > 0 ? after + 1 : 0;
  return (
    <Card className="overflow-hidden" id="ranking">
      <CardHeader title={t('ranking.title', { count: page.total })} info={<MetricTip metric="net_sales" />} />
      <div className="md:[&_section]:rounded-none md:[&_section]:border-x-0 md:[&_section]:border-b-0 max-md:px-4">
        <DataTable
          caption={t('ranking.caption')}
          columns={rankingColumns({
            locale,
            rows: page.rows,
            achieved: await readAchieved(ctx, { question, keys: page.rows.map((row) => row.key) }),
            words: await columnWords(question.comparison),
          })}
          rows={page.rows}
          rowKey={(row) => row.key}
          rowHref={(row) => `/stores/${row.key}`}
          sort={{ key: sort.metric, isDescending: !sort.isAscending }}
          sortHref={sortHref}
          words={words}
          maxHeight="none"
          empty={<EmptyState kind="no-match" title={t('empty.title')} cause={t('empty.text')} level={3} />}
        />
      </div>
      {page.total > pageSize ? (
        <div className="px-5 py-3 max-md:px-4">
          <Pagination
            label={t('ranking.pages')}
            count={c('rangeOfTotal', { from, to: after + page.rows.length, count: page.total })}
            prevHref={
              after > 0 ? href({ after: after > pageSize ? String(after - pageSize) : undefined }) : null
            }
            nextHref={page.next === null ? null : href({ after: String(page.next) })}
            prevLabel={c('prevPage')}
            nextLabel={c('nextPage')}
          />
        </div>
      ) : null}
    </Card>
  );
}
