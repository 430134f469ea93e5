// The map of the house: which rooms and nouns exist and what a file's address allows it to be.
// Every guard and the dependency rules read it here, so a new noun is added in one place.

/** Nouns from the bottom up: a noun may look at those before it, never at those after it. */
export const NOUNS = [
  'organization',
  'views',
  'stores',
  'goods',
  'members',
  'guides',
  'orders',
  'segments',
  'incentives',
  'campaigns',
  'metrics',
  'targets',
  'notes',
  'onboarding',
  'ingest',
  'imports',
  'exports',
  'palette',
  'home',
  'sample',
];

/** Folders of lib/ that lie below every noun. */
export const FOUNDATIONS = ['auth', 'audit', 'inbox', 'jobs', 'i18n', 'sheet'];

/** Folders of components/ without any domain. */
export const SHARED_UI = ['ui', 'charts', 'data-table', 'layout'];

/** Rooms at the root. */
export const ROOMS = ['app', 'components', 'lib', 'db', 'e2e', 'bench', 'docs', 'scripts', 'public', '.ci'];

/** Files of lib/ itself that stay pure although they are not inside a noun. */
export const PURE_ROOT_FILES = ['array-literal', 'errors', 'form-object', 'http-error', 'money', 'time'];

/** The other files of lib/ itself: foundations that touch the world. */
export const WORLDLY_ROOT_FILES = [
  'action',
  'clock',
  'env',
  'log',
  'personal-data',
  'request-body',
  'route',
  'secret',
  'telemetry',
];

export const TEST_FILE = /\.(test|spec)\.(ts|tsx|mjs)$/;

/** Is this a source file that people read: TypeScript or a script of ours? */
export function isSource(path) {
  return /\.(ts|tsx|mjs|cjs)$/.test(path) && !path.endsWith('.d.ts');
}

/**
 * What a file of lib/ is by its name.
 * @returns {'input'|'queries'|'mutations'|'actions'|'client'|'jobs'|'sql'|'pure'|'foundation'|'test'|null}
 *   null when the path is not code of lib/.
 */
export function kindOf(path) {
  if (!path.startsWith('lib/') || !isSource(path)) return null;
  if (TEST_FILE.test(path)) return 'test';
  const [, folder, ...rest] = path.split('/');
  if (rest.length === 0) return PURE_ROOT_FILES.includes(folder.replace(/\.ts$/, '')) ? 'pure' : 'foundation';
  if (rest[0] === 'queries' || rest[0] === 'mutations') return rest[0];
  const name = rest.at(-1).replace(/\.tsx?$/, '');
  if (['input', 'queries', 'mutations', 'actions', 'client', 'jobs'].includes(name)) return name;
  if (name.endsWith('-sql')) return 'sql';
  return FOUNDATIONS.includes(folder) ? 'foundation' : 'pure';
}
