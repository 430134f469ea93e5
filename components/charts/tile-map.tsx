import { ArrowTiles } from './arrow-tiles';
import { PROVINCES, type Province } from './province-grid';
import { sequentialClasses } from './sequential';

export type TileValue = { value: number | null; text: string; href?: string };

type TileMapProps = {
  /** The finding. */
  label: string;
  /** By GB code of the province; a missing one is `—`. */
  tiles: Readonly<Record<string, TileValue>>;
  locale: 'zh-CN' | 'en';
  legend: { low: string; high: string; none: string };
};

// The fifth of the seven blues takes neither dark nor light text at 4.5 : 1, so tiles use the other six.
const FILLS = ['bg-seq-1', 'bg-seq-2', 'bg-seq-3', 'bg-seq-4', 'bg-seq-6', 'bg-seq-7'];
const LIGHT_FROM = 5;

/** 34 equal province tiles coloured by value; arrow keys move between tiles, a table twin comes with the frame. */
export function TileMap({ label, tiles, locale, legend }: TileMapProps) {
  const classes = sequentialClasses(
    PROVINCES.map(({ code }) => tiles[code]?.value ?? null),
    FILLS.length,
  );
  const first = PROVINCES.find(({ code }) => (tiles[code]?.value ?? null) !== null) ?? PROVINCES[0];
  const tile = (province: Province) => (
    <Tile
      key={province.code}
      province={province}
      locale={locale}
      value={tiles[province.code]}
      level={classes[PROVINCES.indexOf(province)] ?? null}
      isFirst={province === first}
    />
  );
  return (
    <div className="@container">
      <ArrowTiles label={label}>{PROVINCES.map(tile)}</ArrowTiles>
      <div aria-hidden className="mt-3 flex items-center gap-2 text-note text-ink-3">
        <span data-sign>{legend.low}</span>
        <span className="flex gap-0.5">
          {FILLS.map((fill) => (
            <span key={fill} data-swatch className={`h-2.5 w-5 rounded-[2px] ${fill}`} />
          ))}
        </span>
        <span data-sign>{legend.high}</span>
        <span data-swatch className="ml-3 h-2.5 w-5 rounded-[2px] border border-dashed border-edge" />
        <span data-sign>{legend.none}</span>
      </div>
    </div>
  );
}

type TileProps = {
  province: Province;
  locale: 'zh-CN' | 'en';
  value?: TileValue;
  level: number | null;
  isFirst: boolean;
};

function Tile({ province, locale, value, level, isFirst }: TileProps) {
  const name = locale === 'en' ? province.en : province.zh;
  const text = value?.text ?? '—';
  const fill =
    level === null
      ? 'border border-dashed border-edge text-ink-3'
      : `${FILLS[level - 1]} ${level >= LIGHT_FROM ? 'text-on-primary' : 'text-ink'}`;
  const look = `flex size-full flex-col items-center justify-center rounded-tag px-0.5 text-center ${fill}`;
  const common = {
    'data-tile': province.code,
    tabIndex: isFirst ? 0 : -1,
    'aria-label': `${name} ${text}`,
    title: `${name} ${text}`,
  };
  const words = (
    <>
      <span className={`w-full truncate text-note ${locale === 'en' ? '@max-md:text-[10px]' : ''}`}>
        {name}
      </span>
      <span className="w-full truncate text-note tabular-nums @max-lg:hidden">{text}</span>
    </>
  );
  return (
    <li style={{ gridColumn: province.col + 1, gridRow: province.row + 1 }}>
      {value?.href ? (
        <a href={value.href} className={look} {...common}>
          {words}
        </a>
      ) : (
        <span role="img" className={look} {...common}>
          {words}
        </span>
      )}
    </li>
  );
}
