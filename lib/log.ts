import 'server-only';
import pino from 'pino';

/** Structured log on stdout. Personal fields never go in; what slips into a known place is removed. */
export const logger = pino({
  // Read here and not from lib/env: a module that only logs must load before its settings are complete.
  level: process.env.LOG_LEVEL || 'info',
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
