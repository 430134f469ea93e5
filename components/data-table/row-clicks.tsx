'use client';
import type { MouseEvent, ReactNode } from 'react';
import { roles } from './table-roles';

const CONTROLS = 'a, button, input, label, select, textarea, summary, [role="button"], [data-no-open]';

/** The table body: a click on a row that hit no control follows the row's own link; keyboards use that link itself. */
export function RowClicks({ children }: { children: ReactNode }) {
  const open = (event: MouseEvent<HTMLElement>) => {
    const target = event.target as HTMLElement;
    if (target.closest(CONTROLS) || window.getSelection()?.toString()) return;
    const link = target.closest('[data-row]')?.querySelector<HTMLAnchorElement>('[data-open]');
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
