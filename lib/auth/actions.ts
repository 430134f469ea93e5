'use server';
import { revalidatePath } from 'next/cache';
import { cookies } from 'next/headers';
import { action } from '@/lib/action';
import { organizationCookie } from './context';
import * as input from './input';
import { declineAccess, grantAccess, requestAccess } from './mutations/access-requests';
import { changePassword, chooseOrganization, signOutEverywhere } from './mutations/account';
import { createApiKey, revokeApiKey } from './mutations/api-keys';
import { addGrant, extendGrant, removeGrant } from './mutations/grants';
import { invitePerson, removePerson, resetPassword, setPersonDisabled } from './mutations/people';
import { endPreview, startPreview } from './mutations/previews';
import { deleteRole, saveRole } from './mutations/roles';

const people = '/settings/users';
const refreshing =
  <C, I, T>(path: string, run: (ctx: C, given: I) => Promise<T>) =>
  async (ctx: C, given: I): Promise<T> => {
    const result = await run(ctx, given);
    revalidatePath(path, 'layout');
    return result;
  };

export const invitePersonAction = action(
  'users:write',
  input.InvitePersonInput,
  refreshing(people, invitePerson),
);
export const setPersonDisabledAction = action(
  'users:write',
  input.DisablePersonInput,
  refreshing(people, setPersonDisabled),
);
export const removePersonAction = action('users:write', input.PersonInput, refreshing(people, removePerson));
export const resetPasswordAction = action(
  'users:write',
  input.PersonInput,
  refreshing(people, resetPassword),
);
export const addGrantAction = action('users:write', input.AddGrantInput, refreshing(people, addGrant));
export const removeGrantAction = action(
  'users:write',
  input.RemoveGrantInput,
  refreshing(people, removeGrant),
);

export const extendGrantAction = action(
  'users:write',
  input.ExtendGrantInput,
  refreshing(people, extendGrant),
);

export const saveRoleAction = action(
  'users:write',
  input.SaveRoleInput,
  refreshing('/settings/roles', saveRole),
);
export const deleteRoleAction = action(
  'users:write',
  input.RoleInput,
  refreshing('/settings/roles', deleteRole),
);

// A frozen day of a demonstration must not make a preview last: real time.
export const startPreviewAction = action('users:write', input.StartPreviewInput, (ctx, given) =>
  startPreview(ctx, { ...given, at: new Date(Date.now()) }),
);
export const endPreviewAction = action(
  'organization:read',
  input.NothingInput,
  (ctx) => endPreview(ctx, { at: new Date(Date.now()) }),
  { endsPreview: true },
);

export const requestAccessAction = action('access:request', input.RequestAccessInput, requestAccess);
export const grantAccessAction = action(
  'access:decide',
  input.GrantAccessInput,
  refreshing('/settings/access', grantAccess),
);
export const declineAccessAction = action(
  'access:decide',
  input.DeclineAccessInput,
  refreshing('/settings/access', declineAccess),
);

export const createApiKeyAction = action(
  'api-keys:write',
  input.CreateApiKeyInput,
  refreshing('/settings/api-keys', createApiKey),
);
export const revokeApiKeyAction = action(
  'api-keys:write',
  input.RevokeApiKeyInput,
  refreshing('/settings/api-keys', revokeApiKey),
);

export const changePasswordAction = action('organization:read', input.ChangePasswordInput, changePassword);
export const signOutEverywhereAction = action('organization:read', input.NothingInput, signOutEverywhere);
export const chooseOrganizationAction = action(
  'organization:read',
  input.ChooseOrganizationInput,
  async (ctx, given) => {
    const orgId = await chooseOrganization(ctx, given);
    (await cookies()).set(organizationCookie, orgId, { httpOnly: true, sameSite: 'lax', path: '/' });
    revalidatePath('/', 'layout');
  },
);
