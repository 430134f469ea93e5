'use client';
import {
  hotkeysCoreFeature,
  type ItemInstance,
  selectionFeature,
  syncDataLoaderFeature,
} from '@headless-tree/core';
import { useTree } from '@headless-tree/react';
import { Check, ChevronDown, ChevronRight } from 'lucide-react';
import { useMemo, useState } from 'react';
import { cn } from './cn';
import { useField } from './field';
import { Popover } from './popover';

export interface TreeNode {
  id: string;
  label: string;
  /** At the end of the line, such as the number of stores. */
  note?: string;
  parentId: string | null;
}

const root = 'tree-root';

interface TreeProps {
  nodes: TreeNode[];
  label: string;
  chosen: string | null;
  onPick: (id: string) => void;
}

function ancestorsOf(nodes: TreeNode[], id: string | null): string[] {
  const byId = new Map(nodes.map((node) => [node.id, node]));
  const path: string[] = [];
  for (let at = id ? byId.get(id)?.parentId : null; at && !path.includes(at); at = byId.get(at)?.parentId) {
    path.push(at);
  }
  return path;
}

/** The tree gives role, level, position and focus; a click takes the line instead of opening it. */
function lineProps(
  item: ItemInstance<TreeNode>,
  { on, onPick }: { on: boolean; onPick: (id: string) => void },
): Record<string, unknown> {
  return {
    ...item.getProps(),
    'aria-selected': on,
    // named by its own words, so that the note is read with it
    'aria-label': undefined,
    onClick: () => onPick(item.getId()),
  };
}

/** A tree one moves in with the arrow keys: right opens, left closes, Enter or Space takes. */
export function Tree({ nodes, label, chosen, onPick }: TreeProps) {
  const shape = useMemo(() => {
    const byId = new Map(nodes.map((node) => [node.id, node]));
    const children = new Map<string, string[]>();
    for (const node of nodes) {
      const parent = node.parentId && byId.has(node.parentId) ? node.parentId : root;
      children.set(parent, [...(children.get(parent) ?? []), node.id]);
    }
    return { byId, children };
  }, [nodes]);
  const tree = useTree<TreeNode>({
    rootItemId: root,
    initialState: {
      expandedItems: [...(shape.children.get(root) ?? []), ...ancestorsOf(nodes, chosen)],
      focusedItem: chosen,
    },
    getItemName: (item) => item.getItemData().label,
    isItemFolder: (item) => shape.children.has(item.getId()),
    dataLoader: {
      getItem: (id) => shape.byId.get(id) ?? { id, label: '', parentId: null },
      getChildren: (id) => shape.children.get(id) ?? [],
    },
    // The tree's own primary action also opens and closes; here a click on the words takes the node.
    hotkeys: {
      customTake: {
        hotkey: 'Enter',
        preventDefault: true,
        handler: (_event, instance) => onPick(instance.getFocusedItem().getId()),
      },
      toggleSelectedItem: {
        hotkey: 'Space',
        preventDefault: true,
        handler: (_event, instance) => onPick(instance.getFocusedItem().getId()),
      },
    },
    features: [syncDataLoaderFeature, selectionFeature, hotkeysCoreFeature],
  });
  return (
    <div {...tree.getContainerProps(label)} className="outline-none">
      {tree.getItems().map((item) => {
        const on = item.getId() === chosen;
        const node = item.getItemData();
        return (
          <div
            key={item.getKey()}
            {...lineProps(item, { on, onPick })}
            style={{ paddingInlineStart: 4 + item.getItemMeta().level * 18 }}
            className={cn(
              'flex min-h-8 cursor-pointer items-center gap-1 rounded-control py-1 pr-2 hover:bg-hover focus-visible:-outline-offset-2 max-md:min-h-12',
              on && 'bg-primary-tint font-medium text-primary',
            )}
          >
            {item.isFolder() ? (
              <button
                type="button"
                tabIndex={-1}
                aria-hidden
                onClick={(event) => {
                  event.stopPropagation();
                  if (item.isExpanded()) item.collapse();
                  else item.expand();
                }}
                className="grid size-6 shrink-0 place-items-center rounded-tag text-ink-3 hover:bg-pressed"
              >
                <ChevronRight
                  aria-hidden
                  className={cn('size-4 transition-transform', item.isExpanded() && 'rotate-90')}
                />
              </button>
            ) : (
              <span className="size-6 shrink-0" />
            )}
            <span className="min-w-0 flex-1 truncate">{node.label}</span>
            {node.note ? <span className="text-note font-normal text-ink-2">{node.note}</span> : null}
            {on ? <Check aria-hidden className="size-4 shrink-0" /> : null}
          </div>
        );
      })}
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
  const words = path.slice(-3).join(' / ');
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
            role="combobox"
            aria-expanded={open}
            aria-label={field.labelId ? undefined : `${label}${words ? `: ${words}` : ''}`}
            disabled={disabled}
            className="control-box flex items-center gap-2 text-left"
          >
            <span title={path.join(' / ')} className={cn('min-w-0 flex-1 truncate', !words && 'text-ink-3')}>
              {words || placeholder}
            </span>
            <ChevronDown aria-hidden className="-mr-0.5 size-4 shrink-0 text-ink-3" />
          </button>
        }
      >
        <Tree
          nodes={nodes}
          label={label}
          chosen={chosen}
          onPick={(id) => {
            setOwn(id);
            onValueChange?.(id);
            setOpen(false);
          }}
        />
      </Popover>
    </span>
  );
}
