// Raw SQL lives in db/ and in *-sql.ts; a mutation may run a text its *-sql.ts built. The ORM's fragments are held by the dependency rules.
import { isSource, kindOf, TEST_FILE } from './rooms.mjs';
import { bare, parseSource, walk } from './source.mjs';

const FREE = /^(db|bench|scripts)\/|^lib\/(auth\/(scope|context)|jobs\/(queue|worker))\.ts$/;
const STATEMENT =
  /^\s*(--.*\n\s*)*(select|insert|update|delete|with|merge|copy|truncate|create|alter|drop|grant|set|lock|call|values)\b/i;

/** @param {Map<string, string>} files */
export function rawSqlBreaches(files) {
  return [...files].flatMap(([path, text]) => {
    if (!isSource(path) || TEST_FILE.test(path) || FREE.test(path) || kindOf(path) === 'sql') return [];
    return /`|\.unsafe/.test(text) ? faultsOf(path, text) : [];
  });
}

function faultsOf(path, text) {
  const { ast, lineAt } = parseSource(path, text);
  const fragments = fragmentTags(ast);
  const texts = mayRun(path) ? textsOf(ast) : null;
  const found = [];
  walk(ast.body, (node, parents) => {
    const fault = faultOf(node, parents, fragments, texts);
    if (fault)
      found.push({
        file: path,
        line: lineAt(node.span.start),
        rule: `raw-sql/${fault}`,
        cure: 'move the statement to a *-sql.ts and call it from there',
      });
  });
  return found;
}

function faultOf(node, parents, fragments, texts) {
  if (node.type === 'CallExpression' && bare(node.callee).property?.value === 'unsafe')
    return runsFragment(bare(node.arguments[0]?.expression), texts) ? null : 'unsafe';
  if (node.type !== 'TaggedTemplateExpression') return null;
  const isFragment =
    node.tag.type === 'Identifier' && fragments.has(node.tag.value) && !isParameter(node.tag.value, parents);
  return !isFragment && STATEMENT.test(node.template.quasis[0].cooked ?? '') ? 'statement' : null;
}

/** Only what holds a connection may run a text, and only one that a *-sql.ts built. */
function mayRun(path) {
  return ['queries', 'mutations', 'jobs'].includes(kindOf(path));
}

/** Names a file gets from its *-sql.ts, and names it gives to texts written in place. */
function textsOf(ast) {
  const texts = { hasFragments: false, inPlace: new Set() };
  walk(ast.body, (node) => {
    if (node.type === 'ImportDeclaration' && node.source.value.endsWith('-sql')) texts.hasFragments = true;
    if (node.type === 'VariableDeclarator' && isText(bare(node.init))) texts.inPlace.add(node.id.value);
  });
  return texts;
}

function runsFragment(argument, texts) {
  if (!texts?.hasFragments || !argument || isText(argument)) return false;
  return argument.type !== 'Identifier' || !texts.inPlace.has(argument.value);
}

function isText(node) {
  return ['StringLiteral', 'TemplateLiteral', 'BinaryExpression'].includes(node?.type);
}

/** Local names of the ORM's `sql`. */
function fragmentTags(ast) {
  const tags = new Set();
  for (const item of ast.body)
    if (item.type === 'ImportDeclaration' && item.source.value === 'drizzle-orm')
      for (const specifier of item.specifiers)
        if ((specifier.imported ?? specifier.local).value === 'sql') tags.add(specifier.local.value);
  return tags;
}

/** Does a function around it take a parameter of that name? Then it is a connection, not the ORM's tag. */
function isParameter(name, parents) {
  return parents.some((parent) =>
    (parent.params ?? []).some(
      (param) => (param.pat ?? param).type === 'Identifier' && (param.pat ?? param).value === name,
    ),
  );
}
