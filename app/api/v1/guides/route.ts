import { GuideUpsertInput } from '@/lib/guides/input';
import { upsertGuides } from '@/lib/guides/mutations/upsert-guides';
import { listGuidePage } from '@/lib/guides/queries/get-guide';
import { ListRequest, UpsertRequest } from '@/lib/organization/input';
import { answerUpsert } from '@/lib/organization/mutations';
import { route } from '@/lib/route';

/** Guides in reach by code, a page at a time. */
export const GET = route({
  door: 'key',
  permission: 'guides:read',
  input: ListRequest,
  run: (ctx, { query }) => listGuidePage(ctx, query),
});

/** One or up to 1,000, created or changed by their codes; each is answered on its own. */
export const PUT = route({
  door: 'key',
  permission: 'guides:write',
  input: UpsertRequest,
  body: { maxBytes: 5_000_000, maxInflatedBytes: 20_000_000 },
  run: (ctx, { body }, request) =>
    answerUpsert(ctx, { request, items: body, input: GuideUpsertInput, upsert: upsertGuides }),
});
