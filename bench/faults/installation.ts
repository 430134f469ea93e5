import { type ChildProcess, spawn } from 'node:child_process';
import { createHmac } from 'node:crypto';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('../..', import.meta.url));

const freePort = (): Promise<number> =>
  new Promise((resolve, reject) => {
    const server = createServer();
    server.once('error', reject);
    server.listen(0, '127.0.0.1', () => {
      const address = server.address();
      server.close(() => (address && typeof address === 'object' ? resolve(address.port) : reject(address)));
    });
  });

export type Program = 'web' | 'front-door' | 'worker' | 'postgres';

/** A whole installation as `npm start` runs it, empty, in a folder of its own, with its processes in reach. */
export class Installation {
  readonly address: string;
  #launcher: ChildProcess | null = null;
  #said = '';

  private constructor(
    readonly dataDir: string,
    port: number,
  ) {
    this.address = `http://localhost:${port}`;
  }

  static async start(): Promise<Installation> {
    const port = await freePort();
    const made = new Installation(mkdtempSync(join(tmpdir(), 'waterwheel-faults-')), port);
    await made.#launch(port);
    return made;
  }

  async #launch(port: number): Promise<void> {
    const settings = {
      DATA_DIR: this.dataDir,
      PORT: String(port),
      PUBLIC_URL: '',
      DATABASE_URL: '',
      DEMO: '0',
    };
    const launcher = spawn(process.execPath, [join(root, 'scripts/start.mjs')], {
      cwd: root,
      env: { ...process.env, NODE_ENV: 'production', LOG_LEVEL: 'warn', NODE_OPTIONS: '', ...settings },
      detached: true,
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    this.#launcher = launcher;
    await new Promise<void>((resolve, reject) => {
      const hear = (text: string) => {
        this.#said += text;
        if (this.#said.includes('Ctrl-C stops everything')) resolve();
      };
      launcher.stdout.setEncoding('utf8').on('data', hear);
      launcher.stderr.setEncoding('utf8').on('data', hear);
      launcher.once('exit', (code) => reject(new Error(`npm start ended with code ${code}:\n${this.#said}`)));
    });
  }

  /** What the launcher has said so far. */
  get said(): string {
    return this.#said;
  }

  logOf(program: 'web' | 'front-door' | 'worker'): string {
    return readFileSync(join(this.dataDir, 'logs', `${program}.log`), 'utf8');
  }

  /** Process number of a program as it runs now. */
  pidOf(program: Program): number {
    if (program === 'postgres')
      return Number(
        readFileSync(join(this.dataDir, 'postgres/cluster/postmaster.pid'), 'utf8').split('\n')[0],
      );
    return JSON.parse(readFileSync(join(this.dataDir, 'run', `${program}.json`), 'utf8')).pid;
  }

  /** kill -9; returns the process number that is gone. */
  kill(program: Program): number {
    const pid = this.pidOf(program);
    process.kill(pid, 'SIGKILL');
    return pid;
  }

  get ownerUrl(): string {
    const password = readFileSync(join(this.dataDir, 'postgres/password'), 'utf8').trim();
    const port = readFileSync(join(this.dataDir, 'postgres/cluster/postmaster.pid'), 'utf8').split('\n')[3];
    return `postgresql://waterwheel:${password}@127.0.0.1:${port?.trim()}/waterwheel`;
  }

  /** Lets this process use the product's own functions on the installation's database. */
  enter(): void {
    const secret = String(process.env.NEXTAUTH_SECRET);
    const urlOf = (role: string) => {
      const url = new URL(this.ownerUrl);
      url.username = role;
      url.password = createHmac('sha256', secret).update(`db:${role}`).digest('hex');
      return url.href;
    };
    Object.assign(process.env, {
      DATABASE_URL_APP: urlOf('waterwheel_app'),
      DATABASE_URL_PIPELINE: urlOf('waterwheel_pipeline'),
      LOG_LEVEL: 'silent',
    });
  }

  /** Milliseconds until `isSo` says yes, asked every 50 ms; a fault of asking is a no. */
  async until(what: string, limitMs: number, isSo: () => Promise<boolean>): Promise<number> {
    const began = performance.now();
    for (;;) {
      if (await isSo().catch(() => false)) return performance.now() - began;
      const waited = performance.now() - began;
      if (waited > limitMs) throw new Error(`${what}: not within ${limitMs} ms\n${this.#said.slice(-2000)}`);
      await pause(50);
    }
  }

  async stop(): Promise<void> {
    const launcher = this.#launcher;
    if (launcher && launcher.exitCode === null) {
      const ended = new Promise((resolve) => launcher.once('exit', resolve));
      launcher.kill('SIGINT');
      await ended;
    }
    rmSync(this.dataDir, { recursive: true, force: true });
  }
}
