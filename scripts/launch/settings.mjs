// The launcher's own reading of the environment, before anything is installed; lib/env.ts checks it again inside.
import {
  accessSync,
  constants,
  existsSync,
  mkdirSync,
  readFileSync,
  rmSync,
  statfsSync,
  writeFileSync,
} from 'node:fs';
import { isAbsolute, join, resolve } from 'node:path';
import { inRoot, root } from './place.mjs';
import { Stop } from './say.mjs';
import { checkSecrets, keepSecrets } from './secrets.mjs';

const ENOUGH_DISK = 300 * 1024 * 1024;

/** Lines NAME=value of a .env file; quotes around a value are dropped, # begins a comment line. */
export function parseDotEnv(text) {
  const found = {};
  for (const line of text.split(/\r?\n/)) {
    const match = /^\s*(?:export\s+)?([A-Za-z_]\w*)\s*=\s*(.*?)\s*$/.exec(line);
    if (!match) continue;
    const [, name, raw] = match;
    const quoted = /^(["'])(.*)\1$/.exec(raw);
    found[name] = quoted ? quoted[2] : raw.replace(/\s+#.*$/, '');
  }
  return found;
}

/**
 * Settings out of .env and the environment (which wins), checked:
 * `{ env, dataDir, port, publicUrl, listenHost, databaseUrl, isDemo, isDevelopment }`; `env` carries the secrets.
 */
export function readSettings({ isDevelopment = false, needsSpace = true } = {}) {
  const env = mergedEnv();
  const databaseUrl = env.DATABASE_URL || null;
  if (databaseUrl) checkDatabaseUrl(databaseUrl);
  const port = readPort(env);
  const publicUrl = readPublicUrl(env, port);
  // Nobody's real database gets a sample chain because a flag was forgotten.
  const isDemo = env.DEMO ? !['0', 'false'].includes(env.DEMO) : databaseUrl === null;
  const isTrial = isDevelopment || ['development', 'test'].includes(env.NODE_ENV ?? '');
  const isProduction = !isTrial && (databaseUrl !== null || (!isDemo && env.NODE_ENV === 'production'));
  checkSecrets(env, isProduction);
  const dataDir = isAbsolute(env.DATA_DIR || '.data') ? env.DATA_DIR : resolve(root, env.DATA_DIR || '.data');
  openDataDir(dataDir, needsSpace);
  return {
    env: { ...env, ...keepSecrets(env, dataDir) },
    ...{ dataDir, port, publicUrl, databaseUrl, isDemo, isDevelopment },
    listenHost: env.LISTEN_HOST || (isLoopback(publicUrl) ? '127.0.0.1' : '0.0.0.0'),
    allowedHosts: (env.ALLOWED_HOSTS ?? '')
      .split(',')
      .map((host) => host.trim().toLowerCase())
      .filter(Boolean),
    trustedProxies: Number(env.TRUSTED_PROXIES ?? 0) || 0,
  };
}

export function isLoopback(publicUrl) {
  return ['localhost', '127.0.0.1', '[::1]'].includes(new URL(publicUrl).hostname);
}

function mergedEnv() {
  const file = inRoot('.env');
  const fromFile = existsSync(file) ? parseDotEnv(readFileSync(file, 'utf8')) : {};
  const given = Object.fromEntries(Object.entries(process.env).filter(([, value]) => value !== ''));
  return { ...fromFile, ...given };
}

function readPort(env) {
  const port = Number(env.PORT || 3000);
  if (Number.isInteger(port) && port > 0 && port < 65536) return port;
  throw new Stop(`PORT is "${env.PORT}", which is no port: set it to a number from 1 to 65535.`);
}

function readPublicUrl(env, port) {
  const given = env.PUBLIC_URL || `http://localhost:${port}`;
  if (URL.canParse(given)) {
    const url = new URL(given);
    if (['http:', 'https:'].includes(url.protocol)) return url.origin;
  }
  throw new Stop(
    `PUBLIC_URL is "${given}", which is no address: set it to one like https://console.example.com.`,
  );
}

function checkDatabaseUrl(given) {
  let url;
  try {
    url = new URL(given);
  } catch {
    url = null;
  }
  if (url && /^postgres(ql)?:$/.test(url.protocol) && url.hostname && url.pathname.length > 1) return;
  throw new Stop('DATABASE_URL is not readable: write it as postgresql://user:password@host:5432/database.');
}

/** Makes the data folder and proves that it can be written, before anything else is done. */
function openDataDir(dataDir, needsSpace) {
  const cure = 'give this user write permission there, or set DATA_DIR to another folder';
  try {
    mkdirSync(dataDir, { recursive: true, mode: 0o700 });
    accessSync(dataDir, constants.R_OK | constants.W_OK | constants.X_OK);
    const probe = join(dataDir, `.probe-${process.pid}`);
    writeFileSync(probe, Buffer.alloc(8192, 1));
    rmSync(probe);
  } catch (error) {
    if (error.code === 'ENOSPC' || error.code === 'EDQUOT') throw diskFull(dataDir);
    throw new Stop(`the data folder ${dataDir} cannot be written (${error.code}): ${cure}.`);
  }
  const { bavail, bsize } = statfsSync(dataDir);
  if (needsSpace && bavail * bsize < ENOUGH_DISK)
    throw diskFull(dataDir, Math.floor((bavail * bsize) / 1024 / 1024));
}

function diskFull(dataDir, left = 0) {
  return new Stop(
    `the disk of ${dataDir} is full (${left} MB left, 300 MB needed): free some space or set DATA_DIR to another disk; nothing was changed.`,
  );
}
