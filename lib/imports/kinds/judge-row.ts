import type { RowResult } from '../problem';
import { type Draft, type Fault, faultOfUpsert, type UpsertKind } from './upsert-plan';

export type Issue = { path: string; code: string };
type Item = { item: unknown };
export type Drafting = {
  draft(row: never): Draft;
  /** What the noun's own description refuses, or the parsed item. */
  parse(input: Record<string, unknown>): Item | { issues: Issue[] };
};

/**
 * What is known of a row before the database is asked. `faults`: what its cells refer to and the noun refuses, besides
 * what the reader said; one a field, the first. `bad`: every field with a fault. `item` null = nothing left to send.
 */
export type Judged = { draft: Draft; faults: Fault[]; bad: ReadonlySet<string>; item: unknown };

/** Looks at every field and every reference of a row, whatever is wrong with the others. */
export function judgeRow(kind: UpsertKind, drafting: Drafting, result: RowResult<never>): Judged {
  const bad = new Set(result.ok ? [] : result.problems.map(({ field }) => field));
  const faults: Fault[] = [];
  const note = (fault: Fault) => {
    if (bad.has(fault.field)) return;
    bad.add(fault.field);
    faults.push(fault);
  };
  const draft = drafting.draft(result.ok ? result.row : result.partial);
  for (const fault of draft.faults) note(fault);
  const parsed = drafting.parse(draft.input);
  if ('issues' in parsed) for (const issue of parsed.issues) note(faultOfUpsert(kind, issue));
  return { draft, faults, bad, item: bad.size === 0 && 'item' in parsed ? parsed.item : null };
}

/**
 * What is right of a bad row, to be tried on the database: its bad fields left out, its code without the blanks that are
 * refused. `code`: another one, for a row whose own is taken. Null when too little is left.
 */
export function soundItem(
  kind: UpsertKind,
  drafting: Drafting,
  { judged, code }: { judged: Judged; code?: string },
): unknown {
  const { input } = judged.draft;
  const parsed = drafting.parse(
    kind === 'guides'
      ? {
          guide: soundFields(kind, input.guide as Record<string, unknown>, { judged, code }),
          stay: ['store', 'role', 'hiredOn'].some((field) => judged.bad.has(field)) ? null : input.stay,
        }
      : soundFields(kind, input, { judged, code }),
  );
  return 'item' in parsed ? parsed.item : null;
}

function soundFields(
  kind: UpsertKind,
  input: Record<string, unknown>,
  { judged, code }: { judged: Judged; code?: string },
): Record<string, unknown> {
  const sound = Object.entries(input).filter(
    ([key]) => key !== 'code' && !judged.bad.has(faultOfUpsert(kind, { path: key, code: '' }).field),
  );
  const own = code ?? String(input.code ?? '').replace(/\s+/g, '');
  return { ...Object.fromEntries(sound), ...(own !== '' && { code: own }) };
}
