// A Chromium for the browser tests: found, else obtained.
import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { inRoot } from './place.mjs';
import { Stop } from './say.mjs';

const NAMES = ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable'];

/** Path of a browser; looks at CHROMIUM_PATH, PATH and Playwright's own before it downloads or installs one. */
export async function findChromium() {
  const given = process.env.CHROMIUM_PATH;
  if (given) {
    if (existsSync(given)) return given;
    throw new Stop(`CHROMIUM_PATH names ${given}, which is not there: correct it or leave it out.`);
  }
  return onPath() ?? (await playwrights()) ?? (await download()) ?? installed() ?? refuse();
}

function onPath() {
  const folders = (process.env.PATH ?? '').split(delimiter).filter(Boolean);
  return folders
    .flatMap((folder) => NAMES.map((name) => join(folder, name)))
    .find((file) => existsSync(file));
}

async function playwrights() {
  const { chromium } = await import('@playwright/test');
  const path = chromium.executablePath();
  return path && existsSync(path) ? path : undefined;
}

async function download() {
  const cli = inRoot('node_modules/@playwright/test/cli.js');
  // Where downloads are blocked this would wait for minutes.
  spawnSync(process.execPath, [cli, 'install', 'chromium'], { timeout: 25_000, stdio: 'ignore' });
  return playwrights();
}

function installed() {
  if (process.getuid?.() !== 0 || !existsSync('/etc/debian_version')) return undefined;
  const flags = ['-o', 'DPkg::Lock::Timeout=300'];
  const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' };
  spawnSync('apt-get', [...flags, 'update'], { env, stdio: 'ignore', timeout: 300_000 });
  const packages = ['install', '-y', '--no-install-recommends', 'chromium'];
  spawnSync('apt-get', [...flags, ...packages], { env, stdio: 'ignore', timeout: 600_000 });
  return onPath();
}

function refuse() {
  throw new Stop(
    'no Chromium was found and none could be fetched: install Chromium or Chrome, or set CHROMIUM_PATH to one.',
  );
}
