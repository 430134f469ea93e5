import type { ReactNode } from 'react';
import type { PlotBox } from './plot';

/** A row above the plot, as wide as the plot itself, for marks that are buttons and not part of the picture. */
export function Lane({ box, children }: { box: PlotBox; children: ReactNode }) {
  const style = { paddingInlineStart: box.start, '--plot-end': `${box.end}px` };
  return (
    <div className="@container w-full">
      <div className="pe-3 @lg:pe-(--plot-end)" style={style}>
        <div className="relative h-6">{children}</div>
      </div>
    </div>
  );
}
