import { describe, expect, it } from 'vitest';
import { contextOf, newAdmin, newUser, type TestOrganization, type TestReach } from '@/db/testing/factories';
import { openStage } from '@/db/testing/stage';
import type { Context } from '@/lib/auth/context';
import type { Role } from '@/lib/auth/permissions';
import { asDay } from '@/lib/time';
import { addNote, changeNote, removeNote } from './mutations';
import { listNotes } from './queries';

const { owner } = await openStage();
const range = { from: asDay('2026-11-01'), to: asDay('2026-11-20') };
const day = asDay('2026-11-05');
const note = (text: string, place: { storeId?: string; regionId?: string } = {}) => ({
  ...{ from: day, to: day, text },
  ...place,
});
const person = async (org: TestOrganization, role: Role, reach?: TestReach) =>
  contextOf(await newUser(org.orgId, { role, reach }));
const texts = async (ctx: Context, node = {}) =>
  (await listNotes(ctx, { node, range })).notes.map(({ text }) => text);

/** One note of every place, written by somebody who reaches all of it. */
async function noted() {
  const { ctx, org } = await newAdmin();
  await addNote(ctx, note('all'));
  await addNote(ctx, note('east', { regionId: org.east.id }));
  await addNote(ctx, note('west', { regionId: org.west.id }));
  await addNote(ctx, note('one', { storeId: org.eastOne.id }));
  await addNote(ctx, note('far', { storeId: org.westOne.id }));
  return { ctx, org };
}

describe('notes of charts', () => {
  it('stand on the charts of what they concern: the place itself and everything below', async () => {
    const { ctx, org } = await noted();
    expect(await texts(ctx)).toEqual(['all']);
    expect(await texts(ctx, { region: org.east.code })).toEqual(['all', 'east']);
    expect(await texts(ctx, { storeId: org.eastOne.id })).toEqual(['all', 'east', 'one']);
    expect(await texts(ctx, { storeId: org.eastTwo.id })).toEqual(['all', 'east']);
    expect(await texts(ctx, { storeId: org.westOne.id })).toEqual(['all', 'west', 'far']);
    const other = { from: asDay('2026-11-06'), to: asDay('2026-11-20') };
    expect((await listNotes(ctx, { node: {}, range: other })).notes).toEqual([]);
  });

  it('show a reader only what is in reach, and what stands above it', async () => {
    const { org } = await noted();
    const lead = await person(org, 'regional_lead', { regionId: org.east.id });
    expect(await texts(lead)).toEqual(['all', 'east']);
    expect(await texts(lead, { storeId: org.eastOne.id })).toEqual(['all', 'east', 'one']);
    await expect(texts(lead, { storeId: org.westOne.id })).rejects.toMatchObject({ code: 'not_found' });
    await expect(texts(lead, { region: org.west.code })).rejects.toMatchObject({ code: 'not_found' });
    const manager = await person(org, 'store_manager', { storeId: org.eastOne.id });
    expect(await texts(manager)).toEqual(['all', 'east', 'one']);
    const stranger = await person((await newAdmin()).org, 'admin');
    expect(await texts(stranger)).toEqual([]);
  });

  it('are written only about places that lie wholly in reach, and offered as such', async () => {
    const { org } = await noted();
    const lead = await person(org, 'regional_lead', { regionId: org.east.id });
    const manager = await person(org, 'store_manager', { storeId: org.eastOne.id });
    const brandLead = await person(org, 'brand_manager', { brandId: org.brandA.id });
    const missing = { code: 'not_found' };
    await expect(addNote(lead, note('x'))).rejects.toMatchObject(missing);
    await expect(addNote(lead, note('x', { regionId: org.west.id }))).rejects.toMatchObject(missing);
    await expect(addNote(lead, note('x', { storeId: org.westOne.id }))).rejects.toMatchObject(missing);
    await expect(addNote(manager, note('x', { regionId: org.east.id }))).rejects.toMatchObject(missing);
    await expect(addNote(brandLead, note('x', { regionId: org.east.id }))).rejects.toMatchObject(missing);
    const placeOf = async (ctx: Context, node = {}) => (await listNotes(ctx, { node, range })).place;
    expect(await placeOf(lead)).toMatchObject({ kind: 'region', regionId: org.east.id });
    expect(await placeOf(manager)).toMatchObject({ kind: 'store', storeId: org.eastOne.id });
    expect(await placeOf(brandLead)).toBeNull();
    expect(await placeOf(brandLead, { storeId: org.westOne.id })).toMatchObject({ kind: 'store' });
    await addNote(lead, note('mine', { regionId: org.east.id }));
    expect(await texts(lead)).toEqual(['all', 'east', 'mine']);
  });

  it('are one when sent twice, change by their author, go and come back, and are audited', async () => {
    const { ctx, org } = await newAdmin();
    const lead = await person(org, 'regional_lead', { regionId: org.east.id });
    const mine = await addNote(lead, note('a', { storeId: org.eastOne.id }));
    expect(await addNote(lead, note('a', { storeId: org.eastOne.id }))).toEqual(mine);
    const theirs = await addNote(ctx, note('b', { storeId: org.eastOne.id }));
    await expect(removeNote(lead, { ...theirs, isRemoved: true })).rejects.toMatchObject({
      code: 'forbidden',
    });
    const manager = await person(org, 'store_manager', { storeId: org.westOne.id });
    await expect(removeNote(manager, { ...mine, isRemoved: true })).rejects.toMatchObject({
      code: 'not_found',
    });
    await changeNote(lead, { ...mine, from: day, to: asDay('2026-11-08'), text: 'c' });
    await removeNote(lead, { ...mine, isRemoved: true });
    expect(await texts(lead, { storeId: org.eastOne.id })).toEqual(['b']);
    await removeNote(ctx, { ...mine, isRemoved: false });
    expect((await texts(lead, { storeId: org.eastOne.id })).toSorted()).toEqual(['b', 'c']);
    const audit = await owner`select action, object_name, store_id from audit_events
      where org_id = ${org.orgId} and object_id = ${mine.id} order by id`;
    expect(audit.map(({ action, object_name }) => [action, object_name])).toEqual([
      ['note.created', 'a'],
      ['note.updated', 'c'],
      ['note.removed', 'c'],
      ['note.restored', 'c'],
    ]);
    expect(new Set(audit.map(({ store_id }) => store_id))).toEqual(new Set([org.eastOne.id]));
  });
});
