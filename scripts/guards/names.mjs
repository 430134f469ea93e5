// Reserved names and rooms: an address says where a thing lives and what it may do.
import {
  FOUNDATIONS,
  isSource,
  NOUNS,
  PURE_ROOT_FILES,
  ROOMS,
  SHARED_UI,
  TEST_FILE,
  WORLDLY_ROOT_FILES,
} from './rooms.mjs';
import { exportsOf } from './source.mjs';

const FORBIDDEN =
  /^(utils?|helpers?|common|services?|hooks?|types?|managers?|handlers?|data|info|process|features|misc|shared|reports)$/;

/** What stands at the root beside the rooms: the papers, and what tools force. */
const ROOT_FILES = [
  ...['README.md', 'ARCHITECTURE.md', 'CONTRIBUTING.md', 'CHANGELOG.md', 'SECURITY.md', 'LICENSE', 'NOTICE'],
  ...[
    'package.json',
    'package-lock.json',
    '.npmrc',
    '.gitignore',
    '.gitattributes',
    '.env.example',
    '.nvmrc',
  ],
  ...['tsconfig.json', 'biome.json', '.dependency-cruiser.mjs', 'postcss.config.mjs', 'next.config.ts'],
  ...['drizzle.config.ts', 'vitest.config.ts', 'playwright.config.ts', 'proxy.ts', 'instrumentation.ts'],
  'instrumentation-client.ts',
];

/** Files of lib/ itself: each is named in ARCHITECTURE.md. */
const LIB_ROOT = [...PURE_ROOT_FILES, ...WORLDLY_ROOT_FILES];

const NEXT_DEFAULT = new RegExp(
  '^app/(.*/)?(page|layout|template|loading|error|global-error|not-found|global-not-found|forbidden|unauthorized|' +
    'default|icon|apple-icon|opengraph-image|manifest|robots|sitemap)\\.tsx?$',
);
const DEFAULT_ELSEWHERE =
  /^(lib\/i18n\/request\.ts|proxy\.ts|[^/]+\.config\.(ts|mjs)|\.dependency-cruiser\.mjs)$/;

const KEBAB = /^[a-z0-9]+(-[a-z0-9]+)*$/;
/** Next's own spellings for folders: [id], [...all], [[...all]], (group), @slot, _private. */
const ROUTE_FOLDER =
  /^(\[\[?(\.\.\.)?[a-zA-Z0-9]+\]?\]|\([a-z-]+\)|@[a-z-]+|\.well-known|[a-z0-9]+([-.][a-z0-9]+)*)$/;

/** @param {Map<string, string>} files */
export function nameBreaches(files) {
  const found = [];
  for (const [path, text] of files) {
    for (const [rule, cure] of [...addressFaults(path), ...roomFaults(path)])
      found.push({ file: path, line: 1, rule, cure });
    if (isSource(path)) found.push(...exportFaults(path, text));
  }
  return found;
}

function* addressFaults(path) {
  const parts = path.split('/');
  const room = parts[0];
  if (['docs', 'public', '.ci'].includes(room) || /^(db\/migrations|lib\/i18n\/messages)\//.test(path))
    return;
  for (const part of parts) {
    const stem = part.replace(/\.(test|db\.test|spec)?\.?[a-z]+$/i, '');
    // Addresses of the API are the contract's words (`/api/v1/reports/{name}`), not ours to choose.
    if (path.startsWith('app/api/v1/')) continue;
    if (FORBIDDEN.test(stem)) yield ['names/forbidden', `"${stem}" says nothing: name the concept it holds`];
  }
  if (parts.length === 1) return;
  for (const folder of parts.slice(1, -1)) {
    const fine =
      room === 'app' ? ROUTE_FOLDER.test(folder) : KEBAB.test(folder) || /^(zh-CN|en)$/.test(folder);
    if (!fine) yield ['names/kebab-case', `write the folder "${folder}" in kebab-case`];
  }
  const stem = parts.at(-1).replace(/(\.(test|spec|db|fault|d|module|config))*\.[a-z0-9]+$/i, '');
  if (stem && !KEBAB.test(stem) && !stem.startsWith('.'))
    yield ['names/kebab-case', `write the file "${parts.at(-1)}" in kebab-case`];
  if (isSource(path) && stem === 'index')
    yield ['names/barrel', 'import from the file itself; an index hides where things live'];
}

function* roomFaults(path) {
  const [room, second, ...rest] = path.split('/');
  if (second === undefined) {
    if (!ROOT_FILES.includes(room))
      yield ['names/root', 'move it into a room: app, components, lib, db, e2e, bench, docs, scripts'];
    return;
  }
  if (!ROOMS.includes(room)) yield ['names/room', `no room "${room}": use ${ROOMS.join(', ')}`];
  if (room === 'lib') {
    const isFile = rest.length === 0;
    const stem = second.replace(/(\.(test|db|d))*\.m?ts$|\.mjs$/, '');
    if (isFile && !LIB_ROOT.includes(stem))
      yield ['names/lib-root', 'move it into the folder of its noun or foundation'];
    if (!isFile && ![...NOUNS, ...FOUNDATIONS].includes(second))
      yield [
        'names/noun',
        `"${second}" is no noun of the house: see scripts/guards/rooms.mjs and product.md`,
      ];
  }
  if (room === 'components' && rest.length === 0)
    yield ['names/component-folder', 'put it into the folder of its noun'];
  if (room === 'components' && rest.length > 0 && ![...SHARED_UI, ...NOUNS, ...FOUNDATIONS].includes(second))
    yield ['names/noun', `"${second}" is neither shared ui nor a noun of the house`];
}

function exportFaults(path, text) {
  const allowed = NEXT_DEFAULT.test(path) || DEFAULT_ELSEWHERE.test(path);
  return exportsOf(path, text).flatMap(({ name, source, line }) => {
    if (name === 'default' && !allowed)
      return [{ file: path, line, rule: 'names/default-export', cure: 'export it by name' }];
    if (source && /^(lib|components)\//.test(path) && !TEST_FILE.test(path))
      return [{ file: path, line, rule: 'names/re-export', cure: 'import it where it lives' }];
    return [];
  });
}
