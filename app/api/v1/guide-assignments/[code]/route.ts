import { listAssignmentPage } from '@/lib/guides/queries/list-assignments';
import { CodeRequest } from '@/lib/organization/input';
import { route } from '@/lib/route';

/** The stays in reach of one guide, by the guide's code; an unknown one has none. */
export const GET = route({
  door: 'key',
  permission: 'guides:read',
  input: CodeRequest,
  run: (ctx, { params }) => listAssignmentPage(ctx, { limit: 200, guide: params.code }),
});
