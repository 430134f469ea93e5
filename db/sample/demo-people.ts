import { inArray } from 'drizzle-orm';
import { systemDb } from '@/db/client';
import { users } from '@/db/schema/auth';
import type { Context } from '@/lib/auth/context';
import { GrantInput } from '@/lib/auth/input';
import { createApiKey } from '@/lib/auth/mutations/api-keys';
import { invitePerson } from '@/lib/auth/mutations/people';
import { hashPassword } from '@/lib/auth/password';
import type { KeyScope, Role } from '@/lib/auth/permissions';

/** Known to everybody who reads the README: the sample chain holds invented people only. */
export const demoPassword = 'waterwheel-demo';

export type DemoSignIn = { role: Role; account: string; password: string; name: string };
export type DemoKey = { name: string; scopes: readonly KeyScope[]; key: string };

export type DemoPlaces = { brandId: string; eastRegionId: string; storeId: string };

const people = (
  places: DemoPlaces,
): { role: Role; account: string; name: string; brandId?: string; place?: string }[] => [
  { role: 'admin', account: 'admin@demo', name: '林管理' },
  { role: 'brand_manager', account: 'brand@demo', name: '苏品牌', brandId: places.brandId },
  { role: 'regional_lead', account: 'region@demo', name: '周区域', place: `region:${places.eastRegionId}` },
  { role: 'store_manager', account: 'store@demo', name: '王店长', place: `store:${places.storeId}` },
  { role: 'guide', account: 'guide@demo', name: '陈导购', place: `store:${places.storeId}` },
  { role: 'finance', account: 'finance@demo', name: '何财务' },
  { role: 'analyst', account: 'analyst@demo', name: '许分析' },
];

/** One person a role, with the reach that role usually has; all with the demonstration password. */
export async function inviteDemoPeople(ctx: Context, places: DemoPlaces): Promise<DemoSignIn[]> {
  const signIns: DemoSignIn[] = [];
  for (const { role, account, name, brandId, place } of people(places)) {
    await invitePerson(ctx, { account, name, ...GrantInput.parse({ role, brandId, place: place ?? 'all' }) });
    signIns.push({ role, account, password: demoPassword, name });
  }
  const passwordHash = await hashPassword(demoPassword);
  await systemDb().write((tx) =>
    tx
      .update(users)
      .set({ passwordHash })
      .where(
        inArray(
          users.account,
          signIns.map((one) => one.account),
        ),
      ),
  );
  return signIns;
}

const keySets: { name: string; scopes: KeyScope[] }[] = [
  { name: 'demo-ingest', scopes: ['ingest:write', 'ingest:read'] },
  { name: 'demo-reports', scopes: ['reports:read', 'stores:read', 'organization:read'] },
  {
    name: 'demo-setup',
    scopes: [
      'organization:read',
      'organization:write',
      'stores:read',
      'stores:write',
      'goods:read',
      'goods:write',
      'targets:read',
      'targets:write',
      'guides:read',
      'guides:write',
      'imports:read',
      'imports:write',
      'members:write',
      'ingest:write',
      'reports:read',
    ],
  },
];

export async function makeDemoKeys(ctx: Context): Promise<DemoKey[]> {
  const keys: DemoKey[] = [];
  for (const { name, scopes } of keySets) {
    const { key } = await createApiKey(ctx, {
      name,
      scopes,
      brandId: null,
      place: { regionId: null, storeId: null },
      expiresOn: undefined,
    });
    keys.push({ name, scopes, key });
  }
  return keys;
}
