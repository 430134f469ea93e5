import { redirect } from 'next/navigation';
import { findPerson } from '@/lib/auth/context';
import { hasOrganization } from '@/lib/auth/queries/account';
import { holds, reach } from '@/lib/auth/scope';
import { homeOf } from '@/lib/auth/screens';

/** The way in: to one's own first screen, to sign in, or to set up an empty installation. */
export default async function RootPage() {
  const person = await findPerson();
  if (person) {
    const reached = reach(person.scope, 'overview:read');
    const [only, another] = reached === 'all' ? [] : reached;
    // Whoever has one store starts there.
    if (only?.storeId && !another) redirect(`/stores/${only.storeId}`);
    redirect(homeOf((permission) => holds(person.scope, permission)));
  }
  redirect((await hasOrganization()) ? '/login' : '/setup');
}
