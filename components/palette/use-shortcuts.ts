'use client';
import { useRouter } from 'next/navigation';
import { useEffect, useRef } from 'react';
import { isMacHere } from '@/components/ui/modifier-keys';
import { runToastAct } from '@/components/ui/toast';
import {
  isPaletteStroke,
  type Pending,
  readStroke,
  type ShortcutAct,
  type Stroke,
} from '@/lib/palette/shortcuts';
import { followLink } from './follow-link';
import { areShortcutsOn } from './kept-here';

const takesLetters = [
  ...['input', 'textarea', 'select', '[contenteditable]:not([contenteditable="false"])'],
  ...['textbox', 'searchbox', 'combobox', 'listbox', 'menu', 'tree', 'grid'].map(
    (role) => `[role="${role}"]`,
  ),
].join();
const overlays = '[role="dialog"],[role="alertdialog"],[role="menu"]';

const strokeOf = (event: KeyboardEvent): Stroke => ({
  ...{ key: event.key, isCtrl: event.ctrlKey, isMeta: event.metaKey, isAlt: event.altKey },
  ...{ isShift: event.shiftKey, isRepeat: event.repeat, at: event.timeStamp },
  // 229: the input method has taken the key, though some say so only here.
  isComposing: event.isComposing || event.keyCode === 229,
});

/** Somebody writes, chooses in a list by letters, or has to do with a dialog or a menu first. */
const isTaken = (event: KeyboardEvent): boolean =>
  event.defaultPrevented ||
  (event.target instanceof Element && event.target.closest(takesLetters) !== null) ||
  document.querySelector(overlays) !== null;

/** A modal dialog hides the page from readers while it is open. */
const isPageHidden = (): boolean => document.getElementById('main')?.closest('[aria-hidden="true"]') !== null;

/** The search of the page's list, if it shows one. */
function focusSearch(): boolean {
  const fields = document.querySelectorAll<HTMLInputElement>('main input[type="search"]');
  const field = [...fields].find((one) => one.offsetParent !== null && !one.disabled);
  field?.focus();
  field?.select();
  return field !== undefined;
}

type Doors = {
  isPaletteOpen: boolean;
  openPalette: () => void;
  closePalette: () => void;
  openSheet: () => void;
};

/** Listens to the keys of the whole console. `hrefs` = pages the reader may open. */
export function useShortcuts(person: string, hrefs: ReadonlySet<string>, doors: Doors): void {
  const router = useRouter();
  const pending = useRef<Pending>(null);
  const now = useRef({ doors, hrefs });
  useEffect(() => {
    now.current = { doors, hrefs };
  });
  useEffect(() => {
    const run = (act: ShortcutAct): void => {
      if (act.do === 'go') followLink(act.href, router.push);
      else if (act.do === 'undo') runToastAct();
      else if (act.do === 'sheet') now.current.doors.openSheet();
      else if (!focusSearch()) now.current.doors.openPalette();
    };
    const onKey = (event: KeyboardEvent) => {
      const stroke = strokeOf(event);
      const { isPaletteOpen, openPalette, closePalette } = now.current.doors;
      if (isPaletteStroke(stroke, isMacHere())) {
        if (!isPaletteOpen && isPageHidden()) return;
        event.preventDefault();
        (isPaletteOpen ? closePalette : openPalette)();
        return;
      }
      // Read again each time: the switch may have been turned in another tab.
      const isSilent = isTaken(event) || !areShortcutsOn(person);
      const read = isSilent
        ? { pending: null, act: null }
        : readStroke(pending.current, stroke, now.current.hrefs);
      pending.current = read.pending;
      if (!read.act) return;
      event.preventDefault();
      run(read.act);
    };
    document.addEventListener('keydown', onKey);
    return () => document.removeEventListener('keydown', onKey);
  }, [person, router]);
}
