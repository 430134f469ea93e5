// Stamps say what a step last worked on, so that it runs again only when that changed.
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { inRoot, root } from './place.mjs';

const SOURCES = ['app', 'components', 'lib', 'db', 'public'];
const SINGLE = [
  'package.json',
  'package-lock.json',
  'tsconfig.json',
  'next.config.ts',
  'postcss.config.mjs',
  'proxy.ts',
];
const NOT_BUILT = /\.test\.tsx?$|^db\/testing\/|^scripts\/(?!build\.mjs|launch\/bundle\.mjs)/;

export function hashOf(parts) {
  const hash = createHash('sha256');
  for (const part of parts) hash.update(part).update('\0');
  return hash.digest('hex');
}

/** Hash of everything that `npm run build` reads. */
export function hashSources() {
  const files = [...SINGLE, 'scripts/build.mjs', 'scripts/launch/bundle.mjs'].filter((file) =>
    existsSync(inRoot(file)),
  );
  for (const folder of SOURCES) if (existsSync(inRoot(folder))) files.push(...walk(folder));
  const kept = files.filter((file) => !NOT_BUILT.test(file)).sort();
  return hashOf([process.versions.node, ...kept.flatMap((file) => [file, readFileSync(inRoot(file))])]);
}

function walk(folder) {
  return readdirSync(join(root, folder), { withFileTypes: true }).flatMap((entry) => {
    const at = `${folder}/${entry.name}`;
    if (entry.isDirectory()) return walk(at);
    return entry.isFile() ? [at] : [];
  });
}

export function readStamp(file) {
  return existsSync(file) ? readFileSync(file, 'utf8').trim() : '';
}

export function writeStamp(file, value) {
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(file, `${value}\n`);
}

export function dropStamp(file) {
  rmSync(file, { force: true });
}
