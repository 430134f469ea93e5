// Programs beside the web process (worker, commands) as plain JavaScript in dist/, so that they start fast.
import { existsSync, readdirSync, rmSync } from 'node:fs';
import { inRoot, root } from './place.mjs';
import { Stop } from './say.mjs';

/** Benchmarks by name: bench/<name>.ts. */
export const BENCHES = ['ingest', 'dashboards', 'pages'];

/** Bundles the worker and every command: dist/lib/jobs/worker.mjs, dist/db/commands/<name>.mjs. */
export async function bundlePrograms() {
  const commands = readdirSync(inRoot('db/commands')).filter((file) => /^[a-z-]+\.ts$/.test(file));
  const entryPoints = ['lib/jobs/worker.ts', ...commands.map((file) => `db/commands/${file}`)];
  rmSync(inRoot('dist'), { recursive: true, force: true });
  await bundle(entryPoints);
}

/** Bundles the benchmarks: dist/bench/<name>.mjs. */
export async function bundleBenches() {
  await bundle(BENCHES.map((name) => `bench/${name}.ts`).filter((file) => existsSync(inRoot(file))));
}

async function bundle(entryPoints) {
  const { build, stop } = await import('esbuild');
  const { metafile } = await build({
    absWorkingDir: root,
    entryPoints,
    outdir: 'dist',
    outbase: '.',
    outExtension: { '.js': '.mjs' },
    bundle: true,
    platform: 'node',
    format: 'esm',
    target: 'node20',
    packages: 'external',
    alias: {
      'server-only': inRoot('scripts/empty.mjs'),
      // Next lists no exports: outside of it Node wants the whole file name.
      'next/headers': 'next/headers.js',
      'next/navigation': 'next/navigation.js',
    },
    tsconfig: 'tsconfig.json',
    sourcemap: 'linked',
    metafile: true,
    logLevel: 'silent',
  }).catch((error) => {
    const told = error.errors
      ?.map((one) => `${one.location?.file}:${one.location?.line} ${one.text}`)
      .join('\n');
    throw new Stop(`${entryPoints.join(', ')} could not be bundled:\n${told ?? error.message}`);
  });
  // Its service would else stay as long as the launcher.
  await stop();
  refuseSharedEntries(metafile, entryPoints);
}

/** An entry runs when it is the program itself; bundled into another one it would run there too. */
function refuseSharedEntries(metafile, entryPoints) {
  for (const [file, output] of Object.entries(metafile.outputs)) {
    const other = Object.keys(output.inputs).find(
      (input) => entryPoints.includes(input) && input !== output.entryPoint,
    );
    if (other && output.entryPoint) {
      throw new Stop(
        `${output.entryPoint} imports the program ${other} (into ${file}): move what they share to a file of its own.`,
      );
    }
  }
}
