// Every door is wrapped: actions, routes, jobs and pages name their permission before they do anything.
import { isSource, kindOf, TEST_FILE } from './rooms.mjs';
import { bare, calleeName, exportsOf, importsOf, parseSource, walk } from './source.mjs';

const METHODS = new Set(['GET', 'POST', 'PUT', 'PATCH', 'DELETE', 'HEAD', 'OPTIONS']);
/** Doors without a session or key; everything else is `route(…)`. */
const PUBLIC_ROUTE =
  /^app\/api\/(health|metrics|setup|scans\/\[token\]|v1\/openapi\.json|auth\/\[\.\.\.nextauth\])\/route\.ts$/;
const GUARDED_SCREEN = /^app\/(\(console\)|\(guide\)|\(print\))\/(.*\/)?(page|layout)\.tsx$/;
const REGISTRY = 'lib/jobs/registry.ts';

/** @param {Map<string, string>} files */
export function wrappedBreaches(files) {
  return [...files].flatMap(([path, text]) => {
    if (!isSource(path) || TEST_FILE.test(path)) return [];
    return faultsOf(path, text, files).map(({ line = 1, rule, cure }) => ({
      file: path,
      line,
      rule: `wrapped/${rule}`,
      cure,
    }));
  });
}

function faultsOf(path, text, files) {
  const kind = kindOf(path);
  const found = kind === 'actions' ? actionFaults(path, text) : serverDirectiveFaults(path, text);
  if (/^app\/.*\broute\.tsx?$/.test(path)) found.push(...routeFaults(path, text));
  if (kind === 'jobs') found.push(...jobFaults(path, text, files.get(REGISTRY)));
  if (GUARDED_SCREEN.test(path)) found.push(...screenFaults(path, text));
  if (kind === 'queries' || kind === 'mutations') found.push(...serverOnlyFaults(path, text));
  return found;
}

function actionFaults(path, text) {
  const { ast } = parseSource(path, text);
  const found = [];
  if (ast.body[0]?.expression?.value !== 'use server')
    found.push({ rule: 'use-server', cure: "begin the file with 'use server'" });
  for (const { name, value, line } of exportsOf(path, text)) {
    const call = bare(value);
    if (call?.type !== 'CallExpression' || calleeName(call) !== 'action')
      found.push({ line, rule: 'action', cure: `${name} must be exactly action(permission, input, run)` });
    else if (!isNamed(call.arguments[0]?.expression))
      found.push({ line, rule: 'permission', cure: `${name} needs its permission as a text in place` });
  }
  return found;
}

function serverDirectiveFaults(path, text) {
  if (!text.includes('use server')) return [];
  const { ast, lineAt } = parseSource(path, text);
  const found = [];
  walk(ast.body, (node) => {
    if (node.type === 'ExpressionStatement' && node.expression.value === 'use server')
      found.push({
        line: lineAt(node.span.start),
        rule: 'inline-action',
        cure: 'server actions live in lib/<noun>/actions.ts',
      });
  });
  return found;
}

function routeFaults(path, text) {
  return exportsOf(path, text).flatMap(({ name, value, line }) => {
    if (!METHODS.has(name)) return [];
    const call = bare(value);
    const door = call?.type === 'CallExpression' ? calleeName(call) : null;
    if (door === 'publicRoute')
      return PUBLIC_ROUTE.test(path)
        ? []
        : [{ line, rule: 'public-route', cure: `${name} must be route({ door, permission, … })` }];
    if (door !== 'route')
      return [{ line, rule: 'route', cure: `${name} must be exactly route({ door, permission, … })` }];
    return isNamed(propertyOf(call.arguments[0]?.expression, 'permission'))
      ? []
      : [{ line, rule: 'permission', cure: `${name} needs its permission as a text in place` }];
  });
}

function jobFaults(path, text, registry) {
  const module = `@/${path.replace(/\.ts$/, '')}`;
  const registered = registry === undefined ? new Set() : importedFrom(registry, module);
  return exportsOf(path, text).flatMap(({ name, value, line }) => {
    const call = bare(value);
    if (call?.type !== 'CallExpression' || calleeName(call) !== 'job')
      return [{ line, rule: 'job', cure: `${name} must be exactly job(definition, run)` }];
    return registered.has(name) ? [] : [{ line, rule: 'registry', cure: `list ${name} in ${REGISTRY}` }];
  });
}

/** Names a text imports from a module and also uses somewhere below its imports. */
function importedFrom(text, module) {
  const { ast } = parseSource(REGISTRY, text);
  const local = new Map();
  const used = new Set();
  for (const item of ast.body) {
    if (item.type !== 'ImportDeclaration')
      walk(item, (node) => node.type === 'Identifier' && used.add(node.value));
    else if (item.source.value === module)
      for (const specifier of item.specifiers)
        local.set(specifier.local.value, (specifier.imported ?? specifier.local).value);
  }
  return new Set([...local].filter(([name]) => used.has(name)).map(([, imported]) => imported));
}

function screenFaults(path, text) {
  const screen = exportsOf(path, text).find(({ name }) => name === 'default');
  const value = bare(screen?.value);
  const statements = value?.body?.stmts ?? [];
  const calls = [];
  for (const statement of statements) {
    if (!['VariableDeclaration', 'ExpressionStatement'].includes(statement.type)) continue;
    walk(statement, (node, parents) => {
      const isAwaited =
        node.type === 'AwaitExpression' && !parents.some((parent) => parent.type.includes('Function'));
      const call = isAwaited ? bare(node.argument) : null;
      if (call?.type === 'CallExpression' && calleeName(call) === 'requirePage') calls.push(call);
    });
  }
  if (calls.length === 0)
    return [
      { line: screen?.line, rule: 'page', cure: "begin with `const ctx = await requirePage('permission')`" },
    ];
  return calls.every(
    (call) => call.arguments.length > 0 && call.arguments.every(({ expression }) => isNamed(expression)),
  )
    ? []
    : [
        {
          line: screen.line,
          rule: 'permission',
          cure: 'requirePage needs its permissions as texts in place',
        },
      ];
}

function serverOnlyFaults(path, text) {
  const isServerOnly = importsOf(path, text).some(({ module }) => module === 'server-only');
  return isServerOnly
    ? []
    : [{ rule: 'server-only', cure: "add `import 'server-only'`: it must never reach a browser" }];
}

function propertyOf(object, name) {
  const properties = bare(object)?.properties ?? [];
  return properties.find((p) => p.type === 'KeyValueProperty' && p.key.value === name)?.value;
}

function isNamed(expression) {
  const value = bare(expression);
  return value?.type === 'StringLiteral' && value.value.trim() !== '';
}
