import { X } from 'lucide-react';
import Link from 'next/link';
import type { ReactNode } from 'react';
import { fillWords } from '@/lib/i18n/fill-words';
import { type QueryField, QueryForm } from './query-form';
import { SearchBox } from './search-box';
import type { TableWords } from './table-words';

/** One active filter: `状态：营业中`, and the address of the list without it. */
export type FilterChip = { key: string; label: string; href: string };

type FilterBarProps = {
  path: string;
  search: { value: string; placeholder: string };
  chips: readonly FilterChip[];
  /** The list without any filter. */
  clearHref: string;
  fields: readonly QueryField[];
  /** What the forms must carry along: sort, columns, density, view. */
  carried: Readonly<Record<string, string>>;
  words: TableWords;
  /** Right side: column settings, export, new. */
  actions?: ReactNode;
};

/** Search, chips and the query form over the same URL state; everything but the debounce works without a script. */
export function FilterBar(props: FilterBarProps) {
  const { path, search, chips, clearHref, fields, carried, words, actions } = props;
  return (
    <div className="mb-3 grid gap-3 print:hidden">
      <QueryForm
        path={path}
        fields={fields}
        carried={carried}
        words={words}
        actions={actions}
        query={search.value}
      >
        <SearchBox
          path={path}
          value={search.value}
          placeholder={search.placeholder}
          label={words.search}
          clearLabel={words.clearSearch}
        />
      </QueryForm>
      {chips.length > 0 && (
        <ul className="flex flex-wrap items-center gap-2 max-md:-mx-4 max-md:flex-nowrap max-md:overflow-x-auto max-md:px-4 max-md:*:shrink-0 max-md:[scrollbar-width:none]">
          {chips.map((chip) => (
            <li
              key={chip.key}
              className="flex h-7 items-center rounded-full border border-primary/40 bg-primary-tint pl-3 text-small text-ink max-md:h-10"
            >
              {chip.label}
              <Link
                href={chip.href}
                prefetch={false}
                scroll={false}
                aria-label={fillWords(words.removeFilter, { name: chip.label })}
                className="ml-0.5 grid size-7 place-items-center rounded-full text-ink-2 hover:text-ink max-md:size-10"
              >
                <X aria-hidden className="size-3.5" />
              </Link>
            </li>
          ))}
          <li>
            <Link
              href={clearHref}
              prefetch={false}
              scroll={false}
              className="inline-flex h-7 items-center rounded-tag px-1 text-small text-primary underline-offset-4 hover:underline"
            >
              {words.clearFilters}
            </Link>
          </li>
        </ul>
      )}
    </div>
  );
}
