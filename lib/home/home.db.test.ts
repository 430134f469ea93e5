import { describe, expect, it } from 'vitest';
import { contextOf, newOrganization, newUser } from '@/db/testing/factories';
import { openStage } from '@/db/testing/stage';
import { homeKindOf } from '@/lib/auth/home';
import type { Role } from '@/lib/auth/permissions';
import { type HomeCardKey, homeCards } from './cards';
import { arrangeHome } from './mutations';
import { getHomeLayouts } from './queries';

await openStage();
const org = await newOrganization();
const person = async (role: Role, reach: object = {}) => contextOf(await newUser(org.orgId, { role, reach }));
const admin = await person('admin');
const manager = await person('store_manager', { storeId: org.eastOne.id });
const second = await person('store_manager', { storeId: org.eastTwo.id });
const home = 'stores' as const;
const layout = (cards: HomeCardKey[], locked: HomeCardKey[] = []) => ({
  ...{ cards, hidden: ['todo' as HomeCardKey], locked },
});

describe('homes', () => {
  it('are told by rights and reach', async () => {
    expect(homeKindOf(admin.scope)).toBe('admin');
    expect(homeKindOf(manager.scope)).toBe('stores');
    expect(homeKindOf((await person('regional_lead', { regionId: org.east.id })).scope)).toBeNull();
    expect(homeKindOf((await person('brand_manager', { brandId: org.brandA.id })).scope)).toBeNull();
    expect(homeKindOf((await person('guide', { storeId: org.eastOne.id })).scope)).toBeNull();
  });

  it('are arranged by each for themselves, and given back as they were', async () => {
    expect(
      await arrangeHome(manager, { home, whose: 'mine', layout: layout(['guides'], ['guides']) }),
    ).toEqual({ before: null });
    // A person locks nothing.
    expect((await getHomeLayouts(manager, { home })).own).toEqual({
      ...{ cards: ['guides'], hidden: ['todo'], locked: [] },
    });
    expect((await getHomeLayouts(second, { home })).own).toBeNull();
    const { before } = await arrangeHome(manager, { home, whose: 'mine', layout: null });
    expect(before?.cards).toEqual(['guides']);
    expect((await getHomeLayouts(manager, { home })).own).toBeNull();
  });

  it('have a default of the role that only who sets up the organization gives', async () => {
    const input = {
      home,
      whose: 'role' as const,
      layout: layout([...homeCards.stores], ['sales', 'guides']),
    };
    await expect(arrangeHome(manager, input)).rejects.toMatchObject({ code: 'forbidden' });
    await arrangeHome(admin, input);
    expect((await getHomeLayouts(second, { home })).role?.locked).toEqual(['sales', 'guides']);
    const neighbour = await newOrganization();
    const stranger = await contextOf(await newUser(neighbour.orgId, { role: 'admin' }));
    expect((await getHomeLayouts(stranger, { home })).role).toBeNull();
  });
});
