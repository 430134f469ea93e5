// Words: both languages hold the same keys and places to fill, and every key the code asks for exists.
import { isSource, TEST_FILE } from './rooms.mjs';
import { bare, calleeName, parseSource, walk } from './source.mjs';

const FOLDER = 'lib/i18n/messages';
const FIRST = 'zh-CN';
const SECOND = 'en';
const ASKS = new Set(['useTranslations', 'getTranslations']);

/** @param {Map<string, string>} files */
export function messageBreaches(files) {
  const words = { [FIRST]: namespacesOf(files, FIRST), [SECOND]: namespacesOf(files, SECOND) };
  return [
    ...pairFaults(words),
    ...[...files].flatMap(([path, text]) =>
      /^(app|components|lib)\//.test(path) && isSource(path) && !TEST_FILE.test(path)
        ? codeFaults(path, text, words[FIRST])
        : [],
    ),
  ];
}

function namespacesOf(files, locale) {
  const found = new Map();
  for (const [path, text] of files) {
    const match = path.match(`^${FOLDER}/${locale}/([^/]+)\\.json$`);
    if (match) found.set(match[1], new Map(leaves(JSON.parse(text), '')));
  }
  return found;
}

function leaves(value, at) {
  if (value === null || typeof value !== 'object') return [[at, value]];
  return Object.entries(value).flatMap(([key, inner]) => leaves(inner, at ? `${at}.${key}` : key));
}

function* pairFaults(words) {
  for (const [here, there] of [
    [FIRST, SECOND],
    [SECOND, FIRST],
  ])
    for (const [name, keys] of words[here]) {
      const file = `${FOLDER}/${here}/${name}.json`;
      const other = words[there].get(name);
      if (!other)
        yield { file, line: 1, rule: 'messages/namespace', cure: `add ${FOLDER}/${there}/${name}.json` };
      for (const [key, text] of keys) {
        if (typeof text !== 'string' || text.trim() === '')
          yield { file, line: 1, rule: 'messages/empty', cure: `say something in "${key}"` };
        else if (other && !other.has(key))
          yield { file, line: 1, rule: 'messages/key', cure: `add "${key}" to ${there}/${name}.json` };
        else if (other && here === FIRST && placesOf(text) !== placesOf(String(other.get(key))))
          yield {
            file,
            line: 1,
            rule: 'messages/places',
            cure: `"${key}" fills ${placesOf(text) || 'nothing'} here, ${placesOf(String(other.get(key))) || 'nothing'} in ${there}`,
          };
      }
    }
}

/** Names filled in: `{name}`, `{n, number}`, `{n, plural, …}` and the tags of rich text. */
function placesOf(text) {
  const names = [...text.matchAll(/\{\s*([a-zA-Z]\w*)\s*[,}]/g), ...text.matchAll(/<([a-z]\w*)>/g)].map(
    (match) => match[1],
  );
  const branches = new Set(
    [...text.matchAll(/\b(?:one|other|zero|two|few|many|=\d+)\s*\{\s*([a-zA-Z]\w*)\s*\}/g)].map((m) => m[1]),
  );
  return [...new Set(names)]
    .filter((name) => !branches.has(name))
    .sort()
    .join(' ');
}

function codeFaults(path, text, words) {
  if (![...ASKS].some((name) => text.includes(name))) return [];
  const { ast, lineAt } = parseSource(path, text);
  const voices = voicesOf(ast);
  const found = [];
  walk(ast.body, (node) => {
    if (node.type !== 'CallExpression') return;
    const spaces = voices.get(calleeName(node)?.replace(/\.(rich|markup|raw|has)$/, ''));
    const asked = spaces && askedKey(node.arguments[0]?.expression);
    if (asked && !spaces.some((space) => exists(words, space, asked)))
      found.push({
        file: path,
        line: lineAt(node.span.start),
        rule: 'messages/unknown',
        cure: `no words for "${asked.text}" in ${spaces.join(', ')}`,
      });
  });
  return found;
}

/** `const t = useTranslations('stores')` → t speaks stores; also in `const [t, c] = await Promise.all([…])`. */
function voicesOf(ast) {
  const voices = new Map();
  const learn = (pattern, expression) => {
    const value = bare(expression?.type === 'AwaitExpression' ? expression.argument : expression);
    if (pattern?.type === 'ArrayPattern' && calleeName(value) === 'Promise.all') {
      const items = bare(value.arguments[0]?.expression)?.elements ?? [];
      for (const [i, element] of pattern.elements.entries()) learn(element, items[i]?.expression);
    }
    if (pattern?.type !== 'Identifier' || value?.type !== 'CallExpression' || !ASKS.has(calleeName(value)))
      return;
    const space = namespaceOf(value.arguments[0]?.expression);
    if (space !== null) voices.set(pattern.value, [...(voices.get(pattern.value) ?? []), space]);
  };
  walk(ast.body, (node) => node.type === 'VariableDeclarator' && learn(node.id, node.init));
  return voices;
}

function namespaceOf(argument) {
  const value = bare(argument);
  if (!value) return '';
  if (value.type === 'StringLiteral') return value.value;
  const property = value.properties?.find((p) => p.key?.value === 'namespace')?.value;
  return property?.type === 'StringLiteral' ? property.value : null;
}

/** A literal key, or the fixed beginning of a template; null when nothing is known. */
function askedKey(argument) {
  const value = bare(argument);
  if (value?.type === 'StringLiteral') return { text: value.value, isWhole: true };
  if (value?.type !== 'TemplateLiteral') return null;
  const head = value.quasis[0].cooked ?? '';
  if (value.expressions.length === 0) return { text: head, isWhole: true };
  return head.includes('.') ? { text: head.slice(0, head.lastIndexOf('.') + 1), isWhole: false } : null;
}

function exists(words, space, asked) {
  const [name, ...path] = [...(space ? space.split('.') : []), ...asked.text.split('.')];
  const keys = words.get(name);
  const key = path.join('.');
  if (!keys) return false;
  return asked.isWhole
    ? keys.has(key) || [...keys.keys()].some((k) => k.startsWith(`${key}.`))
    : [...keys.keys()].some((k) => k.startsWith(key));
}
