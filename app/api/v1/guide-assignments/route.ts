import { AssignmentInput } from '@/lib/guides/input';
import { upsertAssignments } from '@/lib/guides/mutations/upsert-assignments';
import { listAssignmentPage } from '@/lib/guides/queries/list-assignments';
import { ListRequest, UpsertRequest } from '@/lib/organization/input';
import { answerUpsert } from '@/lib/organization/mutations';
import { route } from '@/lib/route';

/** Stays of guides in stores in reach, a page at a time. */
export const GET = route({
  door: 'key',
  permission: 'guides:read',
  input: ListRequest,
  run: (ctx, { query }) => listAssignmentPage(ctx, query),
});

/** One or up to 1,000, created or changed by their codes; each is answered on its own. */
export const PUT = route({
  door: 'key',
  permission: 'guides:write',
  input: UpsertRequest,
  body: { maxBytes: 5_000_000, maxInflatedBytes: 20_000_000 },
  run: (ctx, { body }, request) =>
    answerUpsert(ctx, { request, items: body, input: AssignmentInput, upsert: upsertAssignments }),
});
