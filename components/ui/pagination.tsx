import { ChevronLeft, ChevronRight } from 'lucide-react';
import Link from 'next/link';
import { buttonClass } from './button-class';

/** Keyset paging: one step back, one step on, and how many there are. A missing address is a closed door. */
export function Pagination({
  label,
  count,
  prevHref,
  nextHref,
  prevLabel,
  nextLabel,
}: {
  label: string;
  count: string;
  prevHref?: string | null;
  nextHref?: string | null;
  prevLabel: string;
  nextLabel: string;
}) {
  const step = (
    href: string | null | undefined,
    text: string,
    icon: React.ReactNode,
    rel: 'prev' | 'next',
  ) =>
    href ? (
      <Link
        href={href}
        rel={rel}
        aria-label={text}
        title={text}
        className={buttonClass({ size: 'sm', className: 'px-2!' })}
      >
        {icon}
      </Link>
    ) : (
      <button
        type="button"
        disabled
        aria-label={text}
        className={buttonClass({ size: 'sm', className: 'px-2!' })}
      >
        {icon}
      </button>
    );
  return (
    <nav aria-label={label} className="flex items-center justify-between gap-4">
      <p className="text-small text-ink-2">{count}</p>
      <div className="flex gap-1.5">
        {step(prevHref, prevLabel, <ChevronLeft aria-hidden />, 'prev')}
        {step(nextHref, nextLabel, <ChevronRight aria-hidden />, 'next')}
      </div>
    </nav>
  );
}
