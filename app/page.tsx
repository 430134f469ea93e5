import { redirect } from 'next/navigation';
import { findPerson } from '@/lib/auth/context';
import { homeKindOf } from '@/lib/auth/home';
import { hasOrganization } from '@/lib/auth/queries/account';
import { holds } from '@/lib/auth/scope';
import { homeOf } from '@/lib/auth/screens';

/** The way in: to one's own first screen, to sign in, or to set up an empty installation. */
export default async function RootPage() {
  const person = await findPerson();
  if (person) {
    if (homeKindOf(person.scope)) redirect('/home');
    redirect(homeOf((permission) => holds(person.scope, permission)));
  }
  redirect((await hasOrganization()) ? '/login' : '/setup');
}
