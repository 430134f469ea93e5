import { cookies } from 'next/headers';
import type { ReactNode } from 'react';
import { upDownCookie, upDownOf } from '@/lib/i18n/locale';

/** Colours of up and down for everything below: one's own in this browser, else the organization's. */
export async function UpDownColors({
  organization,
  children,
}: {
  organization: string;
  children: ReactNode;
}) {
  const own = (await cookies()).get(upDownCookie)?.value;
  return (
    <div data-updown={upDownOf(own, organization)} className="contents">
      {children}
    </div>
  );
}
