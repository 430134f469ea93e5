// Checks on bodies: files are counted and checked at both ends while they stream, actions (1 MB at most) are read whole.
import { Transform } from 'node:stream';
import { Refusal } from './refusal.mjs';
import { tooLarge } from './rules.mjs';

const broken = (detail) => new Refusal(400, 'bad_multipart', detail);

/** Passes bytes on, failing with a Refusal when there are too many or a form does not begin and end as one. */
export function bodyGate({ limit, boundary }) {
  let seen = 0;
  let head = Buffer.alloc(0);
  let held = Buffer.alloc(0);
  const opening = boundary && Buffer.from(`--${boundary}`);
  const closing = boundary && Buffer.from(`--${boundary}--`);
  return new Transform({
    transform(chunk, _encoding, done) {
      seen += chunk.length;
      if (seen > limit) return done(tooLarge(limit));
      if (!boundary) return done(null, chunk);
      if (head.length < opening.length) {
        head = Buffer.concat([head, chunk.subarray(0, opening.length - head.length)]);
        if (!opening.subarray(0, head.length).equals(head))
          return done(broken('The form does not begin with its boundary.'));
      }
      // The last bytes wait here until they are known to close the form: Next must never see half of one as whole.
      const all = held.length ? Buffer.concat([held, chunk]) : chunk;
      const keep = Math.min(all.length, closing.length + 64);
      held = Buffer.from(all.subarray(all.length - keep));
      done(null, all.length > keep ? all.subarray(0, all.length - keep) : undefined);
    },
    flush(done) {
      if (!boundary) return done();
      const end = held.lastIndexOf(closing);
      const isClosed =
        end >= 0 &&
        held
          .subarray(end + closing.length)
          .toString('latin1')
          .trim() === '';
      if (!isClosed) return done(broken('The form breaks off before its end.'));
      done(null, held);
    },
  });
}

/** Reads the body of an action whole and checks its shape; Next answers 500 to what this refuses. */
export async function readAction(request, facts) {
  const chunks = [];
  let size = 0;
  for await (const chunk of request.iterator({ destroyOnReturn: false })) {
    size += chunk.length;
    if (size > facts.limit) throw tooLarge(facts.limit);
    chunks.push(chunk);
  }
  const body = Buffer.concat(chunks);
  if (facts.boundary) checkParts(body, facts);
  else checkArguments(body);
  return body;
}

function checkArguments(body) {
  let parsed;
  try {
    parsed = JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(body));
  } catch {
    throw new Refusal(400, 'bad_action', 'The arguments of the action are not JSON.');
  }
  if (!Array.isArray(parsed))
    throw new Refusal(400, 'bad_action', 'The arguments of the action are not a list.');
}

function checkParts(body, { boundary, isForm }) {
  const names = partNames(body, boundary);
  const isFramework = (name) => name.startsWith('$ACTION_');
  if (isForm && !names.some(isFramework)) throw new Refusal(400, 'bad_action', 'The form names no action.');
  // An action called by its header puts its list of arguments into the part named 0.
  if (!isForm && !names.includes('0')) throw new Refusal(400, 'bad_action', 'The form holds no arguments.');
}

/** Names of a form's parts in order; a Refusal when it is no well-formed form. */
export function partNames(body, boundary) {
  const line = Buffer.from(`--${boundary}`);
  const names = [];
  if (!body.subarray(0, line.length).equals(line)) throw broken('The form does not begin with its boundary.');
  let at = line.length;
  while (body.subarray(at, at + 2).toString('latin1') === '\r\n') {
    const headEnd = body.indexOf('\r\n\r\n', at);
    const next = headEnd < 0 ? -1 : body.indexOf(Buffer.concat([Buffer.from('\r\n'), line]), headEnd + 2);
    if (next < 0) throw broken('The form breaks off before its end.');
    names.push(nameOf(body.subarray(at + 2, headEnd).toString('utf8')));
    at = next + 2 + line.length;
  }
  if (body.subarray(at).toString('latin1').trimEnd() !== '--')
    throw broken('The form breaks off before its end.');
  return names;
}

function nameOf(head) {
  const found = /^content-disposition:\s*form-data;(?:.*;)?\s*name="([^"\r\n]*)"/im.exec(head);
  if (!found) throw broken('A part of the form has no name.');
  return found[1];
}
