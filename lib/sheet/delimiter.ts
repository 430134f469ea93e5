/** `space` = columns set apart by blanks, as statistics programs write them. */
export type Delimiter = ',' | ';' | '\t' | '|' | 'space';

const CANDIDATES = [',', '\t', ';', '|'] as const;

/** The separator whose count per line is the steadiest; a comma when the file has one column. `sample` starts at the top of the file. */
export function sniffDelimiter(sample: string): Delimiter {
  const lines = logicalLines(sample, 200);
  let best: { delimiter: Delimiter; score: number } = { delimiter: ',', score: 0 };
  for (const candidate of CANDIDATES) {
    const score = steadiness(lines.map((line) => countOutsideQuotes(line, candidate)));
    if (score > best.score * 1.05) best = { delimiter: candidate, score };
  }
  if (best.score >= 0.6) return best.delimiter;
  const gaps = lines.map((line) => line.trim().split(/\s+/).length - 1);
  const spaced = steadiness(gaps);
  return spaced >= 0.9 && (gaps[0] ?? 0) > 0 && lines.length > 1 ? 'space' : best.delimiter;
}

/** Share of lines with the most usual count, which must not be 0; a little more for more columns. */
function steadiness(counts: number[]): number {
  const seen = new Map<number, number>();
  for (const count of counts) seen.set(count, (seen.get(count) ?? 0) + 1);
  let usual = 0;
  let times = 0;
  for (const [count, n] of seen) {
    if (count > 0 && n > times) {
      usual = count;
      times = n;
    }
  }
  return counts.length === 0 ? 0 : (times / counts.length) * (1 + Math.min(usual, 50) / 100);
}

function countOutsideQuotes(line: string, delimiter: string): number {
  let count = 0;
  let quoted = false;
  for (const char of line) {
    if (char === '"') quoted = !quoted;
    else if (char === delimiter && !quoted) count++;
  }
  return count;
}

/** Lines, where a line end inside quotes does not end one; the last, perhaps cut, line is left out. */
function logicalLines(sample: string, limit: number): string[] {
  const physical = sample.split(/\r\n|\n|\r/);
  if (physical.length > 1) physical.pop();
  const lines: string[] = [];
  let open = '';
  for (const line of physical) {
    const joined = open === '' ? line : `${open} ${line}`;
    const quotes = joined.split('"').length - 1;
    // A stray quote must not swallow the rest of the sample.
    if (quotes % 2 === 1 && joined.length < 4096) {
      open = joined;
      continue;
    }
    open = '';
    if (joined.trim() !== '') lines.push(joined);
    if (lines.length >= limit) break;
  }
  return lines;
}
