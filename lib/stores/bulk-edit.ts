import type { Day } from '@/lib/time';
import { intervalOn, type RegionInterval, sidesOfChange, withMove } from './region-intervals';
import { moveStore, type StoreStatus } from './store-status';

/** What can be set for many stores at once. */
export const BULK_FIELDS = ['region', 'manager', 'format', 'pause', 'resume'] as const;
export type BulkField = (typeof BULK_FIELDS)[number];

export type BulkChange =
  | { field: 'region'; region: string; on: Day }
  | { field: 'manager' | 'format'; value: string | null }
  | { field: 'pause'; reason: string }
  | { field: 'resume' };

export const BULK_STATES = ['previewed', 'running', 'done', 'undoing', 'undone'] as const;
export type BulkState = (typeof BULK_STATES)[number];
export const BULK_OUTCOMES = ['planned', 'unchanged', 'refused', 'changed', 'undone', 'kept'] as const;
export type BulkOutcome = (typeof BULK_OUTCOMES)[number];

/** Why a store keeps what it has. */
export type BulkReason = 'same' | 'out_of_reach' | 'not_allowed' | 'changed_meanwhile' | 'region_gone';

/** Where a store stood and stands, `[region, from, to]`: plain lists compare as texts. */
type Stays = [regionId: string, from: Day, to: Day | null][];
export type BulkValue = string | null | Stays;

/** A store's value and how a person reads it. */
export type BulkSide = { value: BulkValue; label: string | null };

/** As much of a store as a bulk edit looks at. */
export type StoreNow = {
  brandId: string;
  status: StoreStatus;
  managerName: string | null;
  format: string | null;
  intervals: readonly RegionInterval[];
};

export const staysOf = (intervals: readonly RegionInterval[]): Stays =>
  intervals.map(({ regionId, from, to }) => [regionId, from, to]);
export const intervalsOf = (stays: Stays): RegionInterval[] =>
  stays.map(([regionId, from, to]) => ({ regionId, from, to }));

export const isSame = (a: BulkValue, b: BulkValue): boolean => JSON.stringify(a) === JSON.stringify(b);

/** The value a change touches, as the store has it now. */
export function touchedValue(now: StoreNow, { field }: Pick<BulkChange, 'field'>): BulkValue {
  if (field === 'region') return staysOf(now.intervals);
  if (field === 'manager') return now.managerName;
  if (field === 'format') return now.format;
  return now.status;
}

type Region = { id: string; name: string };
type Planned =
  | { outcome: 'planned'; before: BulkSide; after: BulkSide }
  | { outcome: 'unchanged' | 'refused'; before: BulkSide; after: BulkSide | null; reason: BulkReason };

type Planning = {
  change: BulkChange;
  /** Of a change of region: where to, and the names of all regions by id. */
  target: Region | null;
  nameOf: (regionId: string) => string | null;
  /** Whether one may change stores of the brand in all these regions. */
  covers: (brandId: string, regionIds: readonly string[]) => boolean;
};

/** What a change makes of one store, or why it leaves it alone. */
export function planRow(now: StoreNow, planning: Planning): Planned {
  const { change, target } = planning;
  if (change.field === 'region')
    return target ? planMove(now, { ...planning, change, target }) : refused(now, change);
  if (change.field === 'manager' || change.field === 'format') {
    const value = touchedValue(now, change) as string | null;
    const [before, after] = [
      { value, label: value },
      { value: change.value, label: change.value },
    ];
    return isSame(value, change.value)
      ? { outcome: 'unchanged', before, after, reason: 'same' }
      : { outcome: 'planned', before, after };
  }
  const before = { value: now.status, label: now.status };
  const step = moveStore(now.status, {
    act: change.field,
    reason: change.field === 'pause' ? change.reason : null,
  });
  if (!step.ok) return { outcome: 'refused', before, after: null, reason: 'not_allowed' };
  return { outcome: 'planned', before, after: { value: step.to, label: step.to } };
}

function refused(now: StoreNow, change: BulkChange): Planned {
  return {
    outcome: 'refused',
    before: { value: touchedValue(now, change), label: null },
    after: null,
    reason: 'out_of_reach',
  };
}

type Moving = Planning & { change: Extract<BulkChange, { field: 'region' }>; target: Region };

function planMove(now: StoreNow, { change, target, nameOf, covers }: Moving): Planned {
  const stood = intervalOn(now.intervals, change.on);
  const before = { value: staysOf(now.intervals), label: stood && nameOf(stood.regionId) };
  const moved = withMove(now.intervals, { regionId: target.id, on: change.on });
  // The region that loses the days has a say as well as the one that gains them.
  const { lost } = sidesOfChange(now.intervals, moved);
  if (!covers(now.brandId, [...lost, target.id]))
    return { outcome: 'refused', before, after: null, reason: 'out_of_reach' };
  const after = { value: staysOf(moved), label: target.name };
  return isSame(before.value, after.value)
    ? { outcome: 'unchanged', before, after, reason: 'same' }
    : { outcome: 'planned', before, after };
}
