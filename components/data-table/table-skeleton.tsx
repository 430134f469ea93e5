import { Loading, Skeleton } from '@/components/ui/skeleton';

/** Twelve rows of the table's own height, so that nothing jumps when the rows arrive. */
export function TableSkeleton({
  label,
  columns = 6,
  rows = 12,
}: {
  label: string;
  columns?: number;
  rows?: number;
}) {
  const cells = Array.from({ length: columns }, (_, index) => index);
  return (
    <Loading label={label} className="overflow-hidden rounded-card border bg-surface">
      {Array.from({ length: rows + 1 }, (_, row) => row).map((row) => (
        <div
          key={row}
          className="flex h-10 items-center gap-6 border-b border-line/70 px-3 last:border-0 max-md:h-28"
        >
          {cells.map((cell) => (
            <Skeleton
              key={cell}
              className={`${cell === 0 ? 'w-40' : 'w-16 grow max-md:hidden'} ${row === 0 ? 'h-3' : ''}`}
            />
          ))}
        </div>
      ))}
    </Loading>
  );
}
