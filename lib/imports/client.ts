import type { ImportKind } from './fields';
import type { GridRow } from './row-grid';

/** Rows of an import as they are now, by line. @throws Error when they cannot be had */
export async function rowsAt(id: string, lines: readonly number[], signal: AbortSignal): Promise<GridRow[]> {
  const answer = await fetch(`/api/imports/${id}/rows?lines=${lines.join(',')}`, { signal });
  if (!answer.ok) throw new Error(`rows: ${answer.status}`);
  return (await answer.json()) as GridRow[];
}

/** What became of an upload: the new import, or a message key of `imports` (or `errors`) with its figures. */
export type UploadAnswer =
  | { ok: true; id: string }
  | { ok: false; code: string; params: Record<string, string | number> };

/** Sends a file as it is and tells how far it is, 0–1. `abort` stops it. */
export function uploadFile(
  file: File,
  options: { kind: ImportKind; onProgress: (share: number) => void },
): { answer: Promise<UploadAnswer>; abort: () => void } {
  const request = new XMLHttpRequest();
  const answer = new Promise<UploadAnswer>((resolve) => {
    request.upload.onprogress = ({ loaded, total }) => options.onProgress(total > 0 ? loaded / total : 0);
    request.onload = () => resolve(answerOf(request.status, request.responseText));
    request.onerror = () => resolve({ ok: false, code: 'upload.broken', params: {} });
    request.onabort = () => resolve({ ok: false, code: 'upload.stopped', params: {} });
  });
  const query = new URLSearchParams({ kind: options.kind, name: file.name });
  request.open('POST', `/api/imports?${query}`);
  request.setRequestHeader('content-type', 'application/octet-stream');
  request.send(file);
  return { answer, abort: () => request.abort() };
}

type Problem = { id?: string; code?: string; errors?: { path: string; code: string }[] };

function answerOf(status: number, text: string): UploadAnswer {
  let body: Problem = {};
  try {
    body = JSON.parse(text) as Problem;
  } catch {
    return { ok: false, code: 'upload.broken', params: {} };
  }
  if (status < 300 && body.id) return { ok: true, id: body.id };
  const params = Object.fromEntries(
    (body.errors ?? []).map(({ path, code }) => [path, /^\d+$/.test(code) ? Number(code) : code]),
  );
  return { ok: false, code: status === 413 ? 'sheet.file_too_big' : (body.code ?? 'upload.broken'), params };
}
