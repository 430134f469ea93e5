import { onlyRow } from '@/lib/organization/code-page';
import { CodeRequest } from '@/lib/organization/input';
import { listRegionPage } from '@/lib/organization/queries';
import { route } from '@/lib/route';

export const GET = route({
  door: 'key',
  permission: 'organization:read',
  input: CodeRequest,
  run: async (ctx, { params }) => onlyRow(await listRegionPage(ctx, { limit: 1, code: params.code })),
});
