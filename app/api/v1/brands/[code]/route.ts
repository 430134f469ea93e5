import { onlyRow } from '@/lib/organization/code-page';
import { CodeRequest } from '@/lib/organization/input';
import { listBrandPage } from '@/lib/organization/queries';
import { route } from '@/lib/route';

export const GET = route({
  door: 'key',
  permission: 'organization:read',
  input: CodeRequest,
  run: async (ctx, { params }) => onlyRow(await listBrandPage(ctx, { limit: 1, code: params.code })),
});
