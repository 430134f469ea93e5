// Dependencies: one exact version each, none with open advisories, no download address in the lockfile.
const EXACT = /^(npm:(@[\w.-]+\/)?[\w.-]+@)?\d+\.\d+\.\d+(-[\w.]+)?$/;
const BANNED = new Map([
  ['xlsx', 'its npm releases carry open advisories: use @e965/xlsx'],
  ['exceljs', 'it carries open advisories: use @e965/xlsx'],
]);

/** @param {Map<string, string>} files */
export function packageBreaches(files) {
  const manifest = files.get('package.json');
  return [...(manifest ? manifestFaults(JSON.parse(manifest)) : []), ...lockFaults(files)];
}

function manifestFaults(manifest) {
  const fault = (rule, cure) => ({ file: 'package.json', line: 1, rule: `packages/${rule}`, cure });
  const direct = ['dependencies', 'devDependencies', 'optionalDependencies', 'peerDependencies'].flatMap(
    (kind) => Object.entries(manifest[kind] ?? {}),
  );
  return [
    ...[...direct, ...pins(manifest.overrides ?? {})]
      .filter(([, version]) => !EXACT.test(version))
      .map(([name, version]) => fault('exact', `${name} "${version}": write one exact version`)),
    ...direct
      .filter(([name]) => BANNED.has(name))
      .map(([name]) => fault('banned', `${name}: ${BANNED.get(name)}`)),
  ];
}

function pins(overrides) {
  return Object.entries(overrides).flatMap(([name, value]) =>
    typeof value === 'string' ? [[name, value]] : pins(value),
  );
}

function* lockFaults(files) {
  const text = files.get('package-lock.json');
  if (!text) return;
  const lock = JSON.parse(text);
  for (const [path, entry] of Object.entries(lock.packages ?? {})) {
    const name = path.replace(/^.*node_modules\//, '');
    if (/^https?:|^file:/.test(entry.resolved ?? ''))
      yield {
        file: 'package-lock.json',
        line: 1,
        rule: 'packages/resolved',
        cure: `${name} names where it was downloaded: run npm run lock`,
      };
    if (BANNED.has(name))
      yield {
        file: 'package-lock.json',
        line: 1,
        rule: 'packages/banned',
        cure: `${name}: ${BANNED.get(name)}`,
      };
  }
}
