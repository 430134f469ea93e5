import 'server-only';
import { z } from 'zod';
import { weaknessOfDataKey, weaknessOfSecret } from './secret.mjs';

const CURE_SECRET = 'make one with: openssl rand -base64 48';
const CURE_KEY = 'make one with: openssl rand -base64 32';

const postgresUrl = z
  .string()
  .regex(/^postgres(ql)?:\/\//, 'must look like postgresql://user:password@host:5432/database');

const flag = z
  .enum(['0', '1', 'true', 'false'], 'must be 0 or 1')
  .transform((value) => value === '1' || value === 'true');

const EnvInput = z.object({
  NODE_ENV: z.enum(['development', 'test', 'production']).default('development'),
  /** The owner of the tables: only commands that migrate get it, never the web or the worker. */
  DATABASE_URL: postgresUrl.optional(),
  /** The request role, held by row security. */
  DATABASE_URL_APP: postgresUrl,
  /** The role of pipelines that work in sets over organizations. */
  DATABASE_URL_PIPELINE: postgresUrl,
  PORT: z.coerce.number('must be a port').int().min(1).max(65535).default(3000),
  DATA_DIR: z.string().min(1).default('.data'),
  /** Origin that links in messages and redirects carry, without a slash at the end. */
  PUBLIC_URL: z
    .url({
      protocol: /^https?$/,
      error: 'must be an http or https address such as https://console.example.com',
    })
    .transform((value) => new URL(value).origin)
    .optional(),
  NEXTAUTH_SECRET: z.string(`is missing; ${CURE_SECRET}`).superRefine((secret, check) => {
    const weakness = weaknessOfSecret(secret);
    if (weakness) check.addIssue({ code: 'custom', message: `${weakness}; ${CURE_SECRET}` });
  }),
  /** Wraps the keys that encrypt personal data. */
  DATA_KEY: z.string(`is missing; ${CURE_KEY}`).superRefine((key, check) => {
    const weakness = weaknessOfDataKey(key);
    if (weakness) check.addIssue({ code: 'custom', message: `${weakness}; ${CURE_KEY}` });
  }),
  DEMO: flag.default(true),
  OIDC_ISSUER: z.url('must be an address').optional(),
  OIDC_CLIENT_ID: z.string().optional(),
  OIDC_CLIENT_SECRET: z.string().optional(),
  /** Bearer token of /api/metrics, which does not exist without it. */
  METRICS_TOKEN: z.string().min(32, 'needs at least 32 characters').optional(),
  /** The instant that demonstrations and tests call now. */
  FROZEN_NOW: z.iso
    .datetime({ offset: true, error: 'must be an instant such as 2026-11-20T18:00:00+08:00' })
    .transform((value) => new Date(value))
    .optional(),
  LOG_LEVEL: z.enum(['fatal', 'error', 'warn', 'info', 'debug', 'trace', 'silent']).default('info'),
});

type Settings = z.output<typeof EnvInput>;
export type Env = Omit<Settings, 'PUBLIC_URL'> & { PUBLIC_URL: string };

const wholeOidc = (settings: Settings): boolean =>
  [settings.OIDC_ISSUER, settings.OIDC_CLIENT_ID, settings.OIDC_CLIENT_SECRET].every(Boolean) ||
  [settings.OIDC_ISSUER, settings.OIDC_CLIENT_ID, settings.OIDC_CLIENT_SECRET].every((part) => !part);

/** Reads settings out of an environment; throws one Error naming every wrong variable and its cure. */
export function readEnv(source: Record<string, string | undefined>): Env {
  // An empty variable in a .env file means the same as an absent one.
  const given = Object.fromEntries(Object.entries(source).filter(([, value]) => value !== ''));
  const parsed = EnvInput.safeParse(given);
  if (!parsed.success) {
    const faults = parsed.error.issues.map((issue) => `${issue.path.join('.')} ${wordsFor(issue)}`);
    throw new Error(`The environment is not complete:\n  ${faults.join('\n  ')}`);
  }
  if (!wholeOidc(parsed.data)) {
    throw new Error(
      'The environment is not complete:\n  OIDC_ISSUER, OIDC_CLIENT_ID and OIDC_CLIENT_SECRET belong together: set all three or none',
    );
  }
  return { ...parsed.data, PUBLIC_URL: parsed.data.PUBLIC_URL ?? `http://localhost:${parsed.data.PORT}` };
}

function wordsFor(issue: z.core.$ZodIssue): string {
  const isMissing = issue.code === 'invalid_type' && issue.message.startsWith('Invalid input');
  return isMissing ? 'is missing; npm start, npm run web and npm run worker set it' : issue.message;
}

let known: Env | undefined;

/** The settings of this running program, read and checked once. */
export function env(): Env {
  known ??= readEnv(process.env);
  return known;
}
