// Parsing for the guards: one parse per text, lines from byte offsets, a walker over the tree.
import { parseSync } from '@swc/core';

const parsed = new Map();

/**
 * Parses TypeScript or JavaScript.
 * @returns {{ast: object, lineAt: (offset: number) => number}}
 * @throws when the text is not valid; the message names the path.
 */
export function parseSource(path, text) {
  const known = parsed.get(path);
  if (known?.text === text) return known;
  let ast;
  try {
    ast = parseSync(text, { syntax: 'typescript', tsx: /\.(tsx|mjs|cjs)$/.test(path), target: 'es2022' });
  } catch (error) {
    throw new Error(`${path} cannot be parsed: ${error.message}`);
  }
  const result = { text, ast, lineAt: lineFinder(text) };
  parsed.set(path, result);
  return result;
}

/** Offsets of this parser count bytes from 1; a binary search over the line starts turns them into lines. */
function lineFinder(text) {
  const bytes = Buffer.from(text);
  const starts = [0];
  for (let i = bytes.indexOf(10); i !== -1; i = bytes.indexOf(10, i + 1)) starts.push(i + 1);
  return (offset) => {
    let low = 0;
    let high = starts.length - 1;
    while (low < high) {
      const middle = (low + high + 1) >> 1;
      if (starts[middle] <= offset - 1) low = middle;
      else high = middle - 1;
    }
    return low + 1;
  };
}

/** Calls `visit(node, parents)` for every node that has a type, outermost first. */
export function walk(node, visit, parents = []) {
  if (Array.isArray(node)) {
    for (const item of node) walk(item, visit, parents);
    return;
  }
  if (!node || typeof node !== 'object') return;
  const isNode = typeof node.type === 'string';
  if (isNode) visit(node, parents);
  const below = isNode ? [...parents, node] : parents;
  for (const key of Object.keys(node)) if (key !== 'span') walk(node[key], visit, below);
}

/**
 * Every export of a module: its name, the node it stands for and its line.
 * A re-export (`export … from`) has `value: null` and `source` set; `export *` has the name `*`.
 * Types are left out: they vanish when the program runs.
 * @returns {{name: string, value: object|null, source?: string, line: number}[]}
 */
export function exportsOf(path, text) {
  const { ast, lineAt } = parseSource(path, text);
  const local = localValues(ast);
  return ast.body.flatMap((item) => {
    const line = item.span ? lineAt(item.span.start) : 1;
    return exportsOfItem(item, local).map((found) => ({ ...found, line }));
  });
}

function exportsOfItem(item, local) {
  switch (item.type) {
    case 'ExportDeclaration':
      return declared(item.declaration);
    case 'ExportDefaultExpression':
      return [{ name: 'default', value: resolved(item.expression, local) }];
    case 'ExportDefaultDeclaration':
      return [{ name: 'default', value: item.decl }];
    case 'ExportAllDeclaration':
      return [{ name: '*', value: null, source: item.source.value }];
    case 'ExportNamedDeclaration':
      return item.typeOnly
        ? []
        : item.specifiers.filter((s) => !s.isTypeOnly).map((s) => named(s, item, local));
    default:
      return [];
  }
}

function named(specifier, item, local) {
  const origin = specifier.orig ?? specifier.name;
  const name = (specifier.exported ?? origin).value;
  if (item.source) return { name, value: null, source: item.source.value };
  return { name, value: local.get(origin.value) ?? null };
}

function resolved(expression, local) {
  return expression.type === 'Identifier' ? (local.get(expression.value) ?? expression) : expression;
}

function localValues(ast) {
  const values = new Map();
  for (const item of ast.body) {
    const declaration = item.type === 'ExportDeclaration' ? item.declaration : item;
    for (const { name, value } of declared(declaration)) values.set(name, value);
  }
  return values;
}

function declared(node) {
  if (node.type === 'FunctionDeclaration' || node.type === 'ClassDeclaration')
    return [{ name: node.identifier.value, value: node }];
  if (node.type === 'TsEnumDeclaration') return [{ name: node.id.value, value: node }];
  if (node.type !== 'VariableDeclaration') return [];
  return node.declarations.flatMap((d) => namesOf(d.id).map((name) => ({ name, value: d.init ?? null })));
}

/** Names bound by a pattern: `a`, `{ a, b: c }`, `[a]`. */
function namesOf(pattern) {
  const names = [];
  walk(pattern, (node, parents) => {
    const parent = parents.at(-1);
    const isKey = parent?.type === 'KeyValuePatternProperty' && parent.key === node;
    if (node.type === 'Identifier' && !isKey) names.push(node.value);
  });
  return names;
}

/** Peels what changes only the type: `(x)`, `x as T`, `x satisfies T`, `x!`. */
export function bare(node) {
  let inner = node;
  while (
    inner &&
    [
      'ParenthesisExpression',
      'TsAsExpression',
      'TsSatisfiesExpression',
      'TsNonNullExpression',
      'TsConstAssertion',
    ].includes(inner.type)
  )
    inner = inner.expression;
  return inner;
}

/** The name called by a call expression: `action` for `action(…)`, `z.object` for `z.object(…)`. */
export function calleeName(call) {
  const callee = bare(call?.callee);
  if (callee?.type === 'Identifier') return callee.value;
  if (callee?.type === 'MemberExpression') return memberName(callee);
  return null;
}

/** `Date.now` for a member expression over plain names, otherwise null. */
export function memberName(node) {
  if (node.type !== 'MemberExpression' || node.property.type !== 'Identifier') return null;
  const object = bare(node.object);
  const left = object.type === 'Identifier' ? object.value : memberName(object);
  return left ? `${left}.${node.property.value}` : null;
}

/**
 * Every module named in an import, export, dynamic import, require or import type, with its line.
 * `isLate` marks what is loaded while the program already runs.
 */
export function importsOf(path, text) {
  const { ast, lineAt } = parseSource(path, text);
  const found = [];
  const push = (source, node, isLate = false) => {
    if (source?.type === 'StringLiteral')
      found.push({ module: source.value, line: lineAt(node.span.start), isLate });
  };
  walk(ast.body, (node) => {
    if (/^(Import|ExportAll|ExportNamed)Declaration$/.test(node.type)) push(node.source, node);
    else if (node.type === 'TsImportType') push(node.argument, node);
    else if (node.type === 'TsExternalModuleReference') push(node.expression, node);
    else if (
      node.type === 'CallExpression' &&
      (node.callee.type === 'Import' || node.callee.value === 'require')
    )
      push(node.arguments[0]?.expression, node, true);
  });
  return found;
}
