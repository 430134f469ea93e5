// Addresses as patterns, and the shape of a rule: shared by the dependency rules.
import { NOUNS, PURE_ROOT_FILES } from './rooms.mjs';

export const nouns = NOUNS.join('|');
export const TEST = '\\.(test|spec)\\.(ts|tsx|mjs)$';
export const QUERIES = '^lib/[^/]+/queries(\\.ts$|/)';
export const MUTATIONS = '^lib/[^/]+/mutations(\\.ts$|/)';
export const JOBS = '^lib/[^/]+/jobs\\.ts$';
export const SQL = '^lib/.*-sql\\.ts$';
export const SCOPE = '^lib/auth/scope\\.ts$';
export const INPUT = '^lib/[^/]+/input\\.ts$';
export const ACTIONS = '^lib/[^/]+/actions\\.ts$';
export const CLIENT = '^lib/[^/]+/client\\.ts$';
export const RESERVED = '(queries|mutations|input|actions|client|jobs)(\\.ts$|/)';
export const PURE = `^lib/(${nouns})/(?!${RESERVED})(?!.*-sql\\.ts$)`;
export const PURE_ROOT = `^lib/(${PURE_ROOT_FILES.join('|')})\\.ts$`;
/** The four foundations that hold a connection, and the process that runs the queue. */
export const CONNECTED = [
  '^lib/auth/context\\.ts$',
  '^lib/(action|route)\\.ts$',
  '^lib/audit/',
  '^lib/jobs/(queue|worker)\\.ts$',
];
/** Small libraries that compute and do nothing else: same answer in a browser, on a server, in a test. */
export const PURE_LIBRARIES = [
  '@internationalized/date',
  'chinese-days',
  'd3-hierarchy',
  'd3-shape',
  'gcoord',
  'libphonenumber-js',
  'pinyin-pro',
  'tyme4ts',
];

export const npm = (...names) => `(^|/)node_modules/(${names.join('|')})/`;
export const anyOf = (...patterns) => patterns.join('|');

/** A forbidden look: from → to, with the cure as its comment. Tests may look anywhere unless a rule says so. */
export const forbid = (name, comment, from, to) => ({
  name,
  comment,
  severity: 'error',
  from: { ...from, pathNot: anyOf(TEST, ...[from.pathNot ?? []].flat()) },
  to,
});
