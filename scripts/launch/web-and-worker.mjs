// The web process with its front door, and the worker.
import { get } from 'node:http';
import { setTimeout as pause } from 'node:timers/promises';
import { freePort } from '../../db/embedded-pid.mjs';
import { envFor } from './database.mjs';
import { keepRunning } from './keep.mjs';
import { inRoot } from './place.mjs';
import { Stop } from './say.mjs';
import { isLoopback } from './settings.mjs';

export const SERVICES = ['front-door', 'web', 'worker'];
const PATIENCE = 90_000;

/** Starts Next on a free loopback port and the front door on the public one; `{ ready, stop }`. */
export async function startWeb(settings, urls) {
  const inner = await freePort();
  const web = keepRunning({
    name: 'web',
    ...programOfWeb(settings, inner),
    env: {
      ...envFor(settings, urls),
      PORT: String(inner),
      HOSTNAME: '127.0.0.1',
      // Longer than the front door keeps a connection, so that Next never closes one just taken.
      KEEP_ALIVE_TIMEOUT: '75000',
    },
    dataDir: settings.dataDir,
    show: settings.isDevelopment,
  });
  const door = keepRunning({
    name: 'front-door',
    script: inRoot('scripts/front-door.mjs'),
    env: {
      PATH: process.env.PATH,
      NODE_ENV: 'production',
      FRONT_DOOR: JSON.stringify(doorSettings(settings, inner)),
    },
    dataDir: settings.dataDir,
  });
  const services = { 'front-door': door, web };
  return {
    ready: async () => {
      await Promise.race([answering(settings), ...Object.entries(services).map(deathOf)]);
      for (const one of Object.values(services)) one.settled();
    },
    stop: async () => {
      await door.stop(6000);
      await web.stop();
    },
  };
}

/** Starts the worker; `{ ready, stop }`. A worker that dies at once is a fault, one that dies later is started again. */
export function startWorker(settings, urls) {
  const worker = keepRunning({
    name: 'worker',
    script: inRoot('dist/lib/jobs/worker.mjs'),
    nodeFlags: ['--enable-source-maps', '--max-semi-space-size=64'],
    env: envFor(settings, urls),
    dataDir: settings.dataDir,
    show: settings.isDevelopment,
  });
  return {
    ready: async () => {
      await Promise.race([pause(300), deathOf(['worker', worker])]);
      worker.settled();
    },
    stop: () => worker.stop(15_000),
  };
}

function programOfWeb(settings, port) {
  if (!settings.isDevelopment) return { script: inRoot('.next/standalone/server.js') };
  const script = inRoot('node_modules/next/dist/bin/next');
  return { script, args: ['dev', '--port', String(port), '--hostname', '127.0.0.1'] };
}

function doorSettings({ publicUrl, port, listenHost, allowedHosts, trustedProxies, isDevelopment }, inner) {
  const hosts = listenHost === '127.0.0.1' && isLoopback(publicUrl) ? ['127.0.0.1', '::1'] : [listenHost];
  return { publicUrl, port, hosts, inner, allowedHosts, trustedProxies, isDevelopment };
}

/** Rejects when the service dies before it was ready. */
async function deathOf([name, service]) {
  const code = await service.firstDeath;
  throw new Stop(
    `the ${name} process ended while starting (code ${code}), its last words:\n${service.tail()}`,
  );
}

/** Resolves when the front door gives an answer of Next. */
async function answering({ port, listenHost }) {
  const host = ['0.0.0.0', '::'].includes(listenHost) ? '127.0.0.1' : listenHost;
  for (const until = Date.now() + PATIENCE; Date.now() < until; await pause(50)) {
    const status = await statusOf({
      host,
      port,
      path: '/api/health',
      headers: { host: `localhost:${port}` },
    });
    if (status !== null && status < 500) return;
  }
  throw new Stop(
    `the web process did not become healthy within ${PATIENCE / 1000} s: read logs/web.log in the data folder.`,
  );
}

function statusOf(options) {
  return new Promise((resolve) => {
    const request = get({ ...options, agent: false, timeout: 30_000 }, (response) => {
      response.resume();
      resolve(response.statusCode);
    });
    request.on('timeout', () => request.destroy());
    request.on('error', () => resolve(null));
  });
}
