'use client';
import { useSyncExternalStore } from 'react';
import { Kbd } from './kbd';

const nothingChanges = () => () => {};

/** Whether this is a machine with a ⌘ key. */
export const isMacHere = (): boolean => /mac|iphone|ipad|ipod/i.test(navigator.platform);

/** The same for what is drawn; false until the browser is known. */
export const useIsMac = (): boolean => useSyncExternalStore(nothingChanges, isMacHere, () => false);

/** A letter with the key that is held: ⌘S on a Mac, Ctrl S elsewhere. */
export function ModifierKeys({ letter }: { letter: string }) {
  return <Kbd>{useIsMac() ? `⌘${letter}` : `Ctrl ${letter}`}</Kbd>;
}
