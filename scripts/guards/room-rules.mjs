// Rooms: who may look at whom between app, components, lib, db and the robots.
import { anyOf, forbid, JOBS, MUTATIONS, nouns, npm, QUERIES, SCOPE, SQL, TEST } from './addresses.mjs';
import { SHARED_UI } from './rooms.mjs';

const everywhere = [
  {
    name: 'no-cycles',
    comment: 'move what both need into a file below both',
    severity: 'error',
    from: {},
    to: { circular: true },
  },
  {
    name: 'resolvable',
    comment: 'the module does not exist: check the path, the @/ alias and package.json',
    severity: 'error',
    from: {},
    to: { couldNotResolve: true },
  },
  {
    name: 'nothing-imports-app',
    comment: 'app/ holds addresses only: move what is shared to components/ or lib/',
    severity: 'error',
    from: { pathNot: '^app/' },
    to: { path: '^app/' },
  },
  {
    name: 'nothing-imports-tests',
    comment: 'what several tests share lives in db/testing or e2e/fixtures.ts',
    severity: 'error',
    from: {},
    to: { path: TEST },
  },
  forbid(
    'shipped-code-has-shipped-libraries',
    'move the package from devDependencies to dependencies',
    { path: '^(app|components|lib|db|proxy)', pathNot: '^db/testing/' },
    { dependencyTypes: ['npm-dev'] },
  ),
];

const rooms = [
  forbid(
    'app-not-db',
    'ask a query of lib/<noun>',
    { path: '^(app/|proxy\\.ts)' },
    { path: anyOf('^db/', npm('drizzle-orm', 'postgres')) },
  ),
  forbid(
    'pages-do-not-write',
    'pages read queries and hand over actions; only a route.ts calls mutations',
    { path: '^app/', pathNot: '/route\\.ts$' },
    { path: MUTATIONS },
  ),
  forbid('app-not-pipelines', 'enqueue a job or ask a query', { path: '^app/' }, { path: anyOf(JOBS, SQL) }),
  forbid(
    'app-not-tools',
    'app/ is shipped, these rooms are not',
    { path: '^app/' },
    { path: '^(e2e|bench|scripts)/' },
  ),
  forbid(
    'proxy-decides-nothing',
    'proxy.ts is not an authorization boundary: requirePage and action() decide',
    { path: '^proxy\\.ts$' },
    { path: anyOf(QUERIES, MUTATIONS, '^lib/auth/context\\.ts$') },
  ),
  forbid(
    'components-do-not-fetch',
    'take rows as props; a question that changes on the page goes through client.ts, a write through actions.ts',
    { path: '^components/' },
    {
      path: anyOf(
        QUERIES,
        MUTATIONS,
        JOBS,
        SQL,
        SCOPE,
        '^db/',
        '^lib/(action|route|env)\\.ts$',
        '^lib/auth/(context|options)\\.ts$',
        '^lib/jobs/(queue|worker|registry|job)\\.ts$',
        '^lib/audit/(?!(input|actions|client)\\.ts$)',
        npm('drizzle-orm', 'postgres', 'graphile-worker', 'pino', '@node-rs'),
      ),
    },
  ),
  forbid(
    'components-are-browser-safe',
    'a component runs in the browser too: move Node’s modules to lib/',
    { path: '^components/' },
    { dependencyTypes: ['core'] },
  ),
  forbid(
    'components-not-tools',
    'components/ is shipped, these rooms are not',
    { path: '^components/' },
    { path: '^(e2e|bench|scripts)/' },
  ),
  forbid(
    'lib-looks-down',
    'lib/ may look at db/ only: hand the thing in as an argument',
    { path: '^lib/' },
    { path: '^(components|e2e|bench|scripts)/' },
  ),
  forbid(
    'lib-not-sample',
    'the sample and the test database use the product, never the other way round',
    { path: '^lib/' },
    { path: '^db/(sample|testing|commands)/' },
  ),
  forbid(
    'db-looks-at-nothing',
    'db/ knows nothing of ours: only commands, sample and testing use the product’s doors',
    { path: '^db/', pathNot: '^db/(sample|testing|commands)/' },
    { path: '^(components|lib|e2e|bench|scripts)/', pathNot: '^lib/env\\.ts$' },
  ),
  forbid(
    'robots-stay-outside',
    'e2e/ and bench/ use the product as its users do: by address, by API, by file',
    { path: '^(e2e|bench)/' },
    { path: '^(app|components)/' },
  ),
  {
    name: 'launchers-are-plain-node',
    comment: 'start and test run before anything is installed: import node: only',
    severity: 'error',
    from: { path: '^scripts/(start|test)\\.mjs$' },
    to: { path: 'node_modules/', reachable: true },
  },
];

const ui = [
  forbid(
    'shared-ui-has-no-domain',
    'components/ui, charts, data-table and layout take plain props: the noun’s folder puts them to use',
    { path: `^components/(${SHARED_UI.join('|')})/` },
    { path: anyOf(`^components/(?!(${SHARED_UI.join('|')})/)[^/]+/`, `^lib/(${nouns}|audit|jobs)/`) },
  ),
  forbid(
    'shared-ui-has-no-rights',
    'only components/layout knows permissions and the signed-in person',
    { path: `^components/(${SHARED_UI.filter((name) => name !== 'layout').join('|')})/` },
    { path: '^lib/auth/' },
  ),
  forbid(
    'ui-is-lowest',
    'components/ui imports no other component folder',
    { path: '^components/ui/' },
    { path: '^components/(?!ui/)' },
  ),
  forbid(
    'recharts-in-charts',
    'use a chart of components/charts',
    { path: '.', pathNot: '^components/charts/' },
    { path: npm('recharts') },
  ),
];

export const roomRules = [...everywhere, ...rooms, ...ui];
