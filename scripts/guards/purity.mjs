// Pure files answer the same in a browser, on a server and in a test: nothing from the clock, chance or outside.
import { isSource, kindOf, TEST_FILE } from './rooms.mjs';
import { calleeName, memberName, parseSource, walk } from './source.mjs';

const CALLS = new Map([
  ['Date.now', 'take `now` as an argument'],
  ['performance.now', 'take `now` as an argument'],
  ['Math.random', 'take the number, or a seeded generator, as an argument'],
  ['crypto.randomUUID', 'ids come in as arguments'],
  ['crypto.getRandomValues', 'ids come in as arguments'],
  ['randomUUID', 'ids come in as arguments'],
  ['fetch', 'ask in queries.ts or client.ts and hand the answer in'],
  ['setTimeout', 'waiting is not pure: let the caller wait'],
  ['setInterval', 'waiting is not pure: let the caller wait'],
  ['Date', 'take `now` as an argument'],
]);
const MEMBERS = new Map([
  ['process.env', 'settings are read by lib/env.ts and handed in'],
  ['globalThis.process', 'settings are read by lib/env.ts and handed in'],
]);

/** @param {Map<string, string>} files */
export function purityBreaches(files) {
  return [...files].flatMap(([path, text]) => {
    if (['pure', 'input', 'sql'].includes(kindOf(path))) return pureFaults(path, text);
    if (path.startsWith('components/') && isSource(path) && !TEST_FILE.test(path))
      return fetchFaults(path, text);
    return [];
  });
}

function pureFaults(path, text) {
  return faultsIn(path, text, (node) => {
    if (node.type === 'CallExpression')
      return CALLS.get(calleeName(node)?.replace(/^(globalThis|window)\./, ''));
    if (node.type === 'NewExpression' && node.callee.value === 'Date' && !node.arguments?.length)
      return 'take `now` as an argument';
    if (node.type === 'MemberExpression') return MEMBERS.get(memberName(node));
    return undefined;
  });
}

function fetchFaults(path, text) {
  return faultsIn(path, text, (node) =>
    node.type === 'CallExpression' && calleeName(node)?.replace(/^(globalThis|window)\./, '') === 'fetch'
      ? 'components do not fetch: ask through lib/<noun>/client.ts'
      : undefined,
  );
}

function faultsIn(path, text, cureOf) {
  const { ast, lineAt } = parseSource(path, text);
  const found = [];
  walk(ast.body, (node) => {
    const cure = cureOf(node);
    if (cure) found.push({ file: path, line: lineAt(node.span.start), rule: 'purity', cure });
  });
  return found;
}
