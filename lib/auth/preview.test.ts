import { describe, expect, it } from 'vitest';
import { type Permission, rolePermissions } from './permissions';
import { goesBeyond, maySeeAs, seenRights, splitPlace } from './preview';
import type { GrantWithPermissions } from './reach';

const rootPath = '/r/';
const grant = (permissions: Iterable<Permission>, path: string | null = null): GrantWithPermissions => ({
  ...{ brandId: null, storeId: null, path, permissions: new Set(permissions) },
});
const admin = { grants: [grant(rolePermissions.admin)], rootPath };

describe('looking with other eyes', () => {
  it('needs to manage people of the whole organization', () => {
    expect(maySeeAs(admin)).toBe(true);
    expect(maySeeAs({ grants: [grant(rolePermissions.admin, '/r/east/')], rootPath })).toBe(false);
    expect(maySeeAs({ grants: [grant(rolePermissions.regional_lead)], rootPath })).toBe(false);
  });

  it('keeps the reach of the other and drops what one does not hold oneself', () => {
    const poorer = { grants: [grant(['users:write', 'stores:read', 'goods:read'])], rootPath };
    const [seen] = seenRights([grant(['stores:read', 'orders:read'], '/r/east/')], poorer);
    expect(seen).toMatchObject({ path: '/r/east/', permissions: new Set(['stores:read']) });
    expect(goesBeyond([grant(['stores:read', 'orders:read'])], poorer)).toBe(true);
    expect(goesBeyond([grant(rolePermissions.regional_lead, '/r/east/')], admin)).toBe(false);
  });

  it('shows the own rows of a guide to who sees all guides and orders, to nobody else', () => {
    expect(goesBeyond([grant(rolePermissions.guide)], admin)).toBe(false);
    const blind = [...rolePermissions.admin].filter((one) => one !== 'orders:read');
    expect(goesBeyond([grant(rolePermissions.guide)], { grants: [grant(blind)], rootPath })).toBe(true);
  });

  it('shows nothing to somebody who has lost the right to look', () => {
    expect(seenRights([grant(['stores:read'])], { grants: [grant(['stores:read'])], rootPath })).toEqual([]);
  });

  it('reads places', () => {
    expect(splitPlace('all')).toEqual({ regionId: null, storeId: null });
    expect(splitPlace('region:a')).toEqual({ regionId: 'a', storeId: null });
    expect(splitPlace('store:b')).toEqual({ regionId: null, storeId: 'b' });
  });
});
