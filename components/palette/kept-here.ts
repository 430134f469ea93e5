'use client';
import { useCallback, useEffect, useSyncExternalStore } from 'react';
import { parseRecents, type Recent, recentOf, recentsText, withRecent } from '@/lib/palette/recents';

const recentsKey = 'recents';
const switchKey = (person: string) => `shortcuts:${person}`;
const changed = 'shortcuts-changed';

/** A browser may forbid storage: then nothing is kept and everything else works. */
function read(key: string): string | null {
  try {
    return localStorage.getItem(key);
  } catch {
    return null;
  }
}
function write(key: string, text: string): void {
  try {
    localStorage.setItem(key, text);
  } catch {
    // Nothing to do: see above.
  }
}

export const readRecents = (person: string): Recent[] => parseRecents(read(recentsKey), person);

/** Keeps what is opened, by id. The first thing somebody opens replaces the list of whoever was here before. */
export function useRecentsOf(person: string, path: string): void {
  useEffect(() => {
    const opened = recentOf(path);
    if (opened) write(recentsKey, recentsText(person, withRecent(readRecents(person), opened)));
  }, [person, path]);
}

function watch(notify: () => void) {
  window.addEventListener(changed, notify);
  window.addEventListener('storage', notify);
  return () => {
    window.removeEventListener(changed, notify);
    window.removeEventListener('storage', notify);
  };
}

/** Whether single keys do something for this person in this browser. */
export const areShortcutsOn = (person: string): boolean => read(switchKey(person)) !== 'off';

export function useShortcutsOn(person: string): [boolean, (isOn: boolean) => void] {
  const isOn = useSyncExternalStore(
    watch,
    () => areShortcutsOn(person),
    () => true,
  );
  const turn = useCallback(
    (next: boolean) => {
      write(switchKey(person), next ? 'on' : 'off');
      window.dispatchEvent(new Event(changed));
    },
    [person],
  );
  return [isOn, turn];
}
