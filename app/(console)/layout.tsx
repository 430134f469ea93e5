import { getTranslations } from 'next-intl/server';
import type { ReactNode } from 'react';
import { AppShell } from '@/components/layout/app-shell';
import { consoleNav } from '@/components/layout/console-nav';
import { Toaster } from '@/components/ui/toast';
import { requirePage } from '@/lib/auth/context';
import { heldRoles, holds } from '@/lib/auth/scope';
import { getOrganization } from '@/lib/organization/queries';

export default async function ConsoleLayout({ children }: { children: ReactNode }) {
  const ctx = await requirePage('organization:read');
  const [t, common, organization, { nav, foot }] = await Promise.all([
    getTranslations('auth.roles'),
    getTranslations('common'),
    getOrganization(ctx),
    consoleNav((permission) => holds(ctx.scope, permission)),
  ]);
  const note = [...heldRoles(ctx.scope).map((role) => t(role)), organization.name].join(' · ');
  return (
    <>
      <AppShell
        nav={nav}
        foot={foot}
        account={{ name: ctx.actor.name, note, preferencesHref: '/settings/account' }}
        homeHref={nav[0]?.href ?? '/'}
      >
        {children}
      </AppShell>
      <Toaster label={common('notifications')} closeLabel={common('close')} />
    </>
  );
}
