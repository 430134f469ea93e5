import { useTranslations } from 'next-intl';
import type { ComponentProps } from 'react';
import { SearchBox } from '@/components/data-table/search-box';
import { Pagination } from '@/components/ui/pagination';
import { PeopleTable } from './people-table';

type Props = ComponentProps<typeof PeopleTable> & {
  path: string;
  search: string;
  /** Whether this is a later page, and where the next one begins. */
  isLater: boolean;
  nextCursor: string | null;
};

/** Search line, people, and the way to the next page. */
export function PeopleList({ path, search, isLater, nextCursor, ...table }: Props) {
  const t = useTranslations('users');
  const common = useTranslations('common');
  const query = search ? `q=${encodeURIComponent(search)}&` : '';
  const words = { label: t('search'), placeholder: t('search'), clearLabel: common('clear') };
  return (
    <>
      <div className="mb-3 max-w-80">
        <SearchBox path={path} value={search} {...words} />
      </div>
      <PeopleTable {...table} />
      <div className="mt-3">
        <Pagination
          label={t('title')}
          count={t('count', { count: table.people.length })}
          prevLabel={common('prevPage')}
          nextLabel={common('nextPage')}
          prevHref={isLater ? `${path}?${query}` : null}
          nextHref={nextCursor && `${path}?${query}after=${nextCursor}`}
        />
      </div>
    </>
  );
}
