import { FindPeopleInput } from '@/lib/auth/input';
import { findPeople } from '@/lib/auth/queries/people';
import { route } from '@/lib/route';

/** Colleagues a role can be given to, by what is typed. */
export const GET = route({
  door: 'user',
  permission: 'users:read',
  input: FindPeopleInput,
  run: findPeople,
});
