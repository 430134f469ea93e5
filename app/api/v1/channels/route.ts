import { ChannelInput, ListRequest, UpsertRequest } from '@/lib/organization/input';
import { answerUpsert, upsertChannels } from '@/lib/organization/mutations';
import { listChannelPage } from '@/lib/organization/queries';
import { route } from '@/lib/route';

/** Channels by code, a page at a time. */
export const GET = route({
  door: 'key',
  permission: 'organization:read',
  input: ListRequest,
  run: (ctx, { query }) => listChannelPage(ctx, query),
});

/** One or up to 1,000, created or changed by their codes; each is answered on its own. */
export const PUT = route({
  door: 'key',
  permission: 'organization:write',
  input: UpsertRequest,
  body: { maxBytes: 5_000_000, maxInflatedBytes: 20_000_000 },
  run: (ctx, { body }, request) =>
    answerUpsert(ctx, { request, items: body, input: ChannelInput, upsert: upsertChannels }),
});
