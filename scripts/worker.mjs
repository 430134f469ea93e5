// npm run worker: the worker without the web process.
import { runAlone } from './launch/alone.mjs';
import { startWorker } from './launch/services.mjs';

await runAlone('worker', async (settings, urls) => startWorker(settings, urls));
