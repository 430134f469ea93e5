// Inside lib: what a reserved name may import, and the order of the nouns.
import {
  ACTIONS,
  anyOf,
  CLIENT,
  CONNECTED,
  forbid,
  INPUT,
  JOBS,
  MUTATIONS,
  nouns,
  npm,
  PURE,
  PURE_LIBRARIES,
  PURE_ROOT,
  QUERIES,
  SCOPE,
  SQL,
} from './addresses.mjs';
import { NOUNS } from './rooms.mjs';

/** Files of the foundations that only name things: permissions, locales, the shape of a job. */
const WORLDLY = 'context|options|scope|password|queue|worker|registry|request';
const PLAIN_FOUNDATION = `^lib/(auth|inbox|jobs|i18n|sheet)/(?!(${WORLDLY}|queries|mutations|actions|client|jobs)(\\.ts$|/))(?!.*-sql\\.ts$)`;

const database = [
  forbid(
    'db-by-name',
    'only queries, mutations, jobs and auth/context, action, audit, jobs/queue hold a connection',
    { path: '^lib/', pathNot: [QUERIES, MUTATIONS, JOBS, SQL, SCOPE, ...CONNECTED] },
    { path: anyOf('^db/', npm('drizzle-orm', 'postgres')) },
  ),
  forbid(
    'fragments-hold-no-connection',
    'a *-sql.ts builds text from drizzle-orm and db/schema; queries and mutations run it',
    { path: anyOf(SQL, SCOPE) },
    {
      path: anyOf(
        '^db/(?!schema/)',
        npm('postgres'),
        QUERIES,
        MUTATIONS,
        JOBS,
        ACTIONS,
        CLIENT,
        ...CONNECTED.slice(1),
      ),
    },
  ),
  forbid(
    'registry-calls-jobs',
    'enqueue it by name: only lib/jobs/registry.ts knows handlers',
    { path: '.', pathNot: '^lib/jobs/registry\\.ts$' },
    { path: JOBS },
  ),
];

const names = [
  forbid(
    'pure-looks-at-pure',
    'a pure file imports pure files, and inputs for their types: take rows, now and ids as arguments, or use a reserved name',
    { path: anyOf(PURE, PURE_ROOT) },
    { pathNot: anyOf(PURE, PURE_ROOT, INPUT, npm(...PURE_LIBRARIES)) },
  ),
  forbid(
    'input-is-zod-and-pure',
    'input.ts imports zod, other inputs and pure files',
    { path: INPUT },
    {
      pathNot: anyOf(INPUT, PURE, PURE_ROOT, PLAIN_FOUNDATION, npm('zod', ...PURE_LIBRARIES)),
    },
  ),
  forbid(
    'client-asks-over-http',
    'client.ts holds queryOptions over fetch: no server file behind it',
    { path: CLIENT },
    {
      path: anyOf(
        QUERIES,
        MUTATIONS,
        JOBS,
        SQL,
        SCOPE,
        '^lib/auth/(context|options)\\.ts$',
        npm('next', 'drizzle-orm', 'postgres'),
      ),
    },
  ),
  forbid(
    'reads-do-not-write',
    'queries.ts calls no mutation, action or job',
    { path: QUERIES },
    { path: anyOf(MUTATIONS, ACTIONS, JOBS, CLIENT) },
  ),
  forbid(
    'writes-know-no-page',
    'mutations and jobs are called by actions, never the other way round',
    { path: anyOf(MUTATIONS, JOBS) },
    { path: anyOf(ACTIONS, CLIENT, '^lib/(action|route)\\.ts$') },
  ),
  forbid(
    'next-by-name',
    'inside lib only actions.ts, action.ts, route.ts, auth/context.ts, auth/options.ts and i18n touch Next',
    {
      path: '^lib/',
      pathNot: [ACTIONS, '^lib/(action|route)\\.ts$', '^lib/auth/(context|options)\\.ts$', '^lib/i18n/'],
    },
    { path: npm('next', 'next-auth', 'next-intl', 'react-dom') },
  ),
];

const order = [
  ...NOUNS.slice(0, -1).map((noun, i) => {
    const above = NOUNS.slice(i + 1).join('|');
    return forbid(
      `nouns-one-way-${noun}`,
      `${noun} stands below ${NOUNS.slice(i + 1).join(', ')}: let the upper noun ask, or enqueue a job`,
      { path: `^lib/${noun}/` },
      { path: `^(lib/(${above})/|db/schema/(${above})\\.ts$)` },
    );
  }),
  forbid(
    'foundations-below-nouns',
    'auth, audit, inbox, i18n, the queue and the files of lib/ itself know no noun',
    { path: anyOf('^lib/[^/]+\\.ts$', '^lib/(auth|audit|inbox|i18n|sheet)/', '^lib/jobs/(queue|job)\\.ts$') },
    { path: `^lib/(${nouns})/` },
  ),
];

export const libRules = [...database, ...names, ...order];
