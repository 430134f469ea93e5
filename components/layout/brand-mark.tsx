import { cn } from '@/components/ui/cn';

const paddles = [0, 45, 90, 135, 180, 225, 270, 315];

/** The water wheel: slanted buckets between two rims, over its stream. Decoration; the name stands beside it. */
export function BrandMark({ className }: { className?: string }) {
  return (
    <svg viewBox="0 0 32 32" fill="none" aria-hidden="true" className={cn('size-7 shrink-0', className)}>
      <rect width="32" height="32" rx="8" fill="var(--primary)" />
      <g stroke="var(--on-primary)" strokeLinecap="round">
        <circle cx="16" cy="13.75" r="9" strokeWidth="1.8" />
        <circle cx="16" cy="13.75" r="4.25" strokeWidth="1.5" />
        {paddles.map((angle) => (
          <path key={angle} d="M16 9.5l3.1-4" strokeWidth="1.5" transform={`rotate(${angle} 16 13.75)`} />
        ))}
        <path
          d="M4.5 26c1.9 0 1.9 1.5 3.83 1.5s1.93-1.5 3.84-1.5 1.91 1.5 3.83 1.5 1.92-1.5 3.83-1.5 1.92 1.5 3.84 1.5 1.93-1.5 3.83-1.5"
          strokeWidth="1.75"
        />
      </g>
    </svg>
  );
}

/** Mark and name together. */
export function BrandName({ name, className }: { name: string; className?: string }) {
  return (
    <span
      className={cn(
        'inline-flex items-center gap-2.5 whitespace-nowrap font-semibold text-h2 text-ink',
        className,
      )}
    >
      <BrandMark />
      {name}
    </span>
  );
}
