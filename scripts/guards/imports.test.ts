import { beforeAll, describe, expect, it } from 'vitest';
import rules from '../../.dependency-cruiser.mjs';
import { importBreaches } from './imports.mjs';
import { NOUNS } from './rooms.mjs';

type Breach = { file: string; line: number; rule: string; cure: string };

/** What the planted files look at; each is innocent by itself. */
const INNOCENT: Record<string, string> = {
  'db/client.ts': 'export const db = 1;',
  'db/schema/stores.ts':
    "import { pgTable } from 'drizzle-orm/pg-core'; export const stores = pgTable('stores', {});",
  'db/schema/orders.ts': 'export const orders = 1;',
  'db/sample/chain.ts': "import { saveStore } from '@/lib/stores/mutations'; export const chain = saveStore;",
  'db/testing/database.ts': "import { it } from 'vitest'; export const open = it;",
  'lib/money.ts': 'export const yuan = 1;',
  'lib/auth/context.ts': "import { db } from '@/db/client'; export const door = db;",
  'lib/auth/permissions.ts': 'export type Permission = string;',
  'lib/stores/kind.ts': "import type { i } from './input'; export type K = typeof i;",
  'lib/stores/status.ts': "import { yuan } from '@/lib/money'; export const status = yuan;",
  'lib/stores/queries.ts':
    "import 'server-only'; import { db } from '@/db/client'; import { bySql } from './list-sql'; export const r = [db, bySql];",
  'lib/stores/mutations.ts': "import { db } from '@/db/client'; export const saveStore = db;",
  'lib/stores/list-sql.ts':
    "import { sql } from 'drizzle-orm'; import { stores } from '@/db/schema/stores'; export const bySql = [sql, stores];",
  'lib/stores/actions.ts':
    "'use server'; import { revalidatePath } from 'next/cache'; import { saveStore } from './mutations'; export const a = [revalidatePath, saveStore];",
  'lib/stores/client.ts':
    "import { queryOptions } from '@tanstack/react-query'; export const q = queryOptions;",
  'lib/stores/input.ts':
    "import { z } from 'zod'; import { status } from './status'; export const i = [z, status];",
  'lib/stores/jobs.ts': "import { saveStore } from './mutations'; export const j = saveStore;",
  'lib/jobs/registry.ts': "import { j } from '@/lib/stores/jobs'; export const all = [j];",
  'lib/orders/queries.ts': "import { r } from '@/lib/stores/queries'; export const orders = r;",
  'components/ui/button.tsx': 'export const Button = () => <b>{1 as number}</b>;',
  'components/charts/bars.tsx': "import { Bar } from 'recharts'; export const Bars = Bar;",
  'components/layout/menu.tsx':
    "import type { Permission } from '@/lib/auth/permissions'; export type Menu = Permission;",
  'components/stores/card.tsx':
    "import { Button } from '@/components/ui/button'; import { a } from '@/lib/stores/actions'; import { status } from '@/lib/stores/status'; export const C = () => <Button a={a} s={status} />;",
  'app/layout.tsx':
    "import '@/app/globals.css'; import { C } from '@/components/stores/card'; import { r } from '@/lib/stores/queries'; import { door } from '@/lib/auth/context'; export default () => <C r={r} d={door} />;",
  'app/globals.css': '',
  'app/api/route.ts': "import { saveStore } from '@/lib/stores/mutations'; export const POST = saveStore;",
  'lib/stores/queries.db.test.ts':
    "import { open } from '@/db/testing/database'; import { orders } from '@/lib/orders/queries'; export const t = [open, orders];",
  'scripts/start.mjs': "import { spawn } from 'node:child_process'; import './port.mjs'; spawn('x');",
  'scripts/port.mjs': "import 'node:net'; export const late = () => import('postgres');",
};

/** rule → the file that breaks it and its text; the last line holds the forbidden look. */
const PLANTED: Record<string, [file: string, text: string][]> = {
  'no-cycles': [['lib/stores/a.ts', "import './b';"]],
  resolvable: [['lib/stores/lost.ts', "import type { X } from '@/lib/stores/nowhere';"]],
  'nothing-imports-app': [['components/stores/up.tsx', "import A from '@/app/layout';"]],
  'nothing-imports-tests': [['lib/stores/uses-test.ts', "import './status.test';"]],
  'shipped-code-has-shipped-libraries': [['lib/audit/loose.ts', "import fc from 'fast-check';"]],
  'app-not-db': [
    ['app/a/page.tsx', "import type { Db } from '@/db/client';"],
    ['app/b/page.tsx', "import { eq } from 'drizzle-orm';"],
    ['app/c/page.tsx', "export const x = import('@/db/client');"],
  ],
  'pages-do-not-write': [['app/d/page.tsx', "import { saveStore } from '@/lib/stores/mutations';"]],
  'app-not-pipelines': [['app/e/page.tsx', "import { bySql } from '@/lib/stores/list-sql';"]],
  'app-not-tools': [['app/f/page.tsx', "import '@/e2e/fixtures';"]],
  'proxy-decides-nothing': [['proxy.ts', "import { door } from '@/lib/auth/context';"]],
  'components-do-not-fetch': [
    ['components/stores/asks.tsx', "import type { Row } from '@/lib/stores/queries';"],
    ['components/stores/writes.tsx', "export { saveStore } from '@/lib/stores/mutations';"],
  ],
  'components-are-browser-safe': [
    ['components/stores/reads-disk.tsx', "import { readFile } from 'node:fs/promises';"],
  ],
  'components-not-tools': [['components/stores/robot.tsx', "import '@/e2e/fixtures';"]],
  'lib-looks-down': [['lib/audit/paints.ts', "import { Button } from '@/components/ui/button';"]],
  'lib-not-sample': [['lib/stores/queries/sample.ts', "import '@/db/sample/chain';"]],
  'db-looks-at-nothing': [['db/up.ts', "import { yuan } from '@/lib/money';"]],
  'robots-stay-outside': [['e2e/peek.ts', "import { Button } from '@/components/ui/button';"]],
  'launchers-are-plain-node': [['scripts/test.mjs', "import './far.mjs';"]],
  'db-by-name': [
    ['lib/stores/report.ts', "import { db } from '@/db/client';"],
    ['lib/orders/actions.ts', "import { sql } from 'drizzle-orm';"],
  ],
  'fragments-hold-no-connection': [['lib/stores/live-sql.ts', "import { db } from '@/db/client';"]],
  'registry-calls-jobs': [['lib/orders/mutations.ts', "import { j } from '@/lib/stores/jobs';"]],
  'pure-looks-at-pure': [
    ['lib/stores/reads.ts', "import type { Row } from './queries';"],
    ['lib/stores/parses.ts', "import { z } from 'zod';"],
    ['lib/stores/hashes.ts', "import { createHash } from 'node:crypto';"],
    ['lib/time.ts', "import { v7 } from 'uuid';"],
  ],
  'input-is-zod-and-pure': [
    ['lib/orders/input.ts', "import { r } from '@/lib/stores/queries';"],
    ['lib/goods/input.ts', "import { door } from '@/lib/auth/context';"],
  ],
  'client-asks-over-http': [['lib/orders/client.ts', "import type { r } from '@/lib/stores/queries';"]],
  'reads-do-not-write': [
    ['lib/orders/queries/list.ts', "import { saveStore } from '@/lib/stores/mutations';"],
  ],
  'writes-know-no-page': [['lib/orders/mutations/save.ts', "import { a } from '@/lib/stores/actions';"]],
  'next-by-name': [['lib/orders/queries/headers.ts', "import { headers } from 'next/headers';"]],
  'foundations-below-nouns': [
    ['lib/auth/reads-stores.ts', "import { r } from '@/lib/stores/queries';"],
    ['lib/log.ts', "import { status } from '@/lib/stores/status';"],
  ],
  'shared-ui-has-no-domain': [
    ['components/data-table/store-cell.tsx', "import { C } from '@/components/stores/card';"],
    ['components/charts/status.tsx', "import { status } from '@/lib/stores/status';"],
  ],
  'shared-ui-has-no-rights': [
    ['components/ui/can.tsx', "import type { Permission } from '@/lib/auth/permissions';"],
  ],
  'ui-is-lowest': [['components/ui/menu-button.tsx', "import '@/components/layout/menu';"]],
  'recharts-in-charts': [['components/stores/chart.tsx', "import { LineChart } from 'recharts';"]],
  ...Object.fromEntries(
    NOUNS.slice(0, -1).map((noun: string, i: number) => [
      `nouns-one-way-${noun}`,
      [[`lib/${noun}/queries/looks-up.ts`, `import '@/lib/${NOUNS[i + 1]}/queries/base';`]],
    ]),
  ),
};

/** Needed by the planted files only. */
const SUPPORT: Record<string, string> = {
  'lib/stores/b.ts': "import './a';",
  'lib/stores/status.test.ts': '',
  'e2e/fixtures.ts': '',
  'scripts/far.mjs': "import 'zod';",
  ...Object.fromEntries(NOUNS.map((noun: string) => [`lib/${noun}/queries/base.ts`, ''])),
};

describe('dependency rules', () => {
  let breaches: Breach[];
  beforeAll(async () => {
    const planted = Object.values(PLANTED).flat();
    breaches = await importBreaches(
      new Map([...Object.entries(INNOCENT), ...Object.entries(SUPPORT), ...planted]),
    );
  });

  it('lets an innocent house pass', async () => {
    expect(await importBreaches(new Map(Object.entries(INNOCENT)))).toEqual([]);
  });

  it('has a planted breach for every rule', () => {
    expect(Object.keys(PLANTED).sort()).toEqual(
      rules.forbidden.map((rule: { name: string }) => rule.name).sort(),
    );
  });

  it.each(Object.entries(PLANTED))('%s catches every planted breach', (rule, planted) => {
    const caught = breaches
      .filter((breach) => breach.rule === `imports/${rule}`)
      .map((breach) => breach.file);
    for (const [file, text] of planted) if (text) expect(caught).toContain(file);
  });

  it('names the line and the cure', async () => {
    const [first] = await importBreaches(
      new Map([
        ...Object.entries(INNOCENT),
        [
          'app/x/page.tsx',
          "import { Button } from '@/components/ui/button';\n\nimport { db } from '@/db/client';",
        ],
      ]),
    );
    expect(first).toEqual({
      file: 'app/x/page.tsx',
      line: 3,
      rule: 'imports/app-not-db',
      cure: 'looks at db/client.ts; ask a query of lib/<noun>',
    });
  });
});
