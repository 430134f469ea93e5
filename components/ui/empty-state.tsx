import { CloudOff, LockKeyhole, SearchX, Sprout } from 'lucide-react';
import type { ReactNode } from 'react';
import { cn } from './cn';

/** Why there is nothing: nothing yet, nothing that matches, no right to see it, or not synchronised. */
export type EmptyKind = 'first-use' | 'no-match' | 'no-permission' | 'not-synced';

const pictures: Record<EmptyKind, typeof Sprout> = {
  'first-use': Sprout,
  'no-match': SearchX,
  'no-permission': LockKeyhole,
  'not-synced': CloudOff,
};

/** An empty place names its cause and the next step. */
export function EmptyState({
  kind,
  title,
  cause,
  action,
  level = 2,
  className,
}: {
  kind: EmptyKind;
  title: ReactNode;
  cause: ReactNode;
  action?: ReactNode;
  level?: 1 | 2 | 3;
  className?: string;
}) {
  const Picture = pictures[kind];
  const Heading = `h${level}` as const;
  return (
    <div className={cn('grid grid-cols-1 justify-items-center px-6 py-14 text-center', className)}>
      <span className="mb-4 grid size-12 place-items-center rounded-full bg-primary-tint text-primary">
        <Picture aria-hidden className="size-6" strokeWidth={1.75} />
      </span>
      <Heading className="text-h2">{title}</Heading>
      <p className="mt-1 max-w-110 text-body text-ink-2">{cause}</p>
      {action ? <div className="mt-5 flex w-full flex-wrap justify-center gap-2">{action}</div> : null}
    </div>
  );
}
