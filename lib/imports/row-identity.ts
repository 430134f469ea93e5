type Words = [a: number, b: number, c: number, d: number];

/**
 * 128 bits in the manner of MurmurHash3 over UTF-16 units, as 32 hex digits. Not for secrets: it tells rows of a file
 * apart. Pure, no BigInt: a million rows take about a second.
 */
export function hash128(text: string): string {
  return hexOf(hashWords(text));
}

function hashWords(text: string): Words {
  let a = 0;
  let b = 0x9e3779b9 | 0;
  let c = 0x85ebca6b | 0;
  let d = 0xc2b2ae35 | 0;
  const whole = text.length & ~3;
  for (let i = 0; i < whole; i += 4) {
    a = mix(a, text.charCodeAt(i), 0x239b961b, b);
    b = mix(b, text.charCodeAt(i + 1), 0xab0e9789, c);
    c = mix(c, text.charCodeAt(i + 2), 0x38b34ae5, d);
    d = mix(d, text.charCodeAt(i + 3), 0xa1e38b93, a);
  }
  for (let i = whole; i < text.length; i++) {
    a = mix(a, text.charCodeAt(i), 0x239b961b, d);
    b = (b + a) | 0;
  }
  a ^= text.length;
  b ^= text.length;
  c ^= text.length;
  d ^= text.length;
  for (let round = 0; round < 2; round++) {
    a = (finish(a) + b) | 0;
    b = (finish(b) + c) | 0;
    c = (finish(c) + d) | 0;
    d = (finish(d) + a) | 0;
  }
  return [a, b, c, d];
}

function mix(state: number, unit: number, factor: number, neighbour: number): number {
  let k = Math.imul((unit + 1) | 0, factor);
  k = (k << 15) | (k >>> 17);
  let h = state ^ Math.imul(k, 0x9e3779b1);
  h = (h << 19) | (h >>> 13);
  return (Math.imul(h, 5) + neighbour + 0x561ccd1b) | 0;
}

function finish(state: number): number {
  let h = Math.imul(state ^ (state >>> 16), 0x85ebca6b);
  h = Math.imul(h ^ (h >>> 13), 0xc2b2ae35);
  return h ^ (h >>> 16);
}

const HEX = Array.from({ length: 256 }, (_, byte) => byte.toString(16).padStart(2, '0'));

function hexOf(words: Words): string {
  let text = '';
  for (const word of words) {
    text += `${HEX[word >>> 24]}${HEX[(word >>> 16) & 255]}${HEX[(word >>> 8) & 255]}${HEX[word & 255]}`;
  }
  return text;
}

/**
 * Ids for rows of a file that has no id column: hash of the row and its occurrence number in the file, so that two equal
 * purchases stay two and the same file again gives the same ids. Blanks at the ends and the order of the columns do not
 * count; `salt` holds what the mapping adds (the constant store): the same rows of another store are other rows.
 * Rows must be given in the order of the file.
 */
export function rowIdentities(header: readonly string[], salt = ''): (cells: readonly string[]) => string {
  const order = header.map((_, i) => i).sort((i, j) => ((header[i] ?? '') < (header[j] ?? '') ? -1 : 1));
  const prefix = `${salt}\u001e`;
  const counter = new OccurrenceCounter();
  return (cells) => {
    let row = prefix;
    for (const i of order) row += `${(cells[i] ?? '').trim()}\u001f`;
    const words = hashWords(row);
    return `${hexOf(words)}-${counter.count(words[0], words[1])}`;
  };
}

/** How often a hash was seen, 12 bytes a row in flat arrays: a Map of a million strings would take ten times that. */
export class OccurrenceCounter {
  private keys = new Uint32Array(2 << 16);
  private counts = new Uint32Array(1 << 16);
  private used = 0;

  /** 1 for the first time. Two hashes equal in 64 of 128 bits share a counter; their ids still differ. */
  count(high: number, low: number): number {
    if (this.used * 3 > this.counts.length * 2) this.grow();
    const slot = this.slot(high >>> 0, low >>> 0);
    const seen = (this.counts[slot] ?? 0) + 1;
    if (seen === 1) this.used++;
    this.counts[slot] = seen;
    return seen;
  }

  /** How often a hash was counted. */
  seen(high: number, low: number): number {
    return this.counts[this.slot(high >>> 0, low >>> 0)] ?? 0;
  }

  private slot(high: number, low: number): number {
    const mask = this.counts.length - 1;
    for (let slot = low & mask; ; slot = (slot + 1) & mask) {
      if (this.counts[slot] === 0) {
        this.keys[slot * 2] = high;
        this.keys[slot * 2 + 1] = low;
        return slot;
      }
      if (this.keys[slot * 2] === high && this.keys[slot * 2 + 1] === low) return slot;
    }
  }

  private grow(): void {
    const { keys, counts } = this;
    this.keys = new Uint32Array(keys.length * 2);
    this.counts = new Uint32Array(counts.length * 2);
    for (let i = 0; i < counts.length; i++) {
      const seen = counts[i] ?? 0;
      if (seen > 0) this.counts[this.slot(keys[i * 2] ?? 0, keys[i * 2 + 1] ?? 0)] = seen;
    }
  }
}
