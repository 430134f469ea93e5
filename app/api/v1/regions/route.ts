import { ListRequest, RegionInput, UpsertRequest } from '@/lib/organization/input';
import { answerUpsert, upsertRegions } from '@/lib/organization/mutations';
import { listRegionPage } from '@/lib/organization/queries';
import { route } from '@/lib/route';

/** Regions by code, a page at a time. */
export const GET = route({
  door: 'key',
  permission: 'organization:read',
  input: ListRequest,
  run: (ctx, { query }) => listRegionPage(ctx, query),
});

/** One or up to 1,000, created or changed by their codes; each is answered on its own. */
export const PUT = route({
  door: 'key',
  permission: 'organization:write',
  input: UpsertRequest,
  body: { maxBytes: 5_000_000, maxInflatedBytes: 20_000_000 },
  run: (ctx, { body }, request) =>
    answerUpsert(ctx, { request, items: body, input: RegionInput, upsert: upsertRegions }),
});
