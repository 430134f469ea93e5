import { CategoryInput } from '@/lib/goods/input';
import { upsertCategories } from '@/lib/goods/mutations/upsert-categories';
import { listCategoryPage } from '@/lib/goods/queries/list-categories';
import { ListRequest, UpsertRequest } from '@/lib/organization/input';
import { answerUpsert } from '@/lib/organization/mutations';
import { route } from '@/lib/route';

/** Categories by code, a page at a time. */
export const GET = route({
  door: 'key',
  permission: 'goods:read',
  input: ListRequest,
  run: (ctx, { query }) => listCategoryPage(ctx, query),
});

/** One or up to 1,000, created or changed by their codes; each is answered on its own. */
export const PUT = route({
  door: 'key',
  permission: 'goods:write',
  input: UpsertRequest,
  body: { maxBytes: 5_000_000, maxInflatedBytes: 20_000_000 },
  run: (ctx, { body }, request) =>
    answerUpsert(ctx, { request, items: body, input: CategoryInput, upsert: upsertCategories }),
});
