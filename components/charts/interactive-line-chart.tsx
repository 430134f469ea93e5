'use client';
import dynamic from 'next/dynamic';
import type { ReactNode } from 'react';
import { Explore } from './explore';
import type { LineExplorerProps } from './line-explorer';

// Recharts is about 100 kB over the wire; nobody pays for it before touching a chart.
const LineExplorer = dynamic(() => import('./line-explorer').then((file) => file.LineExplorer), {
  ssr: false,
});

type InteractiveLineChartProps = LineExplorerProps & { plot: ReactNode; label: string; hint: string };

/** A server-drawn line chart that becomes explorable (tooltip, arrows, brush) when someone shows interest. */
export function InteractiveLineChart({ plot, label, hint, ...chart }: InteractiveLineChartProps) {
  return (
    <Explore plot={plot} label={label} hint={hint}>
      {(view) => <LineExplorer {...chart} view={view} />}
    </Explore>
  );
}
