import Link from 'next/link';
import { getLocale, getTranslations } from 'next-intl/server';
import { Card, CardBody, CardHeader } from '@/components/ui/card';
import { Status } from '@/components/ui/status';
import { formatDelta, formatMoney } from '@/lib/i18n/number-format';
import { changeOf } from '@/lib/metrics/comparison';
import type { DataComplete } from '@/lib/metrics/queries/data-complete';
import type { RankingRow } from '@/lib/metrics/queries/ranking';
import { netFen } from '@/lib/metrics/sales-figures';
import { readComplete, readStoreChanges } from './reads';
import { failIfAsked, type WidgetProps } from './widget-question';

type Item = { key: string; tone: 'warn' | 'bad'; what: string; title: string; why: string; href: string };

/** Feeds first, since no feed is not no sales; a store without data is never called falling. */
async function itemsOf(complete: DataComplete, rows: readonly RankingRow[]) {
  const [t, common, locale] = await Promise.all([
    getTranslations('overview'),
    getTranslations('common'),
    getLocale(),
  ]);
  const silent = complete.silent.map(
    (feed): Item => ({
      ...{ key: `silent-${feed.storeId}`, tone: 'bad', what: t('attention.silent'), title: feed.name },
      why: feed.lastDay ? t('attention.silentSince', { day: feed.lastDay }) : t('attention.never'),
      href: `/stores/${feed.storeId}`,
    }),
  );
  const gaps = complete.gaps.map(
    (feed): Item => ({
      ...{ key: `gap-${feed.storeId}`, tone: 'warn', what: t('attention.gap'), title: feed.name },
      why: t('attention.gapDays', {
        count: feed.gapDays.length,
        days: feed.gapDays.map((day) => day.slice(5)).join(common('listComma')),
      }),
      href: `/stores/${feed.storeId}`,
    }),
  );
  const noData = new Set([...complete.silent, ...complete.gaps].map((feed) => feed.storeId));
  const falls = rows
    .flatMap((row) => {
      if (!row.before || noData.has(row.key)) return [];
      const change = changeOf(netFen(row.before), netFen(row.figures));
      return change.kind === 'percent' && change.amount < 0n ? [{ row, change }] : [];
    })
    .sort((a, b) => (a.change.amount < b.change.amount ? -1 : 1))
    .slice(0, 3)
    .map(
      ({ row, change }): Item => ({
        ...{ key: `fall-${row.key}`, tone: 'bad', what: t('attention.fall'), title: row.name },
        why: t('attention.fallBy', {
          amount: formatMoney(change.amount, locale, { compact: true, signed: true }),
          delta: formatDelta(change.bps),
        }),
        href: `/stores/${row.key}`,
      }),
    );
  const items = [...silent.slice(0, 2), ...gaps.slice(0, 2), ...falls].slice(0, 5);
  const hidden = silent.length + gaps.length - silent.slice(0, 2).length - gaps.slice(0, 2).length;
  return { items, hidden };
}

/** What a person must look at now: feeds that stand still first, since no feed is not no sales; then the largest gaps. */
export async function Attention({ ctx, question, params }: WidgetProps) {
  failIfAsked(params, 'attention');
  const [t, complete, stores] = await Promise.all([
    getTranslations('overview'),
    readComplete(ctx, question),
    readStoreChanges(ctx, question),
  ]);
  const { items, hidden } = await itemsOf(complete, stores.rows);
  return (
    <Card className="flex flex-col">
      <CardHeader title={t('attention.title', { count: items.length })} />
      <CardBody className="grow">
        {items.length === 0 ? (
          <p className="text-body text-ink-2">{t('attention.none')}</p>
        ) : (
          <ul className="grid grid-cols-1 gap-px">
            {items.map((item) => (
              <li key={item.key} className="border-t first:border-t-0">
                <Link
                  href={item.href}
                  className="-mx-2 grid grid-cols-1 gap-0.5 rounded-control px-2 py-2 hover:bg-hover max-md:min-h-12"
                >
                  <span className="flex items-baseline justify-between gap-3">
                    <span className="min-w-0 truncate font-medium text-ink">{item.title}</span>
                    <Status tone={item.tone} className="shrink-0">
                      {item.what}
                    </Status>
                  </span>
                  <span className="text-small text-ink-2 tabular-nums">{item.why}</span>
                </Link>
              </li>
            ))}
          </ul>
        )}
        {hidden > 0 ? (
          <p className="mt-2 text-note text-ink-3">{t('attention.more', { count: hidden })}</p>
        ) : null}
      </CardBody>
    </Card>
  );
}
