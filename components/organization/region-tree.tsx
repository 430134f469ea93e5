import { ChevronRight } from 'lucide-react';
import Link from 'next/link';
import { cn } from '@/components/ui/cn';
import { orgHref } from './org-href';
import { RegionDrop } from './region-drop';

type Region = { id: string; parentId: string | null; code: string; name: string };
type RegionTreeProps = {
  regions: readonly Region[];
  /** Stores of each region with everything below it on the day shown, by id, as words. */
  totals: ReadonlyMap<string, string>;
  chosen: Region;
  /** The day shown, or null for today. */
  on: string | null;
};
type Branches = RegionTreeProps & { below: ReadonlyMap<string | null, Region[]>; open: ReadonlySet<string> };

/** So many fit one look: they all stand open. */
const opensWhole = 60;

function childrenOf(regions: readonly Region[]): Map<string | null, Region[]> {
  const known = new Set(regions.map(({ id }) => id));
  const below = new Map<string | null, Region[]>();
  for (const region of regions) {
    const parent = region.parentId !== null && known.has(region.parentId) ? region.parentId : null;
    below.set(parent, [...(below.get(parent) ?? []), region]);
  }
  return below;
}

/** The tree of regions; each opens to what lies below it, by the browser's own means, and its name is a link. */
export function RegionTree(props: RegionTreeProps) {
  const { regions, chosen } = props;
  const byId = new Map(regions.map((region) => [region.id, region]));
  const open = new Set<string>();
  for (let at = byId.get(chosen.id); at; at = at.parentId ? byId.get(at.parentId) : undefined)
    open.add(at.id);
  const below = childrenOf(regions);
  return (
    <ul>
      {(below.get(null) ?? []).map((region) => (
        <RegionBranch key={region.id} {...{ ...props, below, open, region }} level={0} />
      ))}
    </ul>
  );
}

function RegionBranch(props: Branches & { region: Region; level: number }) {
  const { region, regions, level, below, open } = props;
  const children = below.get(region.id) ?? [];
  return (
    <li className="relative">
      <RegionLine {...props} />
      {children.length > 0 ? (
        <details open={level < 2 || regions.length <= opensWhole || open.has(region.id)}>
          {/* Beside the link, not around it: a control must not stand in another. */}
          <summary
            aria-label={region.name}
            className="absolute top-2 left-0.5 grid size-6 cursor-pointer list-none place-items-center rounded-tag text-ink-3 hover:bg-pressed max-md:top-3 [&::-webkit-details-marker]:hidden"
          >
            <ChevronRight aria-hidden className="size-4 transition-transform [[open]>summary>&]:rotate-90" />
          </summary>
          {/* Deep trees keep room for their names. */}
          <ul className={cn('border-l', level < 6 ? 'ml-3 pl-1' : 'ml-1')}>
            {children.map((child) => (
              <RegionBranch key={child.id} {...props} region={child} level={level + 1} />
            ))}
          </ul>
        </details>
      ) : null}
    </li>
  );
}

function RegionLine({ region, totals, chosen, on }: Branches & { region: Region }) {
  const isChosen = region.id === chosen.id;
  return (
    <RegionDrop code={region.code}>
      <Link
        href={orgHref({ region: region.code, on })}
        scroll={false}
        draggable={false}
        aria-current={isChosen ? 'true' : undefined}
        className={cn(
          'flex min-h-10 items-center gap-2 rounded-control pr-2 pl-7 hover:bg-hover max-md:min-h-12',
          isChosen && 'bg-primary-tint font-medium text-primary hover:bg-primary-tint',
        )}
      >
        <span title={region.name} className="min-w-0 flex-1 truncate">
          {region.name}
        </span>
        <span className="shrink-0 font-normal text-note text-ink-2 tabular-nums">
          {totals.get(region.id)}
        </span>
      </Link>
    </RegionDrop>
  );
}
