import { z } from 'zod';
import { onPipeline } from '@/lib/auth/context';
import { withIdempotency } from '@/lib/auth/mutations/idempotency';
import { IngestInput } from '@/lib/ingest/input';
import { takeItems } from '@/lib/ingest/mutations/take-items';
import { route } from '@/lib/route';

/** Facts of other systems: each item answered on its own, 200 once everything accepted is durable. */
export const POST = route({
  door: 'key',
  permission: 'ingest:write',
  input: z.object({ body: IngestInput }),
  body: { maxBytes: 10_000_000, maxInflatedBytes: 50_000_000 },
  run: (ctx, { body }, request) =>
    withIdempotency(ctx, { request, input: body, run: () => takeItems(onPipeline(ctx), body) }),
});
