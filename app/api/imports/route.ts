import { UploadInput } from '@/lib/imports/input';
import { receiveUpload } from '@/lib/imports/mutations/receive-upload';
import { uploadFault } from '@/lib/imports/upload-fault';
import { streamBody } from '@/lib/request-body';
import { route } from '@/lib/route';

/** The console's upload: the file itself is the body, streamed to disk as ciphertext. */
export const POST = route({
  door: 'user',
  permission: 'imports:write',
  input: UploadInput,
  body: 'stream',
  status: 201,
  run: async (ctx, { query }, request) => {
    const { body, declaredSize } = streamBody(request);
    try {
      return await receiveUpload(ctx, { ...query, body, declaredSize });
    } catch (error) {
      throw uploadFault(error) ?? error;
    }
  },
});
