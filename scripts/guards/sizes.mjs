// Sizes: small enough to read in one sitting.
import { isSource, TEST_FILE } from './rooms.mjs';
import { parseSource, walk } from './source.mjs';

const FILE_LIMIT = 300;
const PAGE_LIMIT = 60;
const FUNCTION_LIMIT = 60;
const MEDIAN_LIMIT = 70;
const P90_LIMIT = 200;
const CLIENT_SHARE = 0.35;
/** A share over a handful of files says nothing yet. */
const ENOUGH_FILES = 20;

const FUNCTIONS = new Set([
  'FunctionDeclaration',
  'FunctionExpression',
  'ArrowFunctionExpression',
  'ClassMethod',
  'MethodProperty',
]);

/** @param {Map<string, string>} files */
export function sizeBreaches(files) {
  const sources = [...files].filter(([path]) => isSource(path) && !TEST_FILE.test(path));
  return [...sources.flatMap(([path, text]) => fileFaults(path, text)), ...houseFaults(sources)];
}

/** Lines of a text as an editor counts them. */
export function lineCount(text) {
  return text === '' ? 0 : text.replace(/\n$/, '').split('\n').length;
}

function fileFaults(path, text) {
  const lines = lineCount(text);
  const found = [];
  if (lines > FILE_LIMIT && !path.startsWith('components/ui/'))
    found.push({
      file: path,
      line: FILE_LIMIT,
      rule: 'sizes/file',
      cure: `${lines} lines, at most ${FILE_LIMIT}: split it by concept`,
    });
  if (/^app\/.*\b(page|route|layout)\.tsx?$/.test(path) && lines > PAGE_LIMIT)
    found.push({
      file: path,
      line: PAGE_LIMIT,
      rule: 'sizes/page',
      cure: `${lines} lines, at most ${PAGE_LIMIT}: params, context, queries, render; the rest is a component`,
    });
  return path.startsWith('components/ui/') ? found : [...found, ...functionFaults(path, text)];
}

function functionFaults(path, text) {
  const { ast, lineAt } = parseSource(path, text);
  const found = [];
  walk(ast.body, (node) => {
    if (!FUNCTIONS.has(node.type)) return;
    const span = node.span ?? node.function?.span;
    const first = lineAt(span.start);
    const lines = lineAt(span.end) - first + 1;
    if (lines > FUNCTION_LIMIT)
      found.push({
        file: path,
        line: first,
        rule: 'sizes/function',
        cure: `${lines} lines, at most ${FUNCTION_LIMIT}: give its steps names`,
      });
  });
  return found;
}

function houseFaults(sources) {
  const counted = sources.filter(([path]) => !path.startsWith('components/ui/'));
  const sizes = counted.map(([, text]) => lineCount(text)).sort((a, b) => a - b);
  if (sizes.length < ENOUGH_FILES) return [];
  const at = (share) => sizes[Math.min(sizes.length - 1, Math.floor(sizes.length * share))];
  const whole = (rule, cure) => ({ file: '.', line: 1, rule, cure });
  const found = [];
  if (at(0.5) > MEDIAN_LIMIT)
    found.push(whole('sizes/median', `the median file has ${at(0.5)} lines, at most ${MEDIAN_LIMIT}`));
  if (at(0.9) > P90_LIMIT)
    found.push(whole('sizes/p90', `one file in ten has ${at(0.9)} lines or more, at most ${P90_LIMIT}`));
  const screens = counted.filter(([path]) => path.endsWith('.tsx'));
  const client = screens.filter(([, text]) => isClient(text)).length;
  if (screens.length >= ENOUGH_FILES && client > screens.length * CLIENT_SHARE)
    found.push(
      whole(
        'sizes/client',
        `${client} of ${screens.length} .tsx files are 'use client', at most ${CLIENT_SHARE * 100} %: render on the server, hand down the small island`,
      ),
    );
  return found;
}

function isClient(text) {
  return /^(\s|\/\/[^\n]*\n|\/\*[\s\S]*?\*\/)*['"]use client['"]/.test(text);
}
