'use client';
import { Search } from 'lucide-react';
import { usePathname } from 'next/navigation';
import { useTranslations } from 'next-intl';
import { useEffect, useMemo, useRef, useState } from 'react';
import { ModifierKeys, useIsMac } from '@/components/ui/modifier-keys';
import { toast } from '@/components/ui/toast';
import { HelpMenu, type HelpPlace } from './help-menu';
import { useRecentsOf } from './kept-here';
import type { PaletteCommand } from './palette-commands';
import { loadPalette, PaletteDialog } from './palette-dialog';
import { useLoaded } from './use-loaded';
import { useShortcuts } from './use-shortcuts';

const loadSheet = () => import('./shortcut-sheet');

export type ShellToolsProps = {
  commands: PaletteCommand[];
  /** Whose things are kept in this browser: organization and person. */
  person: string;
  help: { places: HelpPlace[]; version: string };
};

/** What has the focus; for a line of a menu, which will be gone, the button that opened the menu. */
function focusedNow(): Element | null {
  const button = document.activeElement?.closest('[role="menu"]')?.getAttribute('aria-labelledby');
  return button ? document.getElementById(button) : document.activeElement;
}

/** The search and the help of the top bar, the palette and the sheet behind them, and the keys that open everything. */
export function ShellTools({ commands, person, help }: ShellToolsProps) {
  const t = useTranslations('palette');
  const [opened, setOpened] = useState<'palette' | 'sheet' | null>(null);
  const before = useRef<Element | null>(null);
  useRecentsOf(person, usePathname());
  const open = (what: 'palette' | 'sheet') => {
    before.current = focusedNow();
    setOpened(what);
  };
  const close = () => setOpened(null);
  const hrefs = useMemo(() => new Set(commands.map(({ href }) => href)), [commands]);
  useShortcuts(person, hrefs, {
    isPaletteOpen: opened === 'palette',
    openPalette: () => open('palette'),
    closePalette: close,
    openSheet: () => open('sheet'),
  });
  const isSheetOpen = opened === 'sheet';
  const sheet = useLoaded(loadSheet, isSheetOpen);
  useEffect(() => {
    if (!isSheetOpen || !sheet.isFailed) return;
    toast.error(t('failed.load'));
    setOpened(null);
  }, [isSheetOpen, sheet.isFailed, t]);
  // To where it was; what opened it may be gone by now, such as the line of a menu.
  const returnFocus = (event: Event) => {
    event.preventDefault();
    const place = before.current?.isConnected ? before.current : document.getElementById('main');
    if (place instanceof HTMLElement) place.focus({ preventScroll: true });
  };
  return (
    <>
      <SearchButton onOpen={() => open('palette')} isOpen={opened === 'palette'} />
      <HelpMenu {...help} onShortcuts={() => open('sheet')} />
      <PaletteDialog
        {...{ commands, person, onClose: close, returnFocus }}
        isOpen={opened === 'palette'}
        onSheet={() => setOpened('sheet')}
      />
      {isSheetOpen && sheet.part ? (
        <sheet.part.ShortcutSheet {...{ hrefs, person, returnFocus }} onClose={close} />
      ) : null}
    </>
  );
}

function SearchButton({ onOpen, isOpen }: { onOpen: () => void; isOpen: boolean }) {
  const t = useTranslations('palette');
  const isMac = useIsMac();
  return (
    <button
      type="button"
      aria-haspopup="dialog"
      aria-expanded={isOpen}
      aria-keyshortcuts={isMac ? 'Meta+K' : 'Control+K'}
      onClick={onOpen}
      onPointerEnter={loadPalette}
      onFocus={loadPalette}
      className="relative inline-flex h-9 shrink-0 items-center gap-2 rounded-control text-ink-2 transition-colors hover:text-ink max-md:size-9 max-md:justify-center max-md:after:absolute max-md:after:-inset-1.5 max-md:hover:bg-pressed/60 md:w-60 md:border md:border-edge/50 md:px-2.5 md:hover:bg-hover"
    >
      <Search aria-hidden className="size-4.5 shrink-0 md:size-4 md:text-ink-3" />
      <span className="max-md:sr-only md:truncate">{t('open')}</span>
      <span aria-hidden className="ml-auto max-md:hidden">
        <ModifierKeys letter="K" />
      </span>
    </button>
  );
}
