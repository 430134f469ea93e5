import { beforeAll, describe, expect, it } from 'vitest';
import {
  contextOf,
  newGuide,
  newOrganization,
  newUser,
  type TestOrganization,
  testNow,
} from '@/db/testing/factories';
import { openStage } from '@/db/testing/stage';
import { type Context, systemContext } from '@/lib/auth/context';
import { takeItems } from '@/lib/ingest/mutations/take-items';
import { StoreInput } from '@/lib/stores/input';
import { changeStoreStatus } from '@/lib/stores/mutations/change-status';
import { moveStoreToRegion } from '@/lib/stores/mutations/move-store';
import { createStore } from '@/lib/stores/mutations/save-store';
import { placeStandardTouchpoints, setTouchpointStatus } from '@/lib/stores/mutations/save-touchpoint';
import { listTouchpoints } from '@/lib/stores/queries/touchpoints';
import { setTargets } from '@/lib/targets/mutations/set-targets';
import { asDay } from '@/lib/time';
import { findOnboarding, listOnboarding } from './queries';

const { owner } = await openStage();
let org: TestOrganization;
let admin: Context;
let system: Context;
const names = { door: 'Door', cashier: 'Checkout' };

beforeAll(async () => {
  org = await newOrganization('opening');
  admin = await contextOf(await newUser(org.orgId, { role: 'admin' }));
  system = await systemContext(org.orgId, { now: testNow });
});

const openSteps = async (id: string, ctx = admin) =>
  (await findOnboarding(ctx, { id }))?.steps.filter(({ isDone }) => !isDone).map(({ step }) => step);

const brandCode = async (): Promise<string> => {
  const [row] = await owner<{ code: string }[]>`select code from brands where id = ${org.brandA.id}`;
  return row?.code ?? '';
};

async function newDraft(code: string, more: object = {}): Promise<string> {
  const input = { code, name: `New ${code}`, brand: await brandCode(), region: org.eastCity.code };
  const { id } = await createStore(admin, StoreInput.parse({ ...input, cityCode: '上海', ...more }));
  return id;
}

const filled = { address: '西藏北路166号', format: '标准店', areaM2: 120, openedOn: '2026-11-20' };
const week = Array.from({ length: 7 }, () => [{ from: 600, to: 1_320 }]);

describe('the checklist of a store', () => {
  it('is ticked by real acts, one after the other, and says which field is missing', async () => {
    const id = await newDraft('OPEN1', { ...filled, address: '' });
    const first = await findOnboarding(admin, { id });
    expect(first?.steps[0]).toMatchObject({ isDone: false, lacks: ['address'], stuckDays: 0 });
    expect(await openSteps(id)).toHaveLength(9);
    await owner`update stores set address = '西藏北路166号', opening_hours = ${owner.json({ week, exceptions: [] })}, manager_name = '陆遥' where id = ${id}`;
    expect(await openSteps(id)).toEqual(['guide', 'touchpoints', 'target', 'live', 'order', 'member']);
    await newGuide(org.orgId, { storeId: id, name: 'Guide' });
    await placeStandardTouchpoints(admin, { storeId: id, names });
    expect(await openSteps(id)).toEqual(['target', 'live', 'order', 'member']);
    await setTargets(system, {
      kind: 'entered',
      items: [{ store: 'OPEN1', month: asDay('2026-11-01'), netFen: 100n }],
    });
    await owner`update stores set status = 'approved' where id = ${id}`;
    await changeStoreStatus(admin, { id, act: 'open' });
    await takeItems(system, {
      source: 'pos',
      items: [
        {
          ...{ type: 'order.paid', id: 'first', occurredAt: '2026-11-21T10:00:00+08:00', store: 'OPEN1' },
          ...{ amountFen: 100, member: { phone: '13800000001' } },
        },
      ],
    });
    const last = await findOnboarding(admin, { id });
    expect(last?.isComplete).toBe(true);
    expect(last?.steps.map(({ doneOn }) => doneOn)).toEqual([
      ...[null, null, null, '2020-01-01', '2026-11-21', '2026-11-21', '2026-11-21', '2026-11-21'],
      '2026-11-21',
    ]);
  });

  it('opens again when a code is retired, a guide leaves, a target is taken away, an order is voided', async () => {
    const id = await newDraft('OPEN2', filled);
    const guide = await newGuide(org.orgId, { storeId: id, name: 'Leaver' });
    await placeStandardTouchpoints(admin, { storeId: id, names });
    await setTargets(system, {
      kind: 'entered',
      items: [{ store: 'OPEN2', month: asDay('2026-12-01'), netFen: 100n }],
    });
    await takeItems(system, {
      source: 'pos',
      items: [
        {
          ...{ type: 'order.paid', id: 'wrong', occurredAt: '2026-11-20T10:00:00+08:00', store: 'OPEN2' },
          amountFen: 100,
        },
      ],
    });
    expect(await openSteps(id)).toEqual(['hours', 'manager', 'live', 'member']);
    const [door] = await listTouchpoints(admin, { storeId: id });
    await setTouchpointStatus(admin, { id: door?.id ?? '', status: 'retired' });
    await owner`update guide_assignments set valid_to = '2026-11-21' where guide_id = ${guide.id}`;
    await setTargets(system, {
      kind: 'entered',
      items: [{ store: 'OPEN2', month: asDay('2026-12-01'), netFen: null }],
    });
    await takeItems(system, {
      source: 'pos',
      items: [
        {
          ...{ type: 'order.voided', id: 'void', occurredAt: '2026-11-20T11:00:00+08:00' },
          ...{ orderId: 'wrong', reason: 'mistake' },
        },
      ],
    });
    expect(await openSteps(id)).toEqual([
      ...['hours', 'manager', 'guide', 'touchpoints', 'target', 'live', 'order', 'member'],
    ]);
  });

  it('takes a target before the opening month for none', async () => {
    const id = await newDraft('OPEN3', filled);
    await setTargets(system, {
      kind: 'entered',
      items: [{ store: 'OPEN3', month: asDay('2026-10-01'), netFen: 100n }],
    });
    expect(await openSteps(id)).toContain('target');
  });
});

describe('the tail', () => {
  it('holds what is not finished and not closed, in reach only, the longest stuck first', async () => {
    const old = await newDraft('OLD1', filled);
    await owner`update stores set created_at = '2026-11-01' where id = ${old}`;
    const gone = await newDraft('GONE1', filled);
    await owner`update stores set status = 'closed' where id = ${gone}`;
    const tail = await listOnboarding(admin);
    const codes = tail.map(({ code }) => code);
    expect(codes[0]).toBe('OLD1');
    expect(codes).not.toContain('GONE1');
    // Finished by the first test.
    expect(codes).not.toContain('OPEN1');
    expect(tail[0]?.onboarding.next).toMatchObject({ step: 'hours', stuckDays: 20 });
    const west = await contextOf(
      await newUser(org.orgId, { role: 'regional_lead', reach: { regionId: org.west.id } }),
    );
    expect((await listOnboarding(west)).map(({ code }) => code)).toEqual([org.westOne.code]);
    expect(await findOnboarding(west, { id: old })).toBeNull();
    expect(await findOnboarding(west, { id: 'no id' })).toBeNull();
  });

  it('tells a lead of what happened in the time the store was theirs', async () => {
    const { eastTwo } = org;
    await takeItems(system, {
      source: 'pos',
      items: ['2026-11-03', '2026-11-18'].map((day) => ({
        ...{ type: 'order.paid', id: `moved ${day}`, occurredAt: `${day}T10:00:00+08:00` },
        ...{ store: eastTwo.code, amountFen: 100 },
      })),
    });
    await moveStoreToRegion(admin, { id: eastTwo.id, region: org.west.code, on: '2026-11-10' });
    const west = await contextOf(
      await newUser(org.orgId, { role: 'regional_lead', reach: { regionId: org.west.id } }),
    );
    const orderOn = async (ctx: Context) =>
      (await findOnboarding(ctx, eastTwo))?.steps.find(({ step }) => step === 'order')?.doneOn;
    expect(await orderOn(admin)).toBe('2026-11-03');
    expect(await orderOn(west)).toBe('2026-11-18');
  });
});
