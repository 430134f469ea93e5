import { ListRequest, UpsertRequest } from '@/lib/organization/input';
import { answerUpsert } from '@/lib/organization/mutations';
import { route } from '@/lib/route';
import { StoreUpsertInput } from '@/lib/stores/input';
import { upsertStores } from '@/lib/stores/mutations/upsert-stores';
import { listStorePage } from '@/lib/stores/queries/list-store-page';

/** Stores by code, a page at a time. */
export const GET = route({
  door: 'key',
  permission: 'stores:read',
  input: ListRequest,
  run: (ctx, { query }) => listStorePage(ctx, query),
});

/** One or up to 1,000, created or changed by their codes; each is answered on its own. */
export const PUT = route({
  door: 'key',
  permission: 'stores:write',
  input: UpsertRequest,
  body: { maxBytes: 5_000_000, maxInflatedBytes: 20_000_000 },
  run: (ctx, { body }, request) =>
    answerUpsert(ctx, { request, items: body, input: StoreUpsertInput, upsert: upsertStores }),
});
