'use client';
import { type ReactNode, useCallback, useEffect, useRef, useState } from 'react';

/** Where the plot lies inside its frame, in pixels, so that the interactive chart covers it exactly. */
export type ExploreBox = {
  width: number;
  height: number;
  top: number;
  left: number;
  right: number;
  bottom: number;
};

export type ExploreView = { box: ExploreBox; isZoomed: boolean; onZoom: (isZoomed: boolean) => void };

type ExploreProps = {
  /** The server-drawn chart; stays as the picture until someone zooms. */
  plot: ReactNode;
  label: string;
  /** Told to keyboard and screen-reader users. */
  hint: string;
  children: (view: ExploreView) => ReactNode;
};

/** Loads the interactive layer on the first sign of interest: pointer, focus or key. Until then it costs nothing. */
export function Explore({ plot, label, hint, children }: ExploreProps) {
  const host = useRef<HTMLFieldSetElement>(null);
  const [box, setBox] = useState<ExploreBox | null>(null);
  const [isZoomed, setIsZoomed] = useState(false);
  const measure = useCallback(() => {
    const svg = host.current?.querySelector('svg[data-plot]');
    if (host.current && svg) setBox(boxOf({ host: host.current, svg }));
  }, []);
  const isActive = box !== null;
  useEffect(() => {
    if (!isActive || !host.current) return;
    const observer = new ResizeObserver(measure);
    observer.observe(host.current);
    return () => observer.disconnect();
  }, [isActive, measure]);
  return (
    <fieldset
      ref={host}
      aria-label={`${label} ${hint}`}
      className="relative m-0 min-w-0 border-0 p-0"
      onPointerEnter={isActive ? undefined : measure}
      onFocus={isActive ? undefined : measure}
      tabIndex={isActive ? undefined : 0}
    >
      <div className={isZoomed ? 'invisible' : undefined}>{plot}</div>
      {box && (
        <div className="absolute inset-0 print:hidden [&_.recharts-brush-texts_text]:fill-ink-2 [&_.recharts-brush-texts_text]:text-note">
          {children({ box, isZoomed, onZoom: setIsZoomed })}
        </div>
      )}
    </fieldset>
  );
}

function boxOf({ host, svg }: { host: Element; svg: Element }): ExploreBox {
  const outer = host.getBoundingClientRect();
  const inner = svg.getBoundingClientRect();
  return {
    width: outer.width,
    height: outer.height,
    top: inner.top - outer.top,
    left: inner.left - outer.left,
    right: outer.right - inner.right,
    bottom: outer.bottom - inner.bottom,
  };
}
