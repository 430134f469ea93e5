import { errorWords } from '@/components/imports/error-words';
import { ErrorFileInput } from '@/lib/imports/input';
import { errorFile } from '@/lib/imports/queries/error-file';
import { fileResponse, route } from '@/lib/route';

/** The problems of an import: a line each, or with `as=rows` the rows to put right. */
export const GET = route({
  door: 'key',
  permission: 'imports:read',
  input: ErrorFileInput,
  run: async (ctx, { params, query }) =>
    fileResponse(await errorFile(ctx, { ...params, ...query, words: await errorWords(query.lang) })),
});
