import Link from 'next/link';
import type { ReactNode } from 'react';
import { Card, CardHeader } from '@/components/ui/card';

type HomeCardProps = {
  title: string;
  note?: ReactNode;
  /** The page that shows all of it, or cures it. */
  link?: { href: string; label: string };
  children: ReactNode;
};

/** A card of a home: what it is about, the way to its page, and a few lines. */
export function HomeCard({ title, note, link, children }: HomeCardProps) {
  return (
    <Card className="flex h-full flex-col">
      <CardHeader
        title={title}
        note={note}
        actions={
          link ? (
            <Link
              href={link.href as '/overview'}
              className="whitespace-nowrap text-primary text-small underline-offset-4 hover:underline max-md:py-2"
            >
              {link.label}
            </Link>
          ) : null
        }
      />
      <div className="flex-1 px-5 pb-4 max-md:px-4">{children}</div>
    </Card>
  );
}

/** Nothing to show, said kindly; with what one may do about it. */
export function HomeEmpty({ children, action }: { children: ReactNode; action?: ReactNode }) {
  return (
    <div data-empty className="grid justify-items-start gap-3 py-2">
      <p className="text-body text-ink-2">{children}</p>
      {action}
    </div>
  );
}

export type HomeLine = {
  key: string;
  title: ReactNode;
  note?: ReactNode;
  href?: string;
  /** At the end: a state or a number. */
  mark?: ReactNode;
};

/** A few things, one under the other, each with the way to it. */
export function HomeLines({ lines }: { lines: readonly HomeLine[] }) {
  return (
    <ul className="-mx-2 grid grid-cols-1">
      {lines.map(({ key, title, note, href, mark }) => {
        const body = (
          <>
            <span className="min-w-0 flex-1">
              <span className="block truncate text-ink">{title}</span>
              {note ? <span className="block truncate text-ink-3 text-note">{note}</span> : null}
            </span>
            {mark ? <span className="shrink-0 tabular-nums">{mark}</span> : null}
          </>
        );
        const look = 'flex min-h-11 items-center gap-3 rounded-control px-2 py-1.5';
        return (
          <li key={key}>
            {href ? (
              <Link href={href as '/overview'} className={`${look} hover:bg-hover`}>
                {body}
              </Link>
            ) : (
              <div className={look}>{body}</div>
            )}
          </li>
        );
      })}
    </ul>
  );
}
