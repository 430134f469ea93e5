import { NoInput } from '@/lib/imports/input';
import { receiveForm } from '@/lib/imports/mutations/receive-form';
import { uploadFault } from '@/lib/imports/upload-fault';
import { streamBody } from '@/lib/request-body';
import { route } from '@/lib/route';

/** A file of another system: taken in, checked, and run unless it says `dryRun`. */
export const POST = route({
  door: 'key',
  permission: 'imports:write',
  input: NoInput,
  body: 'stream',
  status: 202,
  run: async (ctx, _input, request) => {
    try {
      const contentType = request.headers.get('content-type') ?? '';
      return await receiveForm(ctx, { contentType, body: streamBody(request).body });
    } catch (error) {
      throw uploadFault(error) ?? error;
    }
  },
});
