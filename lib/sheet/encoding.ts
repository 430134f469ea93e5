import chardet from 'chardet';
import iconv from 'iconv-lite';
import type { Bytes } from './bytes';
import { SheetError } from './sheet-error';

/** Names are those of iconv-lite. `bom` = bytes to leave out at the start. */
export type Encoding = { name: string; bom: number };

const SAMPLE = 256 * 1024;

/**
 * The encoding of a text file. A byte order mark decides; then zero bytes (UTF-16 without a mark); then strict
 * validity of UTF-8 and GB18030 on the first stretch that holds bytes above 127, however far into the file it lies;
 * then chardet's guess. Throws encoding_unknown when the bytes are no text.
 */
export async function detectEncoding(file: Bytes, head: Buffer): Promise<Encoding> {
  const marked = byMark(head);
  if (marked) return marked;
  const wide = utf16WithoutMark(head);
  if (wide) return { name: wide, bom: 0 };
  const sample = await stretchAboveAscii(file);
  if (sample === null) return { name: 'utf-8', bom: 0 };
  if (isValidUtf8(sample)) return { name: 'utf-8', bom: 0 };
  if (controlShare(sample) > 0.02) throw new SheetError('encoding_unknown');
  return { name: isValidGb18030(sample) ? gbOrAnother(sample) : mostlyGbOrGuess(sample), bom: 0 };
}

function byMark(head: Buffer): Encoding | null {
  if (head[0] === 0xef && head[1] === 0xbb && head[2] === 0xbf) return { name: 'utf-8', bom: 3 };
  if (head[0] === 0xff && head[1] === 0xfe) return { name: 'utf-16le', bom: 2 };
  if (head[0] === 0xfe && head[1] === 0xff) return { name: 'utf-16be', bom: 2 };
  if (head.length >= 4 && head.readUInt32BE(0) === 0x84319533) return { name: 'gb18030', bom: 4 };
  return null;
}

/** Separators, digits and line ends of UTF-16 carry a zero byte on one side; few characters (一 is 4E00) on the other. */
function utf16WithoutMark(head: Buffer): string | null {
  const sides: [number, number] = [0, 0];
  const end = Math.min(head.length - (head.length % 2), 65536);
  for (let i = 0; i < end; i++) if (head[i] === 0) sides[(i & 1) as 0 | 1]++;
  const pairs = end / 2;
  if (sides[1] > pairs * 0.05 && sides[0] < sides[1] * 0.25) return 'utf-16le';
  if (sides[0] > pairs * 0.05 && sides[1] < sides[0] * 0.25) return 'utf-16be';
  return null;
}

/** From the first byte above 127 on, or null when the whole file is ASCII. */
async function stretchAboveAscii(file: Bytes): Promise<Buffer | null> {
  const parts: Buffer[] = [];
  let size = 0;
  for await (const chunk of file.open()) {
    if (size === 0) {
      const first = chunk.findIndex((byte) => byte > 127);
      if (first < 0) continue;
      parts.push(chunk.subarray(first));
    } else parts.push(chunk);
    size += parts.at(-1)?.length ?? 0;
    if (size >= SAMPLE) break;
  }
  return size === 0 ? null : Buffer.concat(parts);
}

/** Complete characters only are judged: the sample may end inside one. */
export function isValidUtf8(bytes: Uint8Array): boolean {
  try {
    new TextDecoder('utf-8', { fatal: true }).decode(bytes, { stream: true });
    return true;
  } catch {
    return false;
  }
}

export function isValidGb18030(bytes: Uint8Array): boolean {
  return gbFaults(bytes) === 0;
}

/** Impossible byte pairs, by the tables of GB 18030-2005: two bytes 81–FE 40–FE without 7F, or four with digits at places 2 and 4. */
function gbFaults(bytes: Uint8Array): number {
  let faults = 0;
  let i = 0;
  while (i < bytes.length) {
    const lead = bytes[i] as number;
    if (lead < 0x80) {
      i++;
      continue;
    }
    const second = bytes[i + 1];
    if (second === undefined) break;
    const isLead = lead >= 0x81 && lead <= 0xfe;
    if (isLead && second >= 0x40 && second <= 0xfe && second !== 0x7f) i += 2;
    else if (isLead && second >= 0x30 && second <= 0x39) i += 4;
    else {
      faults++;
      i++;
    }
  }
  return faults;
}

/** Big5 and the Japanese and Korean codes overlap GB18030: only a clear lead of chardet overrules it, and never on a short sample. */
function gbOrAnother(sample: Buffer): string {
  const guesses = chardet.analyse(sample);
  const best = guesses[0];
  const gb = guesses.find((guess) => guess.name === 'GB18030')?.confidence ?? 0;
  const rivals = ['Big5', 'Shift_JIS', 'EUC-JP', 'EUC-KR'];
  return best && rivals.includes(best.name) && best.confidence >= gb + 30 ? best.name : 'gb18030';
}

/** A few damaged characters do not turn a Chinese file into a Western one. */
function mostlyGbOrGuess(sample: Buffer): string {
  let above = 0;
  for (const byte of sample) if (byte > 127) above++;
  const utf8Faults = new TextDecoder('utf-8').decode(sample).split('\uFFFD').length - 1;
  if (utf8Faults < above * 0.02) return 'utf-8';
  if (gbFaults(sample) < above * 0.02) return 'gb18030';
  const guess = chardet.detect(sample);
  if (!guess || !iconv.encodingExists(guess)) throw new SheetError('encoding_unknown');
  return guess;
}

/** Share of control bytes no text has: binary files fail here instead of becoming columns of rubbish. */
function controlShare(sample: Uint8Array): number {
  let controls = 0;
  for (const byte of sample)
    if (byte < 32 && byte !== 9 && byte !== 10 && byte !== 13 && byte !== 26 && byte !== 0) controls++;
  return controls / sample.length;
}
