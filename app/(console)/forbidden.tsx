import { ForbiddenHere } from '@/components/auth/forbidden-here';
import { ClientMessages } from '@/components/layout/client-messages';

/** What a screen shows to those whose roles lack it: which right, and a way to ask for it. */
export default function Forbidden() {
  return (
    <ClientMessages namespaces={['auth']}>
      <ForbiddenHere />
    </ClientMessages>
  );
}
