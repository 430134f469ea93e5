import Link from 'next/link';
import { getTranslations } from 'next-intl/server';
import { Card } from '@/components/ui/card';
import { ChoiceLinks } from '@/components/ui/choice-links';
import { EmptyState } from '@/components/ui/empty-state';
import { type NoticeList as List, noticeLists } from '@/lib/inbox/input';
import type { Notice } from '@/lib/inbox/notice';
import { MarkAll } from './mark-all';
import { NoticeItem } from './notice-item';
import { readNoticeWords } from './notice-words';

type NoticeListProps = {
  list: List;
  rows: Notice[];
  now: Date;
  /** Cursor of the next page, and whether one is on a later one. */
  nextCursor: string | null;
  isLater: boolean;
  isPreview: boolean;
};

const href = (list: List, after?: string) => {
  const query = new URLSearchParams(list === 'all' ? {} : { list });
  if (after) query.set('after', after);
  return `/inbox${query.size > 0 ? `?${query}` : ''}`;
};

/** What one is told, the latest first, a page at a time. */
export async function NoticeList(props: NoticeListProps) {
  const { list, rows, now, nextCursor, isLater, isPreview } = props;
  const [t, words] = await Promise.all([getTranslations('inbox'), readNoticeWords()]);
  const empty = isPreview ? 'preview' : list;
  return (
    <div className="max-w-200">
      <div className="mb-3 flex flex-wrap items-center justify-between gap-3">
        <ChoiceLinks
          label={t('listLabel')}
          choices={noticeLists.map((key) => ({
            ...{ key, label: t(`lists.${key}`), href: href(key), isChosen: key === list },
          }))}
        />
        {list !== 'snoozed' && rows.length > 0 ? <MarkAll /> : null}
      </div>
      <Card className="overflow-hidden">
        {rows.length === 0 ? (
          <EmptyState
            kind={list === 'all' ? 'first-use' : 'no-match'}
            title={t(`empty.${empty}.title`)}
            cause={t(`empty.${empty}.cause`)}
          />
        ) : (
          <ul aria-label={t('caption')}>
            {rows.map((notice) => (
              <NoticeItem key={notice.id} notice={words(notice, now)} />
            ))}
          </ul>
        )}
      </Card>
      <nav aria-label={t('caption')} className="mt-3 flex justify-between gap-4 text-small">
        {isLater ? (
          <Link href={href(list) as '/inbox'} className="text-primary underline-offset-4 hover:underline">
            {t('newest')}
          </Link>
        ) : null}
        {nextCursor ? (
          <Link
            href={href(list, nextCursor) as '/inbox'}
            className="ml-auto text-primary underline-offset-4 hover:underline"
          >
            {t('older')}
          </Link>
        ) : null}
      </nav>
    </div>
  );
}
