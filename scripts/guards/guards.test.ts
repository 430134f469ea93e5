import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { readTree } from './files.mjs';
import { messageBreaches } from './messages.mjs';
import { moneyBreaches } from './money.mjs';
import { nameBreaches } from './names.mjs';
import { packageBreaches } from './packages.mjs';
import { purityBreaches } from './purity.mjs';
import { rawSqlBreaches } from './raw-sql.mjs';
import { GUARDS } from './run.mjs';
import { scopeTableBreaches } from './scope-table.mjs';
import { sizeBreaches } from './sizes.mjs';
import { wrappedBreaches } from './wrapped.mjs';

type Files = Record<string, string>;
type Breach = { file: string; line: number; rule: string; cure: string };
type Guard = (files: Map<string, string>) => Iterable<Breach>;

const run = (guard: Guard, files: Files) => [...guard(new Map(Object.entries(files)))];
/** `file:line rule` of every breach. */
const caught = (guard: Guard, files: Files) => run(guard, files).map((b) => `${b.file}:${b.line} ${b.rule}`);
const lines = (n: number, text = 'export const x = 1;\n') => text + '// line\n'.repeat(n - 1);

describe('names', () => {
  it.each([
    ['lib/utils/add.ts', 'names/forbidden'],
    ['components/stores/helpers.tsx', 'names/forbidden'],
    ['app/(console)/data/page.tsx', 'names/forbidden'],
    ['lib/stores/types.ts', 'names/forbidden'],
    ['components/stores/StoreCard.tsx', 'names/kebab-case'],
    ['lib/stores/store_name.test.ts', 'names/kebab-case'],
    ['lib/Stores/code.ts', 'names/kebab-case'],
    ['app/(console)/StoreList/page.tsx', 'names/kebab-case'],
    ['lib/stores/index.ts', 'names/barrel'],
    ['notes.txt', 'names/root'],
    ['src/main.ts', 'names/room'],
    ['lib/strings.ts', 'names/lib-root'],
    ['lib/coupons/queries.ts', 'names/noun'],
    ['components/coupons/list.tsx', 'names/noun'],
    ['components/card.tsx', 'names/component-folder'],
  ])('%s breaks %s', (path, rule) => {
    expect(caught(nameBreaches, { [path]: '' })).toContain(`${path}:1 ${rule}`);
  });

  it('allows default exports where Next asks, re-exports nowhere in lib and components', () => {
    expect(caught(nameBreaches, { 'lib/stores/code.ts': 'const a = 1;\nexport default a;' })).toEqual([
      'lib/stores/code.ts:2 names/default-export',
    ]);
    expect(caught(nameBreaches, { 'lib/stores/code.ts': "export { a } from './name';" })).toEqual([
      'lib/stores/code.ts:1 names/re-export',
    ]);
  });

  it('lets the house as it is designed pass', () => {
    const paths = [
      ...[
        'README.md',
        'proxy.ts',
        'lib/money.ts',
        'lib/money.test.ts',
        'lib/stores/queries/list-stores.ts',
        '.ci/run',
      ],
      ...[
        'app/(console)/stores/[id]/page.tsx',
        'app/api/auth/[...nextauth]/route.ts',
        'app/api/v1/openapi.json/route.ts',
      ],
      ...[
        'lib/i18n/messages/zh-CN/common.json',
        'db/migrations/0000_house.sql',
        'e2e/stores.spec.ts',
        'db/catalog-lint.db.test.ts',
      ],
    ];
    expect(caught(nameBreaches, Object.fromEntries(paths.map((path) => [path, ''])))).toEqual([]);
    const page = { 'app/(console)/stores/page.tsx': 'export default function Page() { return <b />; }' };
    expect(caught(nameBreaches, page)).toEqual([]);
  });
});

describe('sizes', () => {
  it('stops files of 301 lines, tests and shared ui aside', () => {
    const files = {
      'lib/stores/code.ts': lines(301),
      'lib/stores/code.test.ts': lines(301),
      'components/ui/menu.tsx': lines(301),
    };
    expect(caught(sizeBreaches, files)).toEqual(['lib/stores/code.ts:300 sizes/file']);
    expect(caught(sizeBreaches, { 'lib/stores/code.ts': lines(300) })).toEqual([]);
  });

  it('stops pages and routes of 61 lines', () => {
    expect(caught(sizeBreaches, { 'app/(console)/page.tsx': lines(61) })).toEqual([
      'app/(console)/page.tsx:60 sizes/page',
    ]);
    expect(caught(sizeBreaches, { 'app/api/route.ts': lines(60) })).toEqual([]);
  });

  it('stops functions of 61 lines, after wide characters too', () => {
    const body = (n: number) => `// 水轮\nexport const 好 = () => {\n${'  go();\n'.repeat(n - 2)}};\n`;
    expect(caught(sizeBreaches, { 'lib/stores/code.ts': body(61) })).toEqual([
      'lib/stores/code.ts:2 sizes/function',
    ]);
    expect(caught(sizeBreaches, { 'lib/stores/code.ts': body(60) })).toEqual([]);
  });

  it('holds the median, the 90th percentile and the share of client components', () => {
    const many = (n: number, text: (i: number) => string) =>
      Object.fromEntries(Array.from({ length: n }, (_, i) => [`components/stores/c${i}.tsx`, text(i)]));
    expect(
      caught(
        sizeBreaches,
        many(40, (i) => lines(i < 19 ? 10 : 71)),
      ),
    ).toEqual(['.:1 sizes/median']);
    expect(
      caught(
        sizeBreaches,
        many(40, (i) => lines(i < 35 ? 10 : 201)),
      ),
    ).toEqual(['.:1 sizes/p90']);
    expect(
      caught(
        sizeBreaches,
        many(40, (i) => (i < 15 ? "// why\n'use client';\n" : '')),
      ),
    ).toEqual(['.:1 sizes/client']);
    expect(
      caught(
        sizeBreaches,
        many(40, (i) => (i < 14 ? "'use client';\n" : '// use client\n')),
      ),
    ).toEqual([]);
  });
});

describe('purity', () => {
  it.each([
    'Date.now()',
    'new Date()',
    'new Date',
    'Date()',
    'Math.random()',
    'crypto.randomUUID()',
    'globalThis.crypto.randomUUID()',
    "fetch('/x')",
    'process.env.PORT',
    'performance.now()',
  ])('%s is caught in a pure file, an input and a fragment', (code) => {
    const text = `export const x =\n  () => ${code};`;
    for (const file of ['lib/stores/code.ts', 'lib/stores/input.ts', 'lib/stores/list-sql.ts', 'lib/time.ts'])
      expect(caught(purityBreaches, { [file]: text })).toEqual([`${file}:2 purity`]);
    expect(
      caught(purityBreaches, { 'lib/stores/mutations.ts': text, 'lib/stores/code.test.ts': text }),
    ).toEqual([]);
  });

  it('lets arguments and words pass', () => {
    const text =
      "// Date.now() is forbidden\nexport const x = (now: Date) => [new Date(now), 'Math.random()', Date.UTC(2026, 1, 1)];";
    expect(caught(purityBreaches, { 'lib/stores/code.ts': text })).toEqual([]);
  });

  it('keeps components from fetching', () => {
    const text = "export const x = () => fetch('/api');";
    expect(caught(purityBreaches, { 'components/stores/a.tsx': text, 'lib/stores/client.ts': text })).toEqual(
      ['components/stores/a.tsx:1 purity'],
    );
  });
});

describe('wrapped', () => {
  const action =
    "'use server';\nexport const closeStore = action('stores.edit', closeStoreInput, closeStore);";
  const page = (body: string) => `export default async function Page() {\n${body}\nreturn <b />;\n}`;
  const screen = 'app/(console)/stores/page.tsx';
  const registry = {
    'lib/jobs/registry.ts': "import { follow } from '@/lib/stores/jobs';\nexport const jobs = [follow];",
  };

  it.each<[string, string, string, string]>([
    [
      'a bare function',
      'lib/stores/actions.ts',
      "'use server';\nexport async function closeStore() {}",
      'action',
    ],
    [
      'a renamed function',
      'lib/stores/actions.ts',
      "'use server';\nasync function f() {}\nexport { f as closeStore };",
      'action',
    ],
    [
      'an imported function',
      'lib/stores/actions.ts',
      "'use server';\nexport { closeStore } from './mutations';",
      'action',
    ],
    [
      'an empty permission',
      'lib/stores/actions.ts',
      "'use server';\nexport const f = action('', input, run);",
      'permission',
    ],
    [
      'a computed permission',
      'lib/stores/actions.ts',
      "'use server';\nexport const f = action(right, input, run);",
      'permission',
    ],
    [
      'no directive',
      'lib/stores/actions.ts',
      "export const f = action('stores.edit', input, run);",
      'use-server',
    ],
    [
      'an action elsewhere',
      'components/stores/form.tsx',
      "export async function save() {\n'use server';\n}",
      'inline-action',
    ],
    ['a bare handler', 'app/api/v1/stores/route.ts', 'export async function GET() {}', 'route'],
    [
      'a handler under another name',
      'app/api/v1/stores/route.ts',
      'const h = async () => {};\nexport { h as POST };',
      'route',
    ],
    ['a public door', 'app/api/v1/stores/route.ts', 'export const GET = publicRoute(run);', 'public-route'],
    [
      'a door without permission',
      'app/api/v1/stores/route.ts',
      "export const GET = route({ door: 'key', run });",
      'permission',
    ],
    ['a bare job', 'lib/stores/jobs.ts', 'export async function follow() {}', 'job'],
    ['an unlisted job', 'lib/stores/jobs.ts', 'export const sweep = job(definition, run);', 'registry'],
    ['a page without a door', screen, page(''), 'page'],
    ['a door nobody waits for', screen, page("requirePage('stores.view');"), 'page'],
    ['a door behind a condition', screen, page("if (x) { await requirePage('stores.view'); }"), 'page'],
    ['a door in a callback', screen, page("run(async () => { await requirePage('stores.view'); });"), 'page'],
    ['a page with an empty permission', screen, page("await requirePage('');"), 'permission'],
    ['a page without any permission', screen, page('await requirePage();'), 'permission'],
    ['a layout without a door', 'app/(guide)/layout.tsx', page(''), 'page'],
    ['a read that may reach a browser', 'lib/stores/queries.ts', 'export const x = 1;', 'server-only'],
    [
      'a write that may reach a browser',
      'lib/stores/mutations/close.ts',
      'export const x = 1;',
      'server-only',
    ],
  ])('catches %s', (_what, file, text, rule) => {
    expect(run(wrappedBreaches, { ...registry, [file]: text }).map((b) => `${b.file} ${b.rule}`)).toEqual([
      `${file} wrapped/${rule}`,
    ]);
  });

  it('lets wrapped doors pass', () => {
    const files = {
      ...registry,
      'lib/stores/actions.ts': action,
      'lib/stores/jobs.ts': 'export const follow = job(definition, run);\nexport type X = 1;',
      'lib/stores/queries.ts': "import 'server-only';",
      'app/api/v1/stores/route.ts':
        "export const runtime = 'nodejs';\nexport const GET = route({ door: 'key', permission: 'stores.view', input, run });",
      'app/api/health/route.ts': 'export const GET = publicRoute(run);',
      'app/api/auth/[...nextauth]/route.ts':
        'const handler = publicRoute(run);\nexport { handler as GET, handler as POST };',
      [screen]: page("const ctx = await requirePage('stores.view');"),
      'app/(console)/stores/loading.tsx': 'export default function Loading() { return <b />; }',
      'app/(auth)/sign-in/page.tsx': page(''),
    };
    expect(caught(wrappedBreaches, files)).toEqual([]);
  });
});

describe('scope table', () => {
  const reads = {
    'lib/stores/queries.ts':
      'export async function listStores(ctx) {}\nexport const limit = 50;\nexport type Row = 1;',
    'lib/metrics/queries/sales.ts': 'export const getSales = cache(async (ctx) => 1);',
  };
  const table = (...keys: string[]) => ({
    'lib/auth/scope-table.ts': `export const scopeTable = {${keys.map((k) => `'${k}': 'own'`)}} satisfies X;`,
  });

  it('catches a read nobody lists', () => {
    expect(caught(scopeTableBreaches, { ...reads, ...table('metrics.getSales') })).toEqual([
      'lib/stores/queries.ts:1 scope-table/missing',
    ]);
    expect(caught(scopeTableBreaches, reads)).toHaveLength(2);
  });

  it('catches a line without a read', () => {
    expect(
      caught(scopeTableBreaches, {
        ...reads,
        ...table('metrics.getSales', 'stores.listStores', 'stores.gone'),
      }),
    ).toEqual(['lib/auth/scope-table.ts:1 scope-table/stale']);
  });

  it('lets a complete table pass', () => {
    expect(
      caught(scopeTableBreaches, { ...reads, ...table('metrics.getSales', 'stores.listStores') }),
    ).toEqual([]);
  });
});

describe('messages', () => {
  const zh = 'lib/i18n/messages/zh-CN/stores.json';
  const en = 'lib/i18n/messages/en/stores.json';
  const words = {
    [zh]: '{"title":"门店","status":{"live":"营业"}}',
    [en]: '{"title":"Stores","status":{"live":"Live"}}',
  };
  const page = (body: string) => ({
    ...words,
    'components/stores/a.tsx': `export function A() {\nconst t = useTranslations('stores');\nreturn ${body};\n}`,
  });

  it('catches missing files, keys, words and places', () => {
    expect(caught(messageBreaches, { [zh]: '{"a":"甲"}' })).toEqual([`${zh}:1 messages/namespace`]);
    expect(caught(messageBreaches, { [zh]: '{"a":"甲","b":"乙"}', [en]: '{"a":"A"}' })).toEqual([
      `${zh}:1 messages/key`,
    ]);
    expect(caught(messageBreaches, { [zh]: '{"a":"甲"}', [en]: '{"a":"A","b":"B"}' })).toEqual([
      `${en}:1 messages/key`,
    ]);
    expect(caught(messageBreaches, { [zh]: '{"a":"甲"}', [en]: '{"a":" "}' })).toEqual([
      `${en}:1 messages/empty`,
    ]);
    expect(caught(messageBreaches, { [zh]: '{"a":"{n} 家"}', [en]: '{"a":"{m} stores"}' })).toEqual([
      `${zh}:1 messages/places`,
    ]);
  });

  it('catches keys nobody wrote', () => {
    expect(caught(messageBreaches, page("t('nothing')"))).toEqual([
      'components/stores/a.tsx:3 messages/unknown',
    ]);
    expect(caught(messageBreaches, page("t.rich('status.gone', {})"))).toEqual([
      'components/stores/a.tsx:3 messages/unknown',
    ]);
    expect(caught(messageBreaches, page('t(`state.${x}`)'))).toEqual([
      'components/stores/a.tsx:3 messages/unknown',
    ]);
    const together =
      "const [t, c] = await Promise.all([getTranslations('stores'), getTranslations({ namespace: 'stores.status' })]);\nc('title'); t('title'); c('live');";
    expect(caught(messageBreaches, { ...words, 'app/a.ts': together })).toEqual([
      'app/a.ts:2 messages/unknown',
    ]);
  });

  it('lets equal words and written keys pass', () => {
    expect(
      caught(messageBreaches, page("t('title') + t(`status.${x}`) + t(key) + other('nothing')")),
    ).toEqual([]);
    const plural = { [zh]: '{"a":"{n} 家"}', [en]: '{"a":"{n, plural, one {# store} other {# stores}}"}' };
    expect(caught(messageBreaches, plural)).toEqual([]);
  });
});

describe('raw SQL', () => {
  it.each([
    ["import { sql } from 'drizzle-orm';\nexport const f = (sql) => sql`select 1`;", 'statement'],
    ['export const f = (db) =>\n  db.raw((raw) => raw`update stores set code = 1`);', 'statement'],
    ["export const f = (db) =>\n  db.unsafe('select 1');", 'unsafe'],
  ])('%s is caught', (text, rule) => {
    expect(caught(rawSqlBreaches, { 'lib/stores/mutations.ts': text })).toEqual([
      `lib/stores/mutations.ts:2 raw-sql/${rule}`,
    ]);
    expect(caught(rawSqlBreaches, { 'app/a/page.tsx': text })).toHaveLength(1);
    expect(
      caught(rawSqlBreaches, {
        'lib/stores/follow-sql.ts': text,
        'db/follow.ts': text,
        'lib/stores/a.db.test.ts': text,
      }),
    ).toEqual([]);
  });

  it('lets a mutation run a text that its *-sql.ts built, and no other', () => {
    const file = 'lib/stores/mutations.ts';
    const text = (argument: string) => ({
      [file]: `import { closeText, build } from './close-sql';\nconst own = 'select 1';\nraw.unsafe(${argument}, [1]);`,
    });
    for (const argument of ['closeText', 'build(1)', 'statement.text'])
      expect(caught(rawSqlBreaches, text(argument))).toEqual([]);
    for (const argument of ["'select 1'", 'own', '`${closeText} limit 1`', "closeText + ' limit 1'"])
      expect(caught(rawSqlBreaches, text(argument))).toEqual([`${file}:3 raw-sql/unsafe`]);
    expect(caught(rawSqlBreaches, { 'lib/stores/code.ts': text('closeText')[file] as string })).toHaveLength(
      1,
    );
  });

  it('lets the ORM’s fragments and other templates pass', () => {
    const text =
      "import { sql as part } from 'drizzle-orm';\nexport const f = (n) => [part`select ${n}`, css`color: red`, `select ${n}`];";
    expect(caught(rawSqlBreaches, { 'lib/stores/queries.ts': text })).toEqual([]);
  });
});

describe('money', () => {
  it.each([
    'parseFloat(text)',
    'Number.parseFloat(text)',
    'Number(row.salesFen)',
    '+salesFen',
    'salesFen.toFixed(2)',
    '(row.salesFen / hundred).toFixed(2)',
    'salesFen * 0.3',
    'row.salesFen / 100',
    '1.5 * fen',
  ])('%s is caught', (code) => {
    expect(caught(moneyBreaches, { 'components/stores/a.tsx': `export const x =\n  ${code};` })[0]).toBe(
      'components/stores/a.tsx:2 money',
    );
    expect(
      caught(moneyBreaches, {
        'lib/money.ts': `export const x = ${code};`,
        'lib/a.test.ts': `export const x = ${code};`,
      }),
    ).toEqual([]);
  });

  it.each([
    'salesFen * 3n',
    'salesFen + refundsFen',
    'salesFen / 100n',
    'Number(count)',
    'ratio.toFixed(2)',
    'BigInt(salesFen)',
    'oftenUsed / 2',
  ])('%s passes', (code) => {
    expect(caught(moneyBreaches, { 'lib/stores/a.ts': `export const x = ${code}; // fen` })).toEqual([]);
  });
});

describe('packages', () => {
  it.each([
    '^1.2.3',
    '~1.2.3',
    '*',
    '1.x',
    'latest',
    '>=1.0.0',
    '1.2',
    'git+https://example.com/a.git',
    'file:../a',
  ])('%s is caught', (version) => {
    expect(
      caught(packageBreaches, { 'package.json': JSON.stringify({ dependencies: { a: version } }) }),
    ).toEqual(['package.json:1 packages/exact']);
    expect(
      caught(packageBreaches, { 'package.json': JSON.stringify({ overrides: { b: { a: version } } }) }),
    ).toEqual(['package.json:1 packages/exact']);
  });

  it('catches banned packages, direct or carried in, and download addresses', () => {
    expect(caught(packageBreaches, { 'package.json': '{"devDependencies":{"xlsx":"0.18.5"}}' })).toEqual([
      'package.json:1 packages/banned',
    ]);
    const lock = {
      packages: {
        'node_modules/exceljs': { version: '4.4.0' },
        'node_modules/a': { resolved: 'https://example.com/a.tgz' },
      },
    };
    expect(caught(packageBreaches, { 'package-lock.json': JSON.stringify(lock) })).toEqual([
      'package-lock.json:1 packages/banned',
      'package-lock.json:1 packages/resolved',
    ]);
  });

  it('lets exact versions pass', () => {
    const manifest = {
      dependencies: { a: '1.2.3', b: '18.4.0-beta.17', c: 'npm:@x/c@1.0.0' },
      overrides: { d: '4.14.8' },
    };
    expect(
      caught(packageBreaches, {
        'package.json': JSON.stringify(manifest),
        'package-lock.json': '{"packages":{"":{}}}',
      }),
    ).toEqual([]);
  });
});

describe('the tree', () => {
  let root: string;
  beforeAll(() => {
    root = mkdtempSync(join(tmpdir(), 'tree-'));
    for (const path of [
      'lib/stores/code.ts',
      'node_modules/a/index.js',
      '.next/x.js',
      '.next-dev/x.js',
      'public/logo.png',
      'README.md',
    ]) {
      mkdirSync(dirname(join(root, path)), { recursive: true });
      writeFileSync(join(root, path), 'text');
    }
  });
  afterAll(() => rmSync(root, { recursive: true }));

  it('is what would be committed, with the text of texts', () => {
    expect([...readTree(root)]).toEqual([
      ['README.md', 'text'],
      ['lib/stores/code.ts', 'text'],
      ['public/logo.png', ''],
    ]);
  });

  it('is looked at by every guard', () => {
    expect(Object.keys(GUARDS)).toEqual([
      'imports',
      'names',
      'sizes',
      'purity',
      'wrapped',
      'scope-table',
      'messages',
      'raw-sql',
      'money',
      'packages',
      'places',
    ]);
  });
});
