'use client';
import {
  hotkeysCoreFeature,
  type ItemInstance,
  selectionFeature,
  syncDataLoaderFeature,
} from '@headless-tree/core';
import { useTree } from '@headless-tree/react';
import { Check, ChevronRight } from 'lucide-react';
import { useEffect, useMemo, useRef } from 'react';
import { cn } from './cn';
import { type TreeNode, treeRoot, treeShape } from './tree-shape';

export interface TreeProps {
  nodes: TreeNode[];
  label: string;
  chosen: string | null;
  onPick: (id: string) => void;
  /** Else whoever shows it keeps the focus. */
  takesFocus?: boolean;
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

/**
 * A tree one moves in with the arrow keys: right opens, left closes, Enter or Space takes.
 * It takes the focus when it comes: it may come later than the popup around it.
 */
export function Tree({ nodes, label, chosen, onPick, takesFocus = true }: TreeProps) {
  const shape = useMemo(() => treeShape(nodes, chosen), [nodes, chosen]);
  const place = useRef<HTMLDivElement>(null);
  const tree = useTree<TreeNode>({
    rootItemId: treeRoot,
    initialState: {
      expandedItems: shape.open,
      focusedItem: chosen && shape.byId.has(chosen) ? chosen : null,
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
  const items = tree.getItems();
  const isGrown = items.length > 0;
  useEffect(() => {
    if (isGrown && takesFocus) place.current?.querySelector<HTMLElement>('[tabindex="0"]')?.focus();
  }, [isGrown, takesFocus]);
  return (
    <div ref={place}>
      <div {...tree.getContainerProps(label)} className="outline-none">
        {items.map((item) => {
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
    </div>
  );
}
