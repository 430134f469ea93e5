import 'server-only';
import { PassThrough, Readable } from 'node:stream';
import busboy from 'busboy';
import type { Context } from '@/lib/auth/context';
import { reachesAll } from '@/lib/auth/scope';
import { AppError } from '@/lib/errors';
import { HttpError } from '@/lib/http-error';
import { cleanFileName, FormFieldsInput } from '../input';
import { receiveFile } from './receive-file';
import { startCheck } from './start-import';

const FIELD_BYTES = 64 * 1024;

/**
 * Takes an import as a multipart form: `kind` and what else there is before `file`, because the file is not kept waiting
 * in memory. It is checked at once, and run after that unless `dryRun`. Throws HttpError and SheetError.
 */
export async function receiveForm(
  ctx: Context,
  form: { contentType: string; body: AsyncIterable<Uint8Array> },
): Promise<{ id: string }> {
  // The rows of a file may belong to any store; a key of a part of the chain has no page to choose its part on.
  if (!reachesAll(ctx.scope, 'imports:write')) throw new AppError('forbidden');
  const { fields, file, name, end } = await firstFile(form);
  const parsed = FormFieldsInput.safeParse(fields);
  if (!parsed.success) {
    file.destroy();
    throw new HttpError(422, 'invalid', 'Send kind, and mapping, dryRun and source if any, before file.', {
      errors: parsed.error.issues.map(({ path, message }) => ({
        path: path.join('.'),
        code: message,
        message,
      })),
    });
  }
  const { kind, mapping, dryRun, source } = parsed.data;
  const { id, mapping: used } = await receiveFile(ctx, {
    ...{ kind, name, mapping, sourceName: source },
    declaredSize: null,
    body: file,
    isAutomatic: !dryRun,
    mustFit: true,
  });
  await end;
  await startCheck(ctx, { id, mapping: used, sourceName: source });
  return { id };
}

type FirstFile = {
  fields: Record<string, string>;
  file: Readable;
  name: string;
  /** Settles when the form is read to its end; rejects when it breaks off. */
  end: Promise<void>;
};

const malformed = (detail: string) => new HttpError(400, 'bad_multipart', detail);

/** Reads a form up to its file part, and hands the file on as it comes. */
function firstFile({
  contentType,
  body,
}: {
  contentType: string;
  body: AsyncIterable<Uint8Array>;
}): Promise<FirstFile> {
  if (!/^multipart\/form-data\b/i.test(contentType))
    throw new HttpError(415, 'unsupported_media_type', 'Send multipart/form-data.');
  return new Promise((resolve, reject) => {
    const fields: Record<string, string> = {};
    const parser = openParser(contentType);
    let file: PassThrough | null = null;
    const end = new Promise<void>((done, failed) => {
      const fail = (error: Error) => {
        const told = error instanceof HttpError ? error : malformed('The form breaks off or is malformed.');
        file?.destroy(told);
        reject(told);
        failed(told);
      };
      parser.on('field', (key, value) => {
        fields[key] = value;
      });
      parser.on('file', (key, part, { filename }) => {
        if (key !== 'file' || file) return void part.resume();
        file = new PassThrough();
        // Who reads the file meets the fault there; before anybody reads, it must not end the process.
        file.on('error', () => {});
        part.pipe(file);
        part.on('error', fail);
        resolve({ fields, file, name: cleanFileName(filename ?? ''), end });
      });
      parser.on('error', (error) => fail(error as Error));
      parser.on('close', () => {
        if (!file) fail(malformed('The form has no part named file.'));
        done();
      });
      Readable.from(body).on('error', fail).pipe(parser);
    });
    // Told to whoever waits for the file as well.
    end.catch(() => {});
  });
}

function openParser(contentType: string) {
  try {
    return busboy({
      headers: { 'content-type': contentType },
      defParamCharset: 'utf8',
      limits: { files: 1, fields: 10, fieldSize: FIELD_BYTES, parts: 12 },
    });
  } catch {
    throw malformed('The form names no usable boundary.');
  }
}
