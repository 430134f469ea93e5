'use client';
import { useCallback, useRef, useState } from 'react';

/**
 * Where a popup is put in the page: inside the dialog its trigger stands in (so that it scrolls and is read
 * there), else inside <main> (so that it belongs to a landmark). Give `ref` to the trigger, `settle` to the
 * popup's onOpenChange, `home` to its portal.
 */
export function usePopupHome<T extends HTMLElement = HTMLButtonElement>() {
  const ref = useRef<T>(null);
  const [home, setHome] = useState<HTMLElement | null>(null);
  const settle = useCallback((open: boolean) => {
    if (!open) return;
    setHome(ref.current?.closest<HTMLElement>('[role="dialog"]') ?? document.querySelector('main'));
  }, []);
  return { ref, home, settle };
}
