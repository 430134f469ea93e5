'use client';
import { useTranslations } from 'next-intl';
import { useState } from 'react';
import { Button } from '@/components/ui/button';
import type { Role } from '@/lib/auth/permissions';
import { trySignIn } from './sign-in';

/** One click, one role of the sample chain. */
export function DemoRoles({
  signIns,
  home,
}: {
  signIns: { role: Role; account: string; password: string }[];
  home: string;
}) {
  const t = useTranslations('auth');
  const [busy, setBusy] = useState<string | null>(null);
  const enter = async (account: string, password: string) => {
    setBusy(account);
    if ((await trySignIn(account, password)).kind === 'in') window.location.assign(home);
    else setBusy(null);
  };
  return (
    <section aria-labelledby="demo-roles" className="mt-8 border-t pt-6">
      <h2 id="demo-roles" className="mb-3 text-small text-ink-2">
        {t('demo')}
      </h2>
      <div className="grid grid-cols-2 gap-2">
        {signIns.map(({ role, account, password }) => (
          <Button
            key={account}
            loading={busy === account}
            disabled={busy !== null}
            onClick={() => enter(account, password)}
          >
            {t(`roles.${role}`)}
          </Button>
        ))}
      </div>
    </section>
  );
}
