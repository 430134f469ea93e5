import { onlyRow } from '@/lib/organization/code-page';
import { CodeRequest } from '@/lib/organization/input';
import { route } from '@/lib/route';
import { listTargetPage } from '@/lib/targets/queries/list-targets';

/** The target of a store for a month, such as `2026-11:S0001`. */
export const GET = route({
  door: 'key',
  permission: 'targets:read',
  input: CodeRequest,
  run: async (ctx, { params }) => onlyRow(await listTargetPage(ctx, { limit: 1, code: params.code })),
});
