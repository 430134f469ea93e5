import { ImportRequest } from '@/lib/imports/input';
import { startUndo } from '@/lib/imports/mutations/start-import';
import { route } from '@/lib/route';

/** Begins taking back what an import brought; its state tells when it is done. */
export const POST = route({
  door: 'key',
  permission: 'imports:write',
  input: ImportRequest,
  status: 202,
  run: async (ctx, { params }) => {
    await startUndo(ctx, params);
    return { id: params.id };
  },
});
