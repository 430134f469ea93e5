import { cookies } from 'next/headers';
import { getTranslations } from 'next-intl/server';
import type { ReactNode } from 'react';
import { PreviewBanner } from '@/components/auth/preview-banner';
import { AppShell } from '@/components/layout/app-shell';
import { ClientMessages } from '@/components/layout/client-messages';
import { consoleNav } from '@/components/layout/console-nav';
import { helpPlaces, paletteCommands } from '@/components/palette/palette-commands';
import { ShellTools } from '@/components/palette/shell-tools';
import { Toaster } from '@/components/ui/toast';
import { requirePage } from '@/lib/auth/context';
import { homeKindOf } from '@/lib/auth/home';
import type { Permission } from '@/lib/auth/permissions';
import { heldRoleNames, heldRoles, holds } from '@/lib/auth/scope';
import { upDownCookie, upDownOf } from '@/lib/i18n/locale';
import { getOrganization } from '@/lib/organization/queries';
import { version } from '@/package.json';
import { Unread } from './widgets/unread';

export default async function ConsoleLayout({ children }: { children: ReactNode }) {
  const ctx = await requirePage('organization:read');
  const may = (permission: Permission) => holds(ctx.scope, permission);
  const [t, common, organization, { nav, foot }] = await Promise.all([
    getTranslations('auth.roles'),
    getTranslations('common'),
    getOrganization(ctx),
    consoleNav(may, homeKindOf(ctx.scope) !== null),
  ]);
  const commands = await paletteCommands(may, organization.isSample);
  const own = (await cookies()).get(upDownCookie)?.value;
  const note = [
    ...heldRoles(ctx.scope).map((role) => t(role)),
    ...heldRoleNames(ctx.scope),
    organization.name,
  ].join(' · ');
  return (
    <div data-updown={upDownOf(own, organization.upDownColors)} className="contents">
      <AppShell
        nav={nav}
        foot={foot}
        account={{ name: ctx.actor.name, note, preferencesHref: '/settings/account' }}
        homeHref={nav[0]?.href ?? '/'}
        notifications={<Unread ctx={ctx} />}
        banner={ctx.preview && <PreviewBanner preview={ctx.preview} timeZone={ctx.scope.timeZone} />}
        tools={
          <ClientMessages namespaces={['palette']}>
            <ShellTools
              commands={commands}
              person={`${ctx.scope.orgId}/${ctx.actor.id}`}
              help={{ places: helpPlaces(may), version }}
            />
          </ClientMessages>
        }
      >
        {children}
      </AppShell>
      <Toaster label={common('notifications')} closeLabel={common('close')} />
    </div>
  );
}
