import { listCampaignPage } from '@/lib/campaigns/queries';
import { onlyRow } from '@/lib/organization/code-page';
import { CodeRequest } from '@/lib/organization/input';
import { route } from '@/lib/route';

export const GET = route({
  door: 'key',
  permission: 'organization:read',
  input: CodeRequest,
  run: async (ctx, { params }) => onlyRow(await listCampaignPage(ctx, { limit: 1, code: params.code })),
});
