// Money is whole fen in a bigint, everywhere but in the one file that knows how to leave it.
import { isSource, TEST_FILE } from './rooms.mjs';
import { bare, calleeName, parseSource, walk } from './source.mjs';

const HERE = /^(app|components|lib|db)\//;
const OWNER = 'lib/money.ts';
const ARITHMETIC = new Set(['+', '-', '*', '/', '%', '**']);

/** @param {Map<string, string>} files */
export function moneyBreaches(files) {
  return [...files].flatMap(([path, text]) => {
    if (!HERE.test(path) || !isSource(path) || TEST_FILE.test(path) || path === OWNER) return [];
    return /fen|parseFloat/i.test(text) ? faultsOf(path, text) : [];
  });
}

function faultsOf(path, text) {
  const { ast, lineAt } = parseSource(path, text);
  const found = [];
  walk(ast.body, (node) => {
    const cure = cureOf(node);
    if (cure) found.push({ file: path, line: lineAt(node.span.start), rule: 'money', cure });
  });
  return found;
}

function cureOf(node) {
  if (node.type === 'CallExpression') return callCure(node);
  if (node.type === 'UnaryExpression' && node.operator === '+' && isFen(node.argument))
    return 'money stays a bigint: use the functions of lib/money.ts';
  if (node.type === 'BinaryExpression' && ARITHMETIC.has(node.operator)) {
    const pairs = [
      [node.left, node.right],
      [node.right, node.left],
    ];
    if (pairs.some(([fen, other]) => isFen(fen) && isFloatMaker(other, node.operator)))
      return 'no fractions of money: multiply and divide in bigint with the rounding of lib/money.ts';
  }
  return null;
}

function callCure(node) {
  const name = calleeName(node);
  if (/^(Number\.|globalThis\.)?parseFloat$/.test(name ?? ''))
    return 'parse money with lib/money.ts, other numbers with Number()';
  if (name === 'Number' && isFen(node.arguments[0]?.expression))
    return 'money stays a bigint; for a ratio or a chart there is fenToReal of lib/money.ts';
  const member = bare(node.callee);
  if (member.type === 'MemberExpression' && member.property.value === 'toFixed' && containsFen(member.object))
    return 'format money with lib/money.ts';
  return null;
}

function isFen(expression) {
  const node = bare(expression);
  const name =
    node?.type === 'Identifier' ? node.value : node?.type === 'MemberExpression' ? node.property.value : null;
  return typeof name === 'string' && /(^f|F)en$/.test(name);
}

function containsFen(expression) {
  let has = false;
  walk(expression, (node) => {
    has ||= isFen(node);
  });
  return has;
}

function isFloatMaker(expression, operator) {
  const node = bare(expression);
  return node?.type === 'NumericLiteral' && (operator === '/' || !Number.isInteger(node.value));
}
