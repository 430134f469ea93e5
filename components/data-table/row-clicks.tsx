'use client';
import type { MouseEvent, ReactNode } from 'react';
import { roles } from './table-roles';

const CONTROLS = 'a, button, input, label, select, textarea, summary, [role="button"], [data-no-open]';

/**
 * The table body: a click on a row that hit no control looks at the row beside the list where there is room for both, and
 * follows the row's own link elsewhere; keyboards use those links themselves.
 */
export function RowClicks({ children }: { children: ReactNode }) {
  const open = (event: MouseEvent<HTMLElement>) => {
    const target = event.target as HTMLElement;
    if (target.closest(CONTROLS) || window.getSelection()?.toString()) return;
    const row = target.closest('[data-row]');
    const look = window.matchMedia('(min-width: 768px)').matches && row?.querySelector('[data-peek]');
    const link = look || row?.querySelector('[data-open]');
    // The same modifiers as on the link: Ctrl-click opens a tab.
    link?.dispatchEvent(new window.MouseEvent('click', clickLike(event)));
  };
  return (
    // biome-ignore lint/a11y/useKeyWithClickEvents: keyboards use the link in the row, this is a larger target for mice
    <tbody {...roles.group} className="max-md:block" onClick={open}>
      {children}
    </tbody>
  );
}

function clickLike({ ctrlKey, metaKey, shiftKey }: MouseEvent) {
  return { bubbles: true, cancelable: true, ctrlKey, metaKey, shiftKey };
}
