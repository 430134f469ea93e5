// Makes package-lock.json work everywhere; run it after each change of a dependency (npm run lock).
// Registries differ in which optional platform packages they serve, and npm ci refuses a lockfile that lacks one:
// those get a stub entry. Download addresses go, so that npm asks the registry of whoever installs.
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';

const SYSTEMS = [
  'darwin',
  'linux',
  'win32',
  'freebsd',
  'openbsd',
  'netbsd',
  'sunos',
  'aix',
  'android',
  'openharmony',
];
const PROCESSORS = [
  'x64',
  'arm64',
  'arm',
  'ia32',
  'ppc64',
  's390x',
  'riscv64',
  'loong64',
  'mips64el',
  'wasm32',
];
const C_LIBRARIES = { gnu: 'glibc', gnueabihf: 'glibc', musl: 'musl', musleabihf: 'musl' };

/** The lockfile (parsed) without addresses and with a stub for every optional package it names but lacks. */
export function completeLock(lock) {
  const packages = structuredClone(lock.packages);
  for (const entry of Object.values(packages)) {
    if (!entry.link) delete entry.resolved;
  }
  for (const [at, entry] of Object.entries(lock.packages)) {
    for (const [name, wanted] of Object.entries(entry.optionalDependencies ?? {})) {
      const nested = `${at}/node_modules/${name}`;
      const top = `node_modules/${name}`;
      if (packages[nested] || packages[top]) continue;
      packages[top] = stub(name, wanted, entry.version);
    }
  }
  const sorted = Object.entries(packages).sort(([a], [b]) => a.localeCompare(b, 'en'));
  return { ...lock, packages: Object.fromEntries(sorted) };
}

function stub(name, wanted, parentVersion) {
  const words = name.split(/[/-]/);
  const system = SYSTEMS.filter((one) => words.includes(one));
  const processor = PROCESSORS.filter((one) => words.includes(one));
  const library = words.map((word) => C_LIBRARIES[word]).filter(Boolean);
  return {
    version: /^\d+\.\d+\.\d+(-[\w.]+)?$/.test(wanted) ? wanted : parentVersion,
    optional: true,
    ...(processor.length ? { cpu: processor } : {}),
    ...(system.length ? { os: system } : {}),
    ...(library.length ? { libc: library } : {}),
  };
}

if (process.argv[1] && import.meta.url === pathToFileURL(process.argv[1]).href) {
  const file = join(fileURLToPath(new URL('..', import.meta.url)), 'package-lock.json');
  const text = readFileSync(file, 'utf8');
  const completed = `${JSON.stringify(completeLock(JSON.parse(text)), null, 2)}\n`;
  if (completed !== text) writeFileSync(file, completed);
  console.log(completed === text ? 'package-lock.json is complete' : 'package-lock.json completed');
}
