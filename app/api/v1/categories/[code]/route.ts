import { listCategoryPage } from '@/lib/goods/queries/list-categories';
import { onlyRow } from '@/lib/organization/code-page';
import { CodeRequest } from '@/lib/organization/input';
import { route } from '@/lib/route';

export const GET = route({
  door: 'key',
  permission: 'goods:read',
  input: CodeRequest,
  run: async (ctx, { params }) => onlyRow(await listCategoryPage(ctx, { limit: 1, code: params.code })),
});
