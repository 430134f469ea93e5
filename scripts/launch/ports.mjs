import { createServer } from 'node:net';
import { Stop } from './say.mjs';

/** Refuses a public port that another program holds, on either loopback address. */
export async function checkPort({ port, listenHost }) {
  const hosts = listenHost === '127.0.0.1' ? ['127.0.0.1', '::1'] : [listenHost];
  for (const host of hosts) {
    const fault = await tryListen(port, host);
    if (fault === 'EADDRINUSE') {
      throw new Stop(
        `port ${port} is taken by another program: stop that program, or choose another port, as in PORT=${port + 1} npm start.`,
      );
    }
    if (fault === 'EACCES') {
      throw new Stop(
        `port ${port} may not be opened by this user: choose one above 1023, as in PORT=3000 npm start.`,
      );
    }
    if (fault === 'EADDRNOTAVAIL' && host !== '::1') {
      throw new Stop(`this machine has no address ${host}: correct LISTEN_HOST.`);
    }
  }
}

function tryListen(port, host) {
  return new Promise((resolve) => {
    const server = createServer();
    server.once('error', (error) => resolve(error.code));
    server.listen({ port, host, exclusive: true }, () => server.close(() => resolve(null)));
  });
}
