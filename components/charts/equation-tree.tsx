import type { ReactNode } from 'react';

export type EquationNode = {
  key: string;
  label: string;
  /** In words: `128.4万 人次`. */
  value: string;
  /** Relative change in words, with its arrow: `▼5.7%`, `▲0.3pt`, `持平`. */
  change: string;
  /** What this factor adds to the change of the root, in words with sign: `−268万`; null where there is none. */
  contribution: string | null;
  /** Contribution ÷ the largest contribution, −1…1: the length and side of the bar. */
  weight: number;
  tone: 'good' | 'bad' | 'flat';
  /** How it joins the one before: × for factors, − for refunds. Nothing on the first. */
  operator?: string;
  href?: string;
  note?: string;
  children?: readonly EquationNode[];
};

type EquationTreeProps = {
  root: Omit<EquationNode, 'weight' | 'operator' | 'children' | 'contribution'> & { delta: string };
  factors: readonly EquationNode[];
  /** `−268万 + 61万 − 39万 − 66万 = −312万`: proof that the parts sum. */
  sum?: ReactNode;
};

const INK = { good: 'text-up', bad: 'text-down', flat: 'text-ink-3' };
const FILL = { good: 'bg-up', bad: 'bg-down', flat: 'bg-edge' };

/** Sales as a product of factors, each with what it contributed to the change. Rows on a phone, columns when wide. */
export function EquationTree({ root, factors, sum }: EquationTreeProps) {
  return (
    <div className="@container">
      <div className="flex flex-wrap items-baseline gap-x-3 gap-y-1">
        <span className="text-small text-ink-2">{root.label}</span>
        <span className="text-num-xl tabular-nums">{root.value}</span>
        <span className={`text-body font-medium tabular-nums ${INK[root.tone]}`}>
          {root.change} <span className="whitespace-nowrap">({root.delta})</span>
        </span>
        {root.note && <span className="text-note text-ink-3">{root.note}</span>}
      </div>
      <ul
        className="mt-3 grid border-t @2xl:mt-4 @2xl:gap-x-6 @2xl:border-t-0 @2xl:[grid-template-columns:repeat(var(--factors),minmax(0,1fr))]"
        style={{ ['--factors' as string]: factors.length }}
      >
        {factors.map((node) => (
          <Factor key={node.key} node={node} />
        ))}
      </ul>
      {sum && <p className="mt-3 text-note text-ink-3 tabular-nums">{sum}</p>}
    </div>
  );
}

function Factor({ node }: { node: EquationNode }) {
  const name = node.href ? (
    <a href={node.href} className="text-primary underline-offset-4 hover:underline">
      {node.label}
    </a>
  ) : (
    node.label
  );
  return (
    <li className="relative border-b py-2.5 @2xl:rounded-control @2xl:border @2xl:px-3">
      {node.operator && (
        <span
          aria-hidden
          className="absolute top-1/2 -left-6 hidden w-6 -translate-y-1/2 text-center text-body text-ink-3 @2xl:block"
        >
          {node.operator}
        </span>
      )}
      <div className="grid grid-cols-[1fr_auto] items-baseline gap-x-3">
        <span className="text-small text-ink-2 @2xl:col-span-2">
          <span aria-hidden className="mr-1 text-ink-3 @2xl:hidden">
            {node.operator}
          </span>
          {name}
        </span>
        <span className="text-right text-body font-medium whitespace-nowrap text-ink tabular-nums @2xl:col-span-2 @2xl:mb-1 @2xl:text-left @2xl:text-h2">
          {node.value}
        </span>
        <span className={`text-small whitespace-nowrap tabular-nums @2xl:col-span-2 ${INK[node.tone]}`}>
          {node.change}
        </span>
        <span
          className={`text-right text-small font-medium whitespace-nowrap tabular-nums @2xl:col-span-2 @2xl:text-left ${INK[node.tone]}`}
        >
          {node.contribution ?? '—'}
        </span>
      </div>
      <Weight node={node} />
      {node.note && <p className="mt-1 text-note text-ink-3">{node.note}</p>}
      {node.children && node.children.length > 0 && <Parts nodes={node.children} />}
    </li>
  );
}

/** A bar from the middle: left is less, right is more. */
function Weight({ node }: { node: EquationNode }) {
  const width = `${Math.min(1, Math.abs(node.weight)) * 50}%`;
  return (
    <div aria-hidden className="relative mt-1.5 h-1.5 rounded-full bg-hover">
      <span
        className={`absolute inset-y-0 rounded-full ${FILL[node.tone]}`}
        style={node.weight < 0 ? { right: '50%', width } : { left: '50%', width }}
      />
      <span className="absolute -inset-y-0.5 left-1/2 w-px bg-edge" />
    </div>
  );
}

/** The second level, as a list in its factor: label left, contribution right. */
function Parts({ nodes }: { nodes: readonly EquationNode[] }) {
  return (
    <ul className="mt-2 grid gap-1 border-t pt-2 text-note">
      {nodes.map((node) => (
        <li key={node.key} className="flex items-baseline justify-between gap-2">
          <span className="min-w-0 truncate text-ink-2">{node.label}</span>
          <span className={`whitespace-nowrap tabular-nums ${INK[node.tone]}`}>
            {node.contribution ?? node.change}
          </span>
        </li>
      ))}
    </ul>
  );
}
