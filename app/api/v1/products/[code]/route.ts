import { listProductPage } from '@/lib/goods/queries/get-product';
import { onlyRow } from '@/lib/organization/code-page';
import { CodeRequest } from '@/lib/organization/input';
import { route } from '@/lib/route';

export const GET = route({
  door: 'key',
  permission: 'goods:read',
  input: CodeRequest,
  run: async (ctx, { params }) => onlyRow(await listProductPage(ctx, { limit: 1, code: params.code })),
});
