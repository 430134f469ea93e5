'use client';
import { ChevronDown } from 'lucide-react';
import { lazy, Suspense, useState } from 'react';
import { cn } from './cn';
import { useField } from './field';
import { Popover } from './popover';
import { Skeleton } from './skeleton';
import type { TreeSearchWords } from './tree-panel';
import { ancestorsOf, type TreeNode, treeShape } from './tree-shape';

const load = () => import('./tree-panel');
const TreePanel = lazy(async () => ({ default: (await load()).TreePanel }));

/** The place of a tree that is on its way, line by line. */
function TreePlace({ nodes, chosen }: { nodes: TreeNode[]; chosen: string | null }) {
  const lines = Array.from({ length: treeShape(nodes, chosen).lines }, (_, at) => at);
  return (
    <div className="grid">
      {lines.map((line) => (
        <Skeleton key={line} className="my-2 h-4 max-md:my-4" />
      ))}
    </div>
  );
}

/** One node of a tree, posted by its name. */
export function TreeSelect({
  name,
  nodes,
  label,
  placeholder,
  defaultValue = null,
  value,
  onValueChange,
  search,
  disabled,
  className,
}: {
  name?: string;
  nodes: TreeNode[];
  label: string;
  placeholder: string;
  defaultValue?: string | null;
  value?: string | null;
  onValueChange?: (id: string) => void;
  /** Words of a search line over the tree; without them there is none. */
  search?: TreeSearchWords;
  disabled?: boolean;
  className?: string;
}) {
  const field = useField(name);
  const [open, setOpen] = useState(false);
  const [own, setOwn] = useState(defaultValue);
  const chosen = value === undefined ? own : value;
  const byId = new Map(nodes.map((node) => [node.id, node.label]));
  const path = chosen
    ? [...ancestorsOf(nodes, chosen).reverse(), chosen].map((id) => byId.get(id) ?? id)
    : [];
  // What was chosen first: a narrow box cuts the way there, not the place.
  const words = path.at(-1);
  const way = path.slice(-3, -1).join(' / ');
  const { name: posted, ...control } = field.control;
  return (
    <span className={cn('block w-full min-w-0', className)}>
      {posted ? <input type="hidden" name={posted} value={chosen ?? ''} /> : null}
      <Popover
        label={label}
        open={open}
        onOpenChange={setOpen}
        className="max-h-80 w-(--radix-popover-trigger-width) min-w-64 p-1"
        trigger={
          <button
            type="button"
            {...control}
            onPointerEnter={load}
            onFocus={load}
            role="combobox"
            aria-expanded={open}
            aria-label={field.labelId ? undefined : `${label}${words ? `: ${words}` : ''}`}
            disabled={disabled}
            className="control-box flex items-center gap-2 text-left"
          >
            <span title={path.join(' / ')} className={cn('min-w-0 flex-1 truncate', !words && 'text-ink-3')}>
              {words || placeholder}
              {way ? <span className="text-note text-ink-3"> · {way}</span> : null}
            </span>
            <ChevronDown aria-hidden className="-mr-0.5 size-4 shrink-0 text-ink-3" />
          </button>
        }
      >
        <Suspense fallback={<TreePlace nodes={nodes} chosen={chosen} />}>
          <TreePanel
            search={search}
            nodes={nodes}
            label={label}
            chosen={chosen}
            onPick={(id) => {
              setOwn(id);
              onValueChange?.(id);
              setOpen(false);
            }}
          />
        </Suspense>
      </Popover>
    </span>
  );
}
