import { CampaignInput } from '@/lib/campaigns/input';
import { upsertCampaigns } from '@/lib/campaigns/mutations';
import { listCampaignPage } from '@/lib/campaigns/queries';
import { ListRequest, UpsertRequest } from '@/lib/organization/input';
import { answerUpsert } from '@/lib/organization/mutations';
import { route } from '@/lib/route';

/** Campaigns by code, a page at a time. */
export const GET = route({
  door: 'key',
  permission: 'organization:read',
  input: ListRequest,
  run: (ctx, { query }) => listCampaignPage(ctx, query),
});

/** One or up to 1,000, created or changed by their codes; each is answered on its own. */
export const PUT = route({
  door: 'key',
  permission: 'organization:write',
  input: UpsertRequest,
  body: { maxBytes: 5_000_000, maxInflatedBytes: 20_000_000 },
  run: (ctx, { body }, request) =>
    answerUpsert(ctx, { request, items: body, input: CampaignInput, upsert: upsertCampaigns }),
});
