// Every exported read stands in the leak matrix: a read nobody lists is a read nobody proves.
import { kindOf } from './rooms.mjs';
import { bare, exportsOf } from './source.mjs';

const TABLE = 'lib/auth/scope-table.ts';
const FUNCTIONS = ['FunctionDeclaration', 'FunctionExpression', 'ArrowFunctionExpression'];

/** @param {Map<string, string>} files */
export function scopeTableBreaches(files) {
  const reads = [...files]
    .filter(([path]) => kindOf(path) === 'queries')
    .flatMap(([path, text]) => readsOf(path, text));
  const listed = files.has(TABLE) ? keysOf(files.get(TABLE)) : new Map();
  const names = new Set(reads.map((read) => read.key));
  const missing = reads.filter(({ key }) => !listed.has(key));
  const stale = [...listed].filter(([key]) => !names.has(key));
  return [
    ...missing.map(({ file, line, key }) => ({
      file,
      line,
      rule: 'scope-table/missing',
      cure: `add '${key}' to scopeTable in ${TABLE}: who may see what it returns`,
    })),
    ...stale.map(([key]) => ({
      file: TABLE,
      line: 1,
      rule: 'scope-table/stale',
      cure: `no read is called ${key}: remove it`,
    })),
  ];
}

function readsOf(file, text) {
  const noun = file.split('/')[1];
  return exportsOf(file, text)
    .filter(({ value }) => isRead(bare(value)))
    .map(({ name, line }) => ({ file, line, key: `${noun}.${name}` }));
}

/** A function, or a function handed to a wrapper such as `cache(…)`. */
function isRead(value) {
  if (!value) return false;
  if (FUNCTIONS.includes(value.type)) return true;
  return (
    value.type === 'CallExpression' &&
    value.arguments.some(({ expression }) => FUNCTIONS.includes(bare(expression).type))
  );
}

function keysOf(text) {
  const table = bare(exportsOf(TABLE, text).find(({ name }) => name === 'scopeTable')?.value);
  const keys = (table?.properties ?? []).filter((p) => p.key).map((p) => [p.key.value, true]);
  return new Map(keys);
}
