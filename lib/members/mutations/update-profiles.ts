import 'server-only';
import type { RawSql } from '@/db/client';
import { arrayLiteral } from '@/lib/array-literal';
import type { Context } from '@/lib/auth/context';
import { searchKeys } from '@/lib/organization/search-keys';
import { profileText } from '../members-sql';

/** What one fact says of a member; absent fields say nothing. */
export type Profile = {
  memberId: string;
  at: string;
  name?: string;
  gender?: 'female' | 'male' | 'unknown';
  birthOn?: string;
};
type Said = { at: string; value: string };
type Latest = { name?: Said; gender?: Said; birthOn?: Said };

const fields = ['name', 'gender', 'birthOn'] as const;

/** The latest saying of each field; equal instants are settled by the value, so that order never matters. */
function latestOf(profiles: readonly Profile[]): Map<string, Latest> {
  const members = new Map<string, Latest>();
  for (const profile of profiles) {
    const latest = members.get(profile.memberId) ?? {};
    for (const field of fields) {
      const value = field === 'name' ? profile.name?.trim() : profile[field];
      const before = latest[field];
      if (
        !value ||
        (before && (before.at > profile.at || (before.at === profile.at && before.value >= value)))
      )
        continue;
      latest[field] = { at: profile.at, value };
    }
    members.set(profile.memberId, latest);
  }
  return members;
}

/** Keeps what facts say of members, field by field the latest, in any order of arrival. Instants are ISO in UTC. */
export async function updateProfiles(raw: RawSql, ctx: Context, profiles: readonly Profile[]): Promise<void> {
  if (profiles.length === 0) return;
  const rows = [...latestOf(profiles)].sort(([a], [b]) => (a < b ? -1 : 1));
  const keys = rows.map(([, { name }]) => (name ? searchKeys(name.value) : null));
  const column = (pick: (latest: Latest) => string | undefined) =>
    arrayLiteral(rows.map(([, latest]) => pick(latest) ?? null));
  await raw.unsafe(
    profileText,
    [
      ctx.scope.orgId,
      arrayLiteral(rows.map(([memberId]) => memberId)),
      column(({ name }) => name?.value),
      arrayLiteral(keys.map((key) => key?.nameKey ?? null)),
      arrayLiteral(keys.map((key) => key?.pinyinInitials ?? null)),
      column(({ name }) => name?.at),
      column(({ gender }) => gender?.value),
      column(({ gender }) => gender?.at),
      column(({ birthOn }) => birthOn?.value),
      column(({ birthOn }) => birthOn?.at),
    ],
    { prepare: true },
  );
}
