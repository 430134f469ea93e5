import { useLocale, useTranslations } from 'next-intl';
import { DataTable } from '@/components/data-table/data-table';
import type { TableWords } from '@/components/data-table/table-words';
import { EmptyState } from '@/components/ui/empty-state';
import { Status } from '@/components/ui/status';
import { findLocale } from '@/lib/i18n/locale';
import { momentFormat } from '@/lib/i18n/moment-format';
import { formatCount } from '@/lib/i18n/number-format';
import { typeKey } from './item-words';

type Feed = { source: string; type: string; lastReceivedAt: Date; lastOccurredAt: Date; accepted: number };

const aDay = 86_400_000;

/** Every feed with its last sign of life; silence of over a day is said in words. */
export function FeedTable(props: { feeds: Feed[]; now: Date; timeZone: string; words: TableWords }) {
  const t = useTranslations('ingest');
  const locale = findLocale(useLocale()) ?? 'zh-CN';
  const moment = momentFormat(props.timeZone);
  const isQuiet = (feed: Feed) => props.now.getTime() - feed.lastReceivedAt.getTime() > aDay;
  return (
    <DataTable
      caption={t('feeds.title')}
      columns={[
        { key: 'source', header: t('feeds.source'), isFixed: true, render: (row: Feed) => row.source },
        { key: 'type', header: t('feeds.type'), render: (row) => t(`type.${typeKey(row.type)}`) },
        {
          key: 'state',
          header: t('feeds.state'),
          render: (row) => (
            <Status tone={isQuiet(row) ? 'warn' : 'good'}>
              {t(isQuiet(row) ? 'feeds.quiet' : 'feeds.live')}
            </Status>
          ),
        },
        { key: 'occurred', header: t('feeds.lastOccurred'), render: (row) => moment(row.lastOccurredAt) },
        { key: 'received', header: t('feeds.lastReceived'), render: (row) => moment(row.lastReceivedAt) },
        {
          ...{ key: 'accepted', header: t('feeds.accepted'), align: 'end' },
          render: (row) => formatCount(BigInt(row.accepted), locale),
        },
      ]}
      rows={props.feeds}
      rowKey={(row) => `${row.source} ${row.type}`}
      words={props.words}
      empty={<EmptyState kind="first-use" title={t('feeds.empty')} cause={t('feeds.emptyCause')} />}
    />
  );
}
