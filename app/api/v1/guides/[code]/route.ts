import { listGuidePage } from '@/lib/guides/queries/get-guide';
import { onlyRow } from '@/lib/organization/code-page';
import { CodeRequest } from '@/lib/organization/input';
import { route } from '@/lib/route';

export const GET = route({
  door: 'key',
  permission: 'guides:read',
  input: CodeRequest,
  run: async (ctx, { params }) => onlyRow(await listGuidePage(ctx, { limit: 1, code: params.code })),
});
