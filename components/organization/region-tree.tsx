import { ChevronRight } from 'lucide-react';
import Link from 'next/link';
import { getTranslations } from 'next-intl/server';
import { RegionDialog } from './code-dialogs';

type Region = { id: string; parentId: string | null; code: string; name: string };
type RegionTreeProps = {
  regions: readonly Region[];
  /** Stores of each region with everything below it, by id. */
  totals: ReadonlyMap<string, number>;
  canWrite: boolean;
};

/** So many fit one look: they all stand open, and a region made under the deepest one is seen at once. */
const opensWhole = 60;

/** The tree of regions; each opens to what lies below it, by the browser's own means. */
export function RegionTree({ regions, totals, canWrite }: RegionTreeProps) {
  const known = new Set(regions.map(({ id }) => id));
  const tops = regions.filter(({ parentId }) => parentId === null || !known.has(parentId));
  return (
    <ul>
      {tops.map((region) => (
        <RegionBranch key={region.id} {...{ region, regions, totals, canWrite }} level={0} />
      ))}
    </ul>
  );
}

function RegionBranch(props: RegionTreeProps & { region: Region; level: number }) {
  const { region, regions, level } = props;
  const children = regions.filter(({ parentId }) => parentId === region.id);
  const name = (
    <>
      <span className="min-w-0 truncate">{region.name}</span>
      <span className="truncate text-note text-ink-3 max-sm:hidden">{region.code}</span>
    </>
  );
  return (
    <li className="relative">
      <RegionActions {...props} />
      {children.length === 0 ? (
        <p className="flex min-h-10 items-center gap-2 rounded-control pr-44 pl-8 hover:bg-hover">{name}</p>
      ) : (
        <details open={level < 2 || regions.length <= opensWhole}>
          <summary className="flex min-h-10 cursor-pointer list-none items-center gap-2 rounded-control pr-44 pl-1 hover:bg-hover [&::-webkit-details-marker]:hidden">
            <ChevronRight
              aria-hidden
              className="-mr-1 size-6 shrink-0 p-1 text-ink-3 transition-transform [[open]>summary>&]:rotate-90"
            />
            {name}
          </summary>
          <ul className="ml-4 border-l pl-1">
            {children.map((child) => (
              <RegionBranch key={child.id} {...props} region={child} level={level + 1} />
            ))}
          </ul>
        </details>
      )}
    </li>
  );
}

/** Beside the name, not inside what opens and closes: a control must not stand in another. */
async function RegionActions({ region, totals, canWrite }: RegionTreeProps & { region: Region }) {
  const t = await getTranslations('organization');
  return (
    <span className="absolute top-0 right-1 flex h-10 items-center gap-0.5">
      <Link
        href={`/stores?f.region=${encodeURIComponent(region.code)}`}
        className="rounded-tag px-1 text-small text-ink-2 tabular-nums underline-offset-4 hover:text-primary hover:underline"
      >
        {t('stores', { count: totals.get(region.id) ?? 0 })}
      </Link>
      {canWrite && (
        <>
          <RegionDialog known={region} />
          <RegionDialog parent={region} />
        </>
      )}
    </span>
  );
}
