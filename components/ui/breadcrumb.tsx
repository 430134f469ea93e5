import { ChevronRight } from 'lucide-react';
import Link from 'next/link';
import { Fragment } from 'react';

/** The way back up. The last item is where one is and has no link. */
export function Breadcrumb({ label, items }: { label: string; items: { label: string; href?: string }[] }) {
  return (
    <nav aria-label={label}>
      <ol className="flex flex-wrap items-center gap-1 text-small text-ink-3">
        {items.map((item, at) => (
          <Fragment key={item.href ?? item.label}>
            {at > 0 ? <ChevronRight aria-hidden className="size-3.5" /> : null}
            <li>
              {item.href ? (
                <Link
                  href={item.href}
                  className="-my-1 rounded-tag py-1 underline-offset-4 hover:text-ink hover:underline"
                >
                  {item.label}
                </Link>
              ) : (
                <span aria-current="page" className="text-ink-2">
                  {item.label}
                </span>
              )}
            </li>
          </Fragment>
        ))}
      </ol>
    </nav>
  );
}
