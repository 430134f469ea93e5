import { onlyRow } from '@/lib/organization/code-page';
import { CodeRequest } from '@/lib/organization/input';

import { route } from '@/lib/route';
import { listStorePage } from '@/lib/stores/queries/list-store-page';

export const GET = route({
  door: 'key',
  permission: 'stores:read',
  input: CodeRequest,
  run: async (ctx, { params }) => onlyRow(await listStorePage(ctx, { limit: 1, code: params.code })),
});
