import { importAnswer } from '@/lib/imports/import-answer';
import { ImportRequest } from '@/lib/imports/input';
import { getImport } from '@/lib/imports/queries/get-import';
import { route } from '@/lib/route';

/** Where an import stands, and its counts. */
export const GET = route({
  door: 'key',
  permission: 'imports:read',
  input: ImportRequest,
  run: async (ctx, { params }) => importAnswer(await getImport(ctx, params)),
});
