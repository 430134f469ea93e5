import { useTranslations } from 'next-intl';
import type { ComponentProps } from 'react';
import { SearchBox } from '@/components/data-table/search-box';
import { ChoiceLinks } from '@/components/ui/choice-links';
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
  const { expiring = null } = table;
  const queryOf = (which: string | null) =>
    `${search ? `q=${encodeURIComponent(search)}&` : ''}${which ? `f.expiring=${which}&` : ''}`;
  const query = queryOf(expiring);
  const choices = ([null, 'soon', 'over'] as const).map((which) => ({
    ...{ key: which ?? 'all', label: t(which ?? 'all'), href: `${path}?${queryOf(which)}` },
    isChosen: which === expiring,
  }));
  const words = { label: t('search'), placeholder: t('search'), clearLabel: common('clear') };
  return (
    <>
      <div className="mb-3 flex flex-wrap items-center gap-3">
        <div className="w-72 max-w-full">
          <SearchBox path={path} value={search} {...words} />
        </div>
        <ChoiceLinks label={t('filter')} choices={choices} />
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
