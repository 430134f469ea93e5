import { describe, expect, it } from 'vitest';
import { permissions, rolePermissions, roles } from './permissions';
import { baseRights, completed, permissionGroups, switched } from './role-shape';

describe('the rights of a role', () => {
  it('stand in exactly one group each', () => {
    const shown = permissionGroups.flatMap((group) => [...group.permissions] as string[]);
    expect([...shown].sort()).toEqual([...permissions].sort());
  });

  it('of every built-in role are complete: a copy is the same role', () => {
    for (const role of roles)
      expect(new Set(completed(rolePermissions[role]))).toEqual(rolePermissions[role]);
  });

  it('come with what they need, and go with what needs them', () => {
    expect(completed(['stores:write'])).toEqual(expect.arrayContaining(['stores:read', ...baseRights]));
    const off = switched(completed(['stores:write', 'phones:read', 'goods:read']), {
      permission: 'stores:read',
      isOn: false,
    });
    expect([...off].sort()).toEqual([...baseRights, 'goods:read'].sort());
    expect(switched(completed(['access:decide']), { permission: 'users:read', isOn: false }).sort()).toEqual(
      [...baseRights].sort(),
    );
  });

  it('never lose the way in', () => {
    expect(switched([...baseRights], { permission: 'organization:read', isOn: false })).toEqual(
      expect.arrayContaining([...baseRights]),
    );
  });
});
