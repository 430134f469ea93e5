import { ListRequest, UpsertRequest } from '@/lib/organization/input';
import { answerUpsert } from '@/lib/organization/mutations';
import { route } from '@/lib/route';
import { TargetInput } from '@/lib/targets/input';
import { setTargets } from '@/lib/targets/mutations/set-targets';
import { listTargetPage } from '@/lib/targets/queries/list-targets';

/** Monthly targets of stores by month and code, a page at a time. */
export const GET = route({
  door: 'key',
  permission: 'targets:read',
  input: ListRequest,
  run: (ctx, { query }) => listTargetPage(ctx, query),
});

/** One or up to 1,000, set or taken away; each is answered on its own, and all are one batch that can be undone. */
export const PUT = route({
  door: 'key',
  permission: 'targets:write',
  input: UpsertRequest,
  body: { maxBytes: 5_000_000, maxInflatedBytes: 20_000_000 },
  run: (ctx, { body }, request) =>
    answerUpsert(ctx, {
      request,
      items: body,
      input: TargetInput,
      upsert: async (inner, items) => (await setTargets(inner, { items, kind: 'api' })).results,
    }),
});
