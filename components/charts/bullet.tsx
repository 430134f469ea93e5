import { percentScale, round } from './scale';

type BulletProps = {
  /** In words: `达成 71%，应达 76%，目标 4,720万`. */
  label: string;
  actual: number | null;
  /** Where it should be today; drawn as a tick. */
  due?: number | null;
  /** The end of the period; drawn as the end mark of the track. */
  target: number | null;
  /** `good`, `bad`, or neither; the caller knows the polarity. */
  tone?: 'good' | 'bad' | 'plain';
  size?: 'cell' | 'card';
};

const FILLS = { good: 'var(--good)', bad: 'var(--bad)', plain: 'var(--chart-1)' };

/** Actual against a target with a tick for where it is due today. Width follows its container. Server-rendered. */
export function Bullet({ label, actual, due, target, tone = 'plain', size = 'cell' }: BulletProps) {
  if (actual === null || target === null || target <= 0) return <span className="text-ink-3">—</span>;
  const height = size === 'card' ? 12 : 8;
  const room = height + 8;
  // Beyond the target the track grows, so that 130 % is not drawn as 100 %.
  const x = percentScale({ min: 0, max: Math.max(target, actual, due ?? 0) * 1.02, ticks: [] });
  return (
    <svg role="img" aria-label={label} width="100%" height={room} className="block min-w-16 overflow-visible">
      <title>{label}</title>
      <rect x="0" y={4} width={`${x(target)}%`} height={height} rx={2} fill="var(--line)" />
      <rect
        x="0"
        y={4 + height / 4}
        width={`${round(Math.max(0, x(actual)))}%`}
        height={height / 2}
        rx={1.5}
        fill={FILLS[tone]}
      />
      <Mark at={x(target)} from={2} to={room - 2} color="var(--edge)" />
      {due != null && <Mark at={x(due)} from={0} to={room} color="var(--ink)" />}
    </svg>
  );
}

type MarkProps = { at: number; from: number; to: number; color: string };

function Mark({ at, from, to, color }: MarkProps) {
  return <line x1={`${at}%`} x2={`${at}%`} y1={from} y2={to} stroke={color} strokeWidth={2} />;
}
