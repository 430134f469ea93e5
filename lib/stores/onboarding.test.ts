import { describe, expect, it } from 'vitest';
import { asDay } from '@/lib/time';
import {
  byStuck,
  countByStep,
  type OnboardingFacts,
  onboardingOf,
  openBeforeReview,
  type TailRow,
  tailAfter,
  tailPlace,
} from './onboarding';

const day = (text: string) => asDay(`2026-11-${text}`);
const today = day('20');
const nothing: OnboardingFacts = {
  ...{ status: 'draft', createdOn: day('01'), openedOn: null, missing: ['address'], hasHours: false },
  ...{ hasManager: false, guideOn: null, doorOn: null, cashierOn: null, targetOn: null, liveOn: null },
  ...{ orderOn: null, memberOn: null },
};
const everything: OnboardingFacts = {
  ...{ status: 'live', createdOn: day('01'), openedOn: day('10'), missing: [], hasHours: true },
  ...{ hasManager: true, guideOn: day('03'), doorOn: day('04'), cashierOn: day('06'), targetOn: day('07') },
  ...{ liveOn: day('10'), orderOn: day('11'), memberOn: day('12') },
};
const step = (facts: Partial<OnboardingFacts>, name: string) =>
  onboardingOf({ ...everything, ...facts }, today).steps.find((one) => one.step === name);

describe('the checklist of a store', () => {
  it('of a bare draft is stuck at its first step since it was made', () => {
    const { done, next, isComplete } = onboardingOf(nothing, today);
    expect({ done, isComplete }).toEqual({ done: 0, isComplete: false });
    expect(next).toMatchObject({
      ...{ step: 'profile', since: '2026-11-01', stuckDays: 19, lacks: ['address'] },
    });
  });

  it('names before a review what can be done without one', () => {
    const names = (facts: OnboardingFacts) =>
      openBeforeReview(onboardingOf(facts, today)).map((state) => state.step);
    expect(names(nothing)).toEqual(['profile', 'hours', 'manager', 'guide', 'touchpoints']);
    expect(names({ ...everything, status: 'draft', targetOn: null, hasHours: false })).toEqual(['hours']);
  });

  it('is complete when the data say so, and says since when', () => {
    const { done, next, isComplete, steps } = onboardingOf(everything, today);
    expect({ done, next, isComplete }).toEqual({ done: 9, next: null, isComplete: true });
    expect(steps.map(({ doneOn }) => doneOn)).toEqual([
      ...[null, null, null, '2026-11-03', '2026-11-06', '2026-11-07', '2026-11-10', '2026-11-11'],
      '2026-11-12',
    ]);
  });

  it('counts the days from the last step done before, not from the beginning', () => {
    expect(step({ targetOn: null }, 'target')).toMatchObject({ since: '2026-11-06', stuckDays: 14 });
  });

  it('needs both the door and the cashier, and names the one that is missing', () => {
    expect(step({ cashierOn: null }, 'touchpoints')).toMatchObject({
      ...{ isDone: false, lacks: ['cashier'], since: '2026-11-03', stuckDays: 17 },
    });
    expect(step({}, 'touchpoints')?.doneOn).toBe('2026-11-06');
  });

  it('does not call late what waits for an opening to come', () => {
    const facts = { ...everything, status: 'approved' as const, openedOn: day('28') };
    const { next, steps } = onboardingOf({ ...facts, orderOn: null, memberOn: null }, today);
    expect(steps.slice(6).map(({ stuckDays }) => stuckDays)).toEqual([null, null, null]);
    expect(next).toMatchObject({ step: 'live', since: '2026-11-28', stuckDays: null });
    // Something that can be done now comes before it.
    expect(onboardingOf({ ...facts, targetOn: null, orderOn: null }, today).next?.step).toBe('target');
  });

  it('takes a guide who starts next week as assigned, and lets nothing wait for that day', () => {
    const { steps } = onboardingOf({ ...everything, guideOn: day('27'), doorOn: null }, today);
    expect(steps[3]).toMatchObject({ isDone: true, doneOn: '2026-11-27' });
    expect(steps[4]).toMatchObject({ since: '2026-11-01', stuckDays: 19 });
  });

  it('keeps a paused store open and a store without an opening day without a target', () => {
    expect(step({ status: 'paused' }, 'live')?.isDone).toBe(true);
    expect(step({ status: 'approved' }, 'live')).toMatchObject({ isDone: false, doneOn: null });
  });
});

describe('the tail', () => {
  const row = (code: string, facts: Partial<OnboardingFacts>): TailRow => ({
    ...{ id: code, code, onboarding: onboardingOf({ ...everything, ...facts }, today) },
  });
  const rows = [
    row('B', { orderOn: null }),
    row('A', { orderOn: null }),
    row('C', { targetOn: null }),
    row('D', { status: 'approved', openedOn: day('28'), orderOn: null, memberOn: null }),
  ].sort(byStuck);

  it('has the longest stuck first, equal ones by code, those whose time has not come last', () => {
    expect(rows.map(({ code }) => code)).toEqual(['C', 'A', 'B', 'D']);
    expect(rows.map(tailPlace)).toEqual(['14~C', '10~A', '10~B', '-1~D']);
  });

  it('goes on behind a place, also when that store is gone by then', () => {
    const behind = (after: string) => tailAfter(rows, after).map(({ code }) => code);
    expect(behind('14~C')).toEqual(['A', 'B', 'D']);
    expect(behind('10~AA')).toEqual(['B', 'D']);
    expect(behind('-1~D')).toEqual([]);
    expect(behind('not a place')).toHaveLength(4);
  });

  it('counts the stores at each step', () => {
    expect(countByStep(rows).filter(({ stores }) => stores > 0)).toEqual([
      ...[
        { step: 'target', stores: 1 },
        { step: 'live', stores: 1 },
        { step: 'order', stores: 2 },
      ],
    ]);
  });
});
