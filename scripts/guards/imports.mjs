// Dependency rules, run by dependency-cruiser over a skeleton of the tree.
// dependency-cruiser reads TypeScript through the compiler's JavaScript API, which TypeScript 7 no longer
// has, and its swc parser stops at JSX. So every file is parsed here and written to a temporary folder as
// nothing but its imports, type imports included; resolution and rules are dependency-cruiser's own.
import { cpSync, existsSync, mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { cruise } from 'dependency-cruiser';
import rules from '../../.dependency-cruiser.mjs';
import { isSource } from './rooms.mjs';
import { importsOf } from './source.mjs';

const HOUSE = fileURLToPath(new URL('../../', import.meta.url));
const LOOKED_AT = [
  'app',
  'components',
  'lib',
  'db',
  'e2e',
  'bench',
  'scripts',
  'proxy.ts',
  'instrumentation.ts',
];

/**
 * Every forbidden look in the tree.
 * @param {Map<string, string>} files
 * @returns {Promise<{file: string, line: number, rule: string, cure: string}[]>}
 */
export async function importBreaches(files) {
  const root = mkdtempSync(join(tmpdir(), 'skeleton-'));
  try {
    const lines = writeSkeleton(root, files);
    const rooms = LOOKED_AT.filter((room) => existsSync(join(root, room)));
    if (rooms.length === 0) return [];
    return violations(await cruiseIn(root, rooms), lines);
  } finally {
    rmSync(root, { recursive: true, force: true });
  }
}

async function cruiseIn(root, rooms) {
  const { options, ...ruleSet } = rules;
  const result = await cruise(
    rooms,
    { ...options, baseDir: root, validate: true, ruleSet },
    { alias: { '@': root } },
  );
  return result.output;
}

/** Plain scripts install packages and then load them: a late import there is no dependency at start. */
function isLauncher(path) {
  return path.endsWith('.mjs');
}

/** Writes the skeleton and remembers, per file and module, the line of the import. */
function writeSkeleton(root, files) {
  const lines = new Map();
  for (const [path, text] of files) {
    if (!LOOKED_AT.includes(path.split('/')[0]) && !isSource(path)) continue;
    const found = isSource(path)
      ? importsOf(path, text).filter(({ isLate }) => !isLate || !isLauncher(path))
      : [];
    const skeleton = found.map(({ module }) => `import ${JSON.stringify(module)};`).join('\n');
    for (const { module, line } of found)
      if (!lines.has(`${path} ${module}`)) lines.set(`${path} ${module}`, line);
    mkdirSync(dirname(join(root, path)), { recursive: true });
    writeFileSync(join(root, path), isSource(path) ? skeleton : '');
  }
  cpSync(join(HOUSE, 'package.json'), join(root, 'package.json'));
  symlinkSync(join(HOUSE, 'node_modules'), join(root, 'node_modules'));
  return lines;
}

function violations({ modules, summary }, lines) {
  const comments = new Map(rules.forbidden.map((rule) => [rule.name, rule.comment]));
  return summary.violations.map(({ from, to, rule, cycle, via }) => {
    const used = modules.find((m) => m.source === from)?.dependencies.find((d) => d.resolved === to)?.module;
    const path = cycle ?? via;
    const shown = path
      ? path.map((step) => step.name ?? step).join(' → ')
      : to.replace(/^.*node_modules\//, '');
    return {
      file: from,
      line: lines.get(`${from} ${used}`) ?? 1,
      rule: `imports/${rule.name}`,
      cure: `looks at ${shown}; ${comments.get(rule.name)}`,
    };
  });
}
