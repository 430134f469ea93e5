'use client';
import dynamic from 'next/dynamic';
import type { ReactNode } from 'react';
import type { BarExplorerProps } from './bar-explorer';
import { Explore } from './explore';

const BarExplorer = dynamic(() => import('./bar-explorer').then((file) => file.BarExplorer), { ssr: false });

type InteractiveBarChartProps = BarExplorerProps & { plot: ReactNode; label: string; hint: string };

/** Server-drawn bars that become explorable (tooltip, arrows) when someone shows interest. */
export function InteractiveBarChart({ plot, label, hint, ...chart }: InteractiveBarChartProps) {
  return (
    <Explore plot={plot} label={label} hint={hint}>
      {(view) => <BarExplorer {...chart} view={view} />}
    </Explore>
  );
}
