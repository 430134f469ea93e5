'use client';
import { Info } from 'lucide-react';
import type { ReactNode } from 'react';
import { Popover } from './popover';

/** The ⓘ behind a number: what it is, how it is computed, from where, and how fresh. */
export function InfoTip({
  label,
  title,
  definition,
  rows = [],
  link,
}: {
  /** The name of the button, such as `口径：成交率`. */
  label: string;
  title: ReactNode;
  definition: ReactNode;
  /** Formula, source, freshness: each with its own word. */
  rows?: { label: string; value: ReactNode; code?: boolean }[];
  link?: ReactNode;
}) {
  return (
    <Popover
      label={label}
      className="w-80"
      trigger={
        <button
          type="button"
          aria-label={label}
          className="relative inline-grid size-5 shrink-0 place-items-center rounded-full text-ink-3 before:absolute before:-inset-0.5 hover:text-primary data-[state=open]:text-primary max-md:before:-inset-3.5"
        >
          <Info aria-hidden className="size-3.5" />
        </button>
      }
    >
      <p className="font-semibold">{title}</p>
      <p className="mt-1 text-small text-ink-2">{definition}</p>
      {rows.length > 0 ? (
        <dl className="mt-3 grid grid-cols-[auto_1fr] gap-x-3 gap-y-1.5 border-t pt-3 text-small">
          {rows.map((row) => (
            <div key={row.label} className="col-span-2 grid grid-cols-subgrid">
              <dt className="text-ink-3">{row.label}</dt>
              <dd className={row.code ? 'rounded-tag bg-hover px-1.5' : undefined}>{row.value}</dd>
            </div>
          ))}
        </dl>
      ) : null}
      {link ? <div className="mt-3 text-small">{link}</div> : null}
    </Popover>
  );
}
