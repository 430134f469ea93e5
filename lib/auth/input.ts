import { z } from 'zod';
import { accountName } from './account-name';
import { isPermission, keyScopes, type Permission, roles } from './permissions';

/** An empty field of a form is an absent one. */
const emptyIsAbsent = (value: unknown) => (value === '' ? undefined : value);
const optionalId = z.preprocess(emptyIsAbsent, z.uuid('unknown_choice').optional());
const day = z.iso.date('not_a_day');
const optionalDay = z.preprocess(emptyIsAbsent, day.optional());
const personName = z.string('required').trim().normalize('NFKC').min(1, 'required').max(80, 'too_long');

const accountInput = z
  .string('required')
  .transform(accountName)
  .pipe(
    z.string().min(1, 'required').min(3, 'account_short').max(120, 'too_long').regex(/^\S*$/, 'no_spaces'),
  );

/** Length is what counts; a password of one character again and again is no password. */
export const newPasswordInput = z
  .string('required')
  .min(1, 'required')
  .min(10, 'password_short')
  .max(200, 'too_long')
  .refine((password) => new Set(password).size >= 4, 'password_simple');

export const SetUpInput = z
  .object({
    organizationName: personName,
    name: personName,
    account: accountInput,
    password: newPasswordInput,
  })
  .refine((input) => accountName(input.password) !== input.account, {
    path: ['password'],
    message: 'password_is_account',
  });
export type SetUpInput = z.output<typeof SetUpInput>;

/** Where a grant or key reaches: `all`, `region:<id>` (with everything below) or `store:<id>`; chosen, never assumed. */
const placeInput = z
  .string('required')
  .min(1, 'required')
  .transform((text, check) => {
    const [kind, id] = text.split(':');
    if (text === 'all') return { regionId: null, storeId: null };
    if ((kind !== 'region' && kind !== 'store') || !z.uuid().safeParse(id).success || !id) {
      check.addIssue({ code: 'custom', message: 'unknown_choice' });
      return z.NEVER;
    }
    return { regionId: kind === 'region' ? id : null, storeId: kind === 'store' ? id : null };
  });

/** A built-in role by its name, or one of the organization's own by its id. */
const roleInput = z.union([z.enum(roles), z.uuid()], 'required');

const grantFields = {
  role: roleInput,
  brandId: optionalId.transform((id) => id ?? null),
  place: placeInput,
  /** Last day of the grant, in the organization's own days. */
  expiresOn: optionalDay,
};
export const GrantInput = z.object(grantFields);
export type GrantInput = z.output<typeof GrantInput>;

export const InvitePersonInput = z.object({ account: accountInput, name: personName, ...grantFields });
export type InvitePersonInput = z.output<typeof InvitePersonInput>;
export const PersonInput = z.object({ userId: z.uuid() });
export type PersonInput = z.output<typeof PersonInput>;
export const DisablePersonInput = z.object({
  userId: z.uuid(),
  isDisabled: z.preprocess((value) => value === true || value === 'true', z.boolean()),
});
export type DisablePersonInput = z.output<typeof DisablePersonInput>;
export const AddGrantInput = z.object({ userId: z.uuid(), ...grantFields });
export type AddGrantInput = z.output<typeof AddGrantInput>;
export const RemoveGrantInput = z.object({ userId: z.uuid(), grantId: z.uuid() });
export type RemoveGrantInput = z.output<typeof RemoveGrantInput>;

/** Another last day for a grant; without one it lasts for good. */
export const ExtendGrantInput = z.object({
  userId: z.uuid(),
  grantId: z.uuid(),
  expiresOn: optionalDay,
});
export type ExtendGrantInput = z.output<typeof ExtendGrantInput>;

const placeText = z.string().refine((text) => placeInput.safeParse(text).success, 'unknown_choice');
const several = <T extends z.ZodType>(one: T, most: number) =>
  z.preprocess(
    (value) => (value === undefined || value === '' ? [] : [value].flat()),
    z
      .array(one)
      .max(most, 'too_many')
      .transform((all) => [...new Set(all)]),
  );
const permissionText = z.custom<Permission>(
  (value) => typeof value === 'string' && isPermission(value),
  'unknown_choice',
);

/** What is typed where one colleague is chosen; a control character means nothing, and PostgreSQL keeps no U+0000. */
export const FindPeopleInput = z.object({
  query: z.object({
    q: z
      .string()
      .max(100)
      .transform((text) => text.replace(/\p{Cc}/gu, ' ').trim())
      .default(''),
  }),
});
export type FindPeopleInput = z.output<typeof FindPeopleInput>;

/** A role of the organization's own; `id` and `version` for one that exists. `userId`: who gets it there at once. */
export const SaveRoleInput = z
  .object({
    id: optionalId,
    version: z.preprocess(emptyIsAbsent, z.coerce.number().int().optional()),
    name: personName.max(40, 'too_long'),
    baseRole: z.enum(roles, 'required'),
    permissions: several(permissionText, 100),
    places: several(placeText, 50),
    userId: optionalId,
    expiresOn: optionalDay,
  })
  .refine(({ userId, places }) => !userId || places.length > 0, { path: ['places'], message: 'required' });
export type SaveRoleInput = z.output<typeof SaveRoleInput>;
export const RoleInput = z.object({ id: z.uuid() });

/** Whose eyes to look with: a person's, or a role's in some places: none would be seen as everywhere. */
export const StartPreviewInput = z.union([
  z.object({ userId: z.uuid() }),
  z.object({
    role: roleInput,
    places: several(placeText, 50).refine((all) => all.length > 0, 'required'),
  }),
]);
export type StartPreviewInput = z.output<typeof StartPreviewInput>;

export const ChangePasswordInput = z
  .object({
    current: z.string('required').min(1, 'required').max(200, 'too_long'),
    password: newPasswordInput,
  })
  .refine((input) => input.current !== input.password, { path: ['password'], message: 'password_same' });
export type ChangePasswordInput = z.output<typeof ChangePasswordInput>;

export const ChooseOrganizationInput = z.object({ orgId: z.uuid() });
export const NothingInput = z.object({});

export const RequestAccessInput = z.object({
  permission: permissionText,
  reason: z.string('required').trim().min(1, 'required').max(500, 'too_long'),
});
export type RequestAccessInput = z.output<typeof RequestAccessInput>;
export const GrantAccessInput = z.object({ requestId: z.uuid(), ...grantFields });
export type GrantAccessInput = z.output<typeof GrantAccessInput>;
export const DeclineAccessInput = z.object({
  requestId: z.uuid(),
  note: z.string().trim().max(500, 'too_long').default(''),
});
export type DeclineAccessInput = z.output<typeof DeclineAccessInput>;

export const CreateApiKeyInput = z.object({
  name: personName,
  scopes: z.preprocess(
    (value) => (value === undefined ? [] : [value].flat()),
    z.array(z.enum(keyScopes, 'unknown_choice')).min(1, 'required').max(keyScopes.length),
  ),
  brandId: grantFields.brandId,
  place: placeInput,
  expiresOn: optionalDay,
});
export type CreateApiKeyInput = z.output<typeof CreateApiKeyInput>;
export const RevokeApiKeyInput = z.object({ keyId: z.uuid() });

const cursor = z.string().max(300).optional();
export const ListPeopleInput = z.object({
  search: z.string().trim().max(100).default(''),
  /** `soon`: with a grant that ends within 30 days; `over`: with one that has ended. */
  expiring: z.enum(['soon', 'over']).optional().catch(undefined),
  after: cursor,
  limit: z.coerce.number().int().min(1).max(200).default(50),
});
export type ListPeopleInput = z.input<typeof ListPeopleInput>;
