import { ArrowDown, ArrowUp, ChevronsUpDown } from 'lucide-react';
import Link from 'next/link';
import type { ReactNode } from 'react';
import type { Sort } from './table-state';

type SortLinkProps = {
  href: string;
  label: string;
  sort: Sort | null;
  columnKey: string;
  children: ReactNode;
};

/** The header of a sortable column: a plain link, so that an order can be opened, shared and gone back from. */
export function SortLink({ href, label, sort, columnKey, children }: SortLinkProps) {
  const isSorted = sort?.key === columnKey;
  const Icon = !isSorted ? ChevronsUpDown : sort.isDescending ? ArrowDown : ArrowUp;
  return (
    <Link
      href={href}
      scroll={false}
      prefetch={false}
      title={label}
      className={`group inline-flex min-h-6 items-center gap-1 rounded-tag whitespace-nowrap hover:text-ink max-md:min-h-10 max-md:rounded-full max-md:border max-md:px-3 ${
        isSorted ? 'text-ink max-md:border-primary max-md:bg-primary-tint' : ''
      }`}
    >
      {children}
      <Icon
        aria-hidden
        className={`size-3.5 shrink-0 ${isSorted ? 'text-primary' : 'text-ink-3 opacity-60 group-hover:opacity-100'}`}
      />
    </Link>
  );
}
