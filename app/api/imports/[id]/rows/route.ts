import { RowsInput } from '@/lib/imports/input';
import { listRowsAt } from '@/lib/imports/queries/list-rows';
import { route } from '@/lib/route';

/** Some rows of a file as they are now, by line. */
export const GET = route({
  door: 'user',
  permission: 'imports:read',
  input: RowsInput,
  run: (ctx, { params, query }) => listRowsAt(ctx, { ...params, ...query }),
});
