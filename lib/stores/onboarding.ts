import { type Day, daysBetween } from '@/lib/time';
import { isOpened, type StoreStatus } from './store-status';

/** What a store goes through until it is fully open, in the order it is meant to go. */
export const ONBOARDING_STEPS = [
  'profile',
  'hours',
  'manager',
  'guide',
  'touchpoints',
  'target',
  'live',
  'order',
  'member',
] as const;
export type OnboardingStep = (typeof ONBOARDING_STEPS)[number];

/** The nine fields without which a store cannot be told, found or compared. */
export const PROFILE_FIELDS = [
  ...(['name', 'code', 'brand', 'region', 'city'] as const),
  ...(['address', 'format', 'openedOn', 'area'] as const),
];
export type ProfileField = (typeof PROFILE_FIELDS)[number];

/** Kinds of touchpoints every store needs: who comes in and who pays. */
export const NEEDED_KINDS = ['door', 'cashier'] as const;

/** These wait for the opening: before its day nothing is late. */
const afterOpening: ReadonlySet<OnboardingStep> = new Set(['live', 'order', 'member']);

/** What the data say of one store. Days are null where the data do not know when. */
export type OnboardingFacts = {
  status: StoreStatus;
  createdOn: Day;
  openedOn: Day | null;
  /** Fields of the profile that are empty. */
  missing: readonly ProfileField[];
  hasHours: boolean;
  hasManager: boolean;
  /** First day of the guides who work there now. */
  guideOn: Day | null;
  doorOn: Day | null;
  cashierOn: Day | null;
  /** Day on which a target of the opening month or a later one was set. */
  targetOn: Day | null;
  liveOn: Day | null;
  orderOn: Day | null;
  memberOn: Day | null;
};

export type StepState = {
  step: OnboardingStep;
  isDone: boolean;
  doneOn: Day | null;
  /** What it lacks, by key, where several things make one step. */
  lacks: readonly string[];
  /** Open: the day from which it could have been done; null when done. */
  since: Day | null;
  /** Open: whole days since then; null when done or when its time has not come. */
  stuckDays: number | null;
};

export type Onboarding = {
  steps: StepState[];
  done: number;
  isComplete: boolean;
  /** The first open step whose time has come, else the first open one: what is to be done next. */
  next: StepState | null;
};

/** Whether each step is done, by the data alone; nobody ticks one by hand. */
function outcomes(facts: OnboardingFacts): Pick<StepState, 'step' | 'isDone' | 'doneOn' | 'lacks'>[] {
  const by = (step: OnboardingStep, doneOn: Day | null) => ({
    ...{ step, isDone: doneOn !== null, doneOn, lacks: [] },
  });
  const flag = (step: OnboardingStep, isDone: boolean, lacks: readonly string[] = []) => ({
    ...{ step, isDone, doneOn: null, lacks },
  });
  const { doorOn, cashierOn, missing } = facts;
  const placed = doorOn && cashierOn ? later(doorOn, cashierOn) : null;
  const unplaced = NEEDED_KINDS.filter((kind) => (kind === 'door' ? doorOn : cashierOn) === null);
  return [
    flag('profile', missing.length === 0, missing),
    flag('hours', facts.hasHours),
    flag('manager', facts.hasManager),
    by('guide', facts.guideOn),
    { ...by('touchpoints', placed), lacks: unplaced },
    // A draft is nobody's yet: targets are set for stores that were submitted.
    { ...by('target', facts.targetOn), lacks: !facts.targetOn && facts.status === 'draft' ? ['submit'] : [] },
    { ...flag('live', isOpened(facts.status)), doneOn: isOpened(facts.status) ? facts.liveOn : null },
    by('order', facts.orderOn),
    by('member', facts.memberOn),
  ];
}

const later = (a: Day, b: Day): Day => (a > b ? a : b);

/**
 * The checklist of one store on a day. An open step has been waiting since the latest of: the store's creation, the last
 * known day on which a step before it was done, and, for what needs customers, the day of opening.
 */
export function onboardingOf(facts: OnboardingFacts, today: Day): Onboarding {
  let reached = facts.createdOn;
  const steps = outcomes(facts).map((outcome): StepState => {
    if (outcome.isDone) {
      // A day to come (a guide who starts next week) is done already: nothing waits for it.
      if (outcome.doneOn && outcome.doneOn <= today) reached = later(reached, outcome.doneOn);
      return { ...outcome, since: null, stuckDays: null };
    }
    const waits = afterOpening.has(outcome.step) && facts.openedOn;
    const since = waits ? later(reached, waits) : reached;
    return { ...outcome, since, stuckDays: since > today ? null : daysBetween(since, today) };
  });
  const open = steps.filter(({ isDone }) => !isDone);
  return {
    steps,
    done: steps.length - open.length,
    isComplete: open.length === 0,
    next: open.find(({ stuckDays }) => stuckDays !== null) ?? open[0] ?? null,
  };
}

export type TailRow = { id: string; code: string; onboarding: Onboarding };

/** How long the next step of a store has been waiting; −1 when its time has not come. */
export const stuckDaysOf = ({ next }: Onboarding): number => next?.stuckDays ?? -1;

/** The longest stuck first, then by code: a total order, so that pages neither repeat nor lose a store. */
export function byStuck(a: TailRow, b: TailRow): number {
  const days = stuckDaysOf(b.onboarding) - stuckDaysOf(a.onboarding);
  if (days !== 0) return days;
  return a.code < b.code ? -1 : a.code > b.code ? 1 : 0;
}

/** A place in that order: `12~S014`. */
export const tailPlace = (row: TailRow): string => `${stuckDaysOf(row.onboarding)}~${row.code}`;

const placeOf = (after: string): { days: number; code: string } | null => {
  const [, days, code] = /^(-1|\d{1,6})~(.{1,64})$/.exec(after) ?? [];
  return days === undefined || code === undefined ? null : { days: Number(days), code };
};

/** The rows behind a place of the sorted list; a place that was tampered with is the beginning. */
export function tailAfter<Row extends TailRow>(sorted: readonly Row[], after: string | undefined): Row[] {
  const place = after === undefined ? null : placeOf(after);
  if (!place) return [...sorted];
  return sorted.filter((row) => {
    const days = stuckDaysOf(row.onboarding);
    return days < place.days || (days === place.days && row.code > place.code);
  });
}

/** How many stores stand before each step, every step in its order. */
export function countByStep(rows: readonly TailRow[]): { step: OnboardingStep; stores: number }[] {
  return ONBOARDING_STEPS.map((step) => ({
    step,
    stores: rows.filter(({ onboarding }) => onboarding.next?.step === step).length,
  }));
}

/** What can be done for a store before anybody decides on it: the rest needs an approved or an open one. */
const beforeReview: ReadonlySet<OnboardingStep> = new Set([
  ...(['profile', 'hours', 'manager', 'guide', 'touchpoints'] as const),
]);

/** What a store still lacks that whoever sends it in, approves it or opens it should know of. */
export const openBeforeReview = ({ steps }: Onboarding): StepState[] =>
  steps.filter(({ step, isDone }) => !isDone && beforeReview.has(step));
