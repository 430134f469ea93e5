import type { ReactNode } from 'react';
import { textWidth } from './text-width';

/** Pixels between the labels of the x axis and the range brush. */
export const BRUSH_GAP = 4;

export type PlotBox = { height: number; top: number; bottom: number; start: number; end: number };

/** Gutters sized by the widest label on each side; `end` is dropped on narrow containers, where a legend takes over. */
export function plotBox({ height, yLabels, endLabels = [], top = 10, bottom = 24 }: BoxQuestion): PlotBox {
  const widest = (labels: readonly string[]) => Math.max(0, ...labels.map((label) => textWidth(label)));
  const end = endLabels.length > 0 ? widest(endLabels) + 26 : 12;
  return { height, top, bottom, start: widest(yLabels) + 12, end };
}
type BoxQuestion = {
  height: number;
  yLabels: readonly string[];
  endLabels?: readonly string[];
  top?: number;
  bottom?: number;
};

/**
 * The frame of every server-drawn chart. Text sits at percentages of an unscaled SVG, so it keeps its size at any
 * width without a script; only the `Stretch` layers inside are scaled sideways.
 */
export function Plot({ label, box, children }: { label: string; box: PlotBox; children: ReactNode }) {
  const style = {
    paddingTop: box.top,
    paddingBottom: box.bottom,
    paddingInlineStart: box.start,
    '--plot-end': `${box.end}px`,
  };
  return (
    <div className="@container w-full">
      <div className="pe-3 @lg:pe-(--plot-end)" style={style}>
        <svg
          role="img"
          aria-label={label}
          width="100%"
          height={box.height}
          data-plot
          className="block overflow-visible text-note tabular-nums"
        >
          {children}
        </svg>
      </div>
    </div>
  );
}

/** A layer 1000 units wide that stretches with the chart; strokes inside keep their width. */
export function Stretch({ height, children }: { height: number; children: ReactNode }) {
  return (
    <svg
      aria-hidden
      width="100%"
      height={height}
      viewBox={`0 0 1000 ${height}`}
      preserveAspectRatio="none"
      className="overflow-visible"
    >
      {children}
    </svg>
  );
}
