import 'server-only';
import pino from 'pino';
import { env } from '@/lib/env';

/** Structured log on stdout. Personal fields never go in; what slips into a known place is removed. */
export const logger = pino({
  level: env().LOG_LEVEL,
  redact: {
    paths: [
      '*.phone',
      '*.password',
      '*.authorization',
      'phone',
      'password',
      'req.headers.authorization',
      'req.headers.cookie',
      'err.parameters',
      'err.query',
      'err.cause.parameters',
    ],
    remove: true,
  },
});
