import { area, line } from 'd3-shape';
import { useId } from 'react';
import { XAxis, YAxis } from './axis';
import { Bands } from './bands';
import { type Layer, stackLayers } from './layers';
import { Plot, type PlotBox, plotBox, Stretch } from './plot';
import { pointAt, round, spreadLabels, valueAxis, yScale } from './scale';
import { type ChartBand, type ChartPoint, type ChartSeries, seriesColor } from './series';

export type AreaChartSvgProps = {
  label: string;
  points: readonly ChartPoint[];
  /** Stacked from the first upward. */
  series: readonly ChartSeries[];
  format: (value: number) => string;
  height?: number;
  bands?: readonly ChartBand[];
};

/** Stock over time: areas from zero, stacked when there are several; a missing day is a gap. Server-rendered. */
export function AreaChartSvg(props: AreaChartSvgProps) {
  const { label, points, series, height = 220, bands = [] } = props;
  const id = useId();
  const layers = stackLayers(series);
  const axis = valueAxis({ values: layers.flatMap((layer) => layer.edges.map((edge) => edge?.[1] ?? null)) });
  const y = yScale({ axis, height });
  const named = series.length > 1 ? layers : [];
  const middle = (layer: Layer) => {
    const edge = layer.edges.findLast((one) => one !== null) ?? [0, 0];
    return y((edge[0] + edge[1]) / 2);
  };
  const places = spreadLabels({ wanted: named.map(middle), gap: 16, low: 0, high: height });
  const box = areaBox(props);
  return (
    <Plot label={label} box={box}>
      <Bands bands={bands} count={points.length} height={height} id={id} />
      <YAxis axis={axis} height={height} format={props.format} />
      <XAxis points={points} height={height} at={pointAt} />
      <Stretch height={height}>
        {layers.map((layer, index) => (
          <LayerPath key={layer.series.key} layer={layer} color={seriesColor(layer.series, index)} y={y} />
        ))}
      </Stretch>
      {named.map((layer, index) => (
        <g key={layer.series.key} className="hidden @lg:block">
          <text x="100%" dx={8} y={places[index]} dy="0.34em" fill={seriesColor(layer.series, index)}>
            ●
          </text>
          <text x="100%" dx={22} y={places[index]} dy="0.34em" fill="var(--ink-2)">
            {layer.series.label}
          </text>
        </g>
      ))}
    </Plot>
  );
}

/** Where the plot of such a chart lies. */
export function areaBox({ series, format, height = 220, bands = [] }: AreaChartSvgProps): PlotBox {
  const layers = stackLayers(series);
  const axis = valueAxis({ values: layers.flatMap((layer) => layer.edges.map((edge) => edge?.[1] ?? null)) });
  return plotBox({
    height,
    top: bands.length > 0 ? 24 : 10,
    yLabels: axis.ticks.map(format),
    endLabels: series.length > 1 ? series.map((one) => one.label) : [],
  });
}

type LayerPathProps = { layer: Layer; color: string; y: (value: number) => number };

function LayerPath({ layer, color, y }: LayerPathProps) {
  const x = (_: unknown, index: number) => round(pointAt({ index, count: layer.edges.length }) * 10);
  const fill = area<[number, number] | null>()
    .defined((edge) => edge !== null)
    .x(x)
    .y0((edge) => y(edge?.[0] ?? 0))
    .y1((edge) => y(edge?.[1] ?? 0))([...layer.edges]);
  const top = line<[number, number] | null>()
    .defined((edge) => edge !== null)
    .x(x)
    .y((edge) => y(edge?.[1] ?? 0))([...layer.edges]);
  return (
    <g>
      <path d={fill ?? ''} fill={color} fillOpacity={0.16} />
      <path d={top ?? ''} fill="none" stroke={color} strokeWidth={2} vectorEffect="non-scaling-stroke" />
    </g>
  );
}
