// npm run worker: the worker without the web process.
import { runAlone } from './launch/alone.mjs';
import { startWorker } from './launch/web-and-worker.mjs';

await runAlone('worker', async (settings, urls) => startWorker(settings, urls));
