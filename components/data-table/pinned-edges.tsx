'use client';
import { useEffect, useRef } from 'react';

/** Tells pinned columns how far from the left they stay: behind the columns before them, as wide as those turn out. */
export function PinnedEdges() {
  const mark = useRef<HTMLSpanElement>(null);
  useEffect(() => {
    const table = mark.current?.parentElement?.querySelector('table');
    if (!table) return;
    const measure = () => {
      const heads = [...table.querySelectorAll<HTMLElement>('thead th')];
      let edge = 0;
      let nth = 0;
      for (const head of heads) {
        const isPinned = head.dataset.pinned !== undefined;
        if (isPinned) table.style.setProperty(`--pin-${nth++}`, `${edge}px`);
        if (isPinned || head.dataset.front !== undefined) edge += head.offsetWidth;
      }
    };
    const observer = new ResizeObserver(measure);
    observer.observe(table);
    measure();
    return () => observer.disconnect();
  });
  return <span ref={mark} hidden />;
}
