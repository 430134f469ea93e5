import { z } from 'zod';
import { mostRecents } from './recents';

const recent = z.tuple([z.enum(['stores', 'guides', 'products']), z.uuid()]);

/** `GET /api/find?q=…`, or `?recent=stores:<id>,guides:<id>`: what is near a text, or what one opened before. */
export const FindInput = z
  .object({
    query: z.object({
      // Whatever is pasted: a control character means nothing here and PostgreSQL keeps no U+0000.
      q: z
        .string()
        .max(1_000)
        .transform((text) =>
          text
            .replace(/\p{Cc}/gu, ' ')
            .trim()
            .slice(0, 100),
        )
        .default(''),
      recent: z
        .string()
        .max(1_000)
        .transform((text) => text.split(',').map((part) => part.split(':')))
        .pipe(z.array(recent).max(mostRecents))
        .optional(),
    }),
  })
  .transform(({ query }) => ({
    text: query.q,
    recents: query.recent?.map(([kind, id]) => ({ kind, id })) ?? null,
  }));
export type FindInput = z.output<typeof FindInput>;
