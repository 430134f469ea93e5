// Telling what the benchmarks measured: a line of JSON a goal, a table to read, and the table in docs/benchmarks.md.
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { cpus, totalmem } from 'node:os';

const BEGIN = '<!-- table of npm run bench -->';
const END = '<!-- end of table -->';

export function holdsOf({ value, bound, better }) {
  if (value === null || bound === null) return null;
  return better === 'more' ? value >= bound : value <= bound;
}

export function printJson(goals) {
  for (const goal of goals) {
    const { better: _, ...told } = goal;
    const { goal: name, value, bound, n, note } = told;
    process.stdout.write(`${JSON.stringify({ goal: name, value, bound, holds: holdsOf(goal), n, note })}\n`);
  }
}

export function printTable(goals) {
  for (const goal of goals) {
    const { mark, value, bound } = cellsOf(goal);
    process.stdout.write(
      `${mark} ${goal.goal.padEnd(22)}${value.padStart(9)} ${bound.padEnd(9)} n=${String(goal.n).padEnd(7)} ${goal.note}\n`,
    );
  }
}

function cellsOf(goal) {
  const holds = holdsOf(goal);
  return {
    mark: holds === null ? '·' : holds ? '✓' : '✗',
    value: goal.value === null ? '—' : String(goal.value),
    bound: goal.bound === null ? '' : `${goal.better === 'more' ? '≥' : '≤'} ${goal.bound}`,
  };
}

/** `2 × AMD EPYC, 24 GB, linux, Node 20.20.0`. */
export function machine() {
  const processors = cpus();
  const memory = Math.round(totalmem() / 1024 ** 3);
  return `${processors.length} × ${processors[0]?.model ?? 'CPU'}, ${memory} GB, ${process.platform}, Node ${process.versions.node}`;
}

/** Puts the rows of the benchmarks that ran in the place of their former ones; what stands around the table stays. */
export function writeTable(file, goals, { command, machine: on }) {
  const text = existsSync(file) ? readFileSync(file, 'utf8') : `# Benchmarks\n\n${BEGIN}\n${END}\n`;
  const [before, rest] = text.split(BEGIN);
  const [old, after] = (rest ?? END).split(END);
  const ran = new Set(goals.map(({ bench }) => bench));
  const sections = new Map(
    [...(old ?? '').matchAll(/^### (\w+)\n[\s\S]*?(?=^### |$(?![\s\S]))/gm)].map(([all, name]) => [
      name,
      all.trim(),
    ]),
  );
  for (const bench of ran) {
    const rows = goals.filter((goal) => goal.bench === bench);
    sections.set(bench, sectionOf(bench, rows, { command, on }));
  }
  writeFileSync(
    file,
    `${before}${BEGIN}\n\n${[...sections.values()].join('\n\n')}\n\n${END}${after ?? '\n'}`,
  );
}

function sectionOf(bench, goals, { command, on }) {
  const date = new Date().toISOString().slice(0, 10);
  const rows = goals.map((goal) => {
    const { mark, value, bound } = cellsOf(goal);
    return `| ${goal.goal} | ${value} | ${bound || '—'} | ${mark} | ${goal.n} | ${goal.note} |`;
  });
  return [
    `### ${bench}`,
    '',
    `\`${command}\`, ${date}, on ${on}.`,
    '',
    '| goal | value | bound | holds | n | note |',
    '|---|---:|---|:-:|---:|---|',
    ...rows,
  ].join('\n');
}
