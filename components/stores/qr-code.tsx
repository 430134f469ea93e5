import { create } from 'qrcode';

/** Without a label it is decoration of something that has a name. */
type QrCodeProps = { text: string; label?: string; className?: string };

/** Cells of quiet around a code: readers need four. */
const quiet = 4;

/** A QR code as one path, black on white in every theme: cameras read it so. Drawn on the server. */
export function QrCode({ text, label, className }: QrCodeProps) {
  const { modules } = create(text, { errorCorrectionLevel: 'M' });
  const { size } = modules;
  const side = size + quiet * 2;
  return (
    <svg
      role={label ? 'img' : undefined}
      aria-label={label}
      aria-hidden={label ? undefined : true}
      viewBox={`0 0 ${side} ${side}`}
      shapeRendering="crispEdges"
      className={className}
    >
      <rect width={side} height={side} fill="#fff" />
      <path
        fill="#000"
        d={runsOf({ size, isDark: (row, column) => Boolean(modules.get(row, column)) }).join('')}
      />
    </svg>
  );
}

/** Dark cells side by side are drawn as one bar. */
function runsOf({ size, isDark }: { size: number; isDark: (row: number, column: number) => boolean }) {
  const runs: string[] = [];
  for (let row = 0; row < size; row += 1)
    for (let column = 0; column < size; ) {
      const start = column;
      while (column < size && isDark(row, column)) column += 1;
      const length = column - start;
      if (length > 0) runs.push(`M${start + quiet} ${row + quiet}h${length}v1h-${length}z`);
      else column += 1;
    }
  return runs;
}
