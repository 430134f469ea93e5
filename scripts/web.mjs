// npm run web: the web process with its front door, without the worker.
import { runAlone } from './launch/alone.mjs';
import { checkPort } from './launch/ports.mjs';
import { startWeb } from './launch/web-and-worker.mjs';

await runAlone('web', async (settings, urls) => {
  await checkPort(settings);
  return startWeb(settings, urls);
});
