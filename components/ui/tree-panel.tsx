'use client';
import { Search } from 'lucide-react';
import { type KeyboardEvent, useMemo, useRef, useState } from 'react';
import { Tree, type TreeProps } from './tree';
import { foundNodes } from './tree-shape';

export type TreeSearchWords = { search: string; empty: string };

/** A tree with a line to search it: what is found stands as a flat list; down goes into it, Enter takes the first. */
export function TreePanel({ search, ...tree }: TreeProps & { search?: TreeSearchWords }) {
  const place = useRef<HTMLDivElement>(null);
  const [text, setText] = useState('');
  const isSearching = text.trim() !== '';
  const nodes = useMemo(
    () => (isSearching ? foundNodes(tree.nodes, text) : tree.nodes),
    [tree.nodes, text, isSearching],
  );
  if (!search) return <Tree {...tree} />;
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.nativeEvent.isComposing) return;
    const first = nodes[0];
    if (event.key === 'Enter') {
      event.preventDefault();
      if (isSearching && first) tree.onPick(first.id);
    } else if (event.key === 'ArrowDown') {
      event.preventDefault();
      place.current?.querySelector<HTMLElement>('[role="treeitem"][tabindex="0"]')?.focus();
    }
  };
  return (
    <div ref={place}>
      <div className="sticky -top-1 z-10 -mx-1 -mt-1 mb-1 flex h-10 items-center gap-2 border-b bg-raised px-3 max-md:h-12">
        <Search aria-hidden className="size-4 shrink-0 text-ink-3" />
        <input
          // biome-ignore lint/a11y/noAutofocus: the popup was opened to find something
          autoFocus
          type="text"
          value={text}
          aria-label={search.search}
          placeholder={search.search}
          onChange={(event) => setText(event.target.value)}
          onKeyDown={onKeyDown}
          className="h-full w-full min-w-0 bg-transparent outline-none max-md:text-lead"
        />
      </div>
      {nodes.length > 0 ? (
        <Tree key={text} {...tree} nodes={nodes} takesFocus={false} />
      ) : (
        <p role="status" className="px-3 py-6 text-center text-small text-ink-3">
          {search.empty}
        </p>
      )}
    </div>
  );
}
