import { getTranslations } from 'next-intl/server';
import type { ReactNode } from 'react';
import { PreviewBanner } from '@/components/auth/preview-banner';
import { PreviewLock } from '@/components/auth/preview-lock';
import { AppShell } from '@/components/layout/app-shell';
import { ClientMessages } from '@/components/layout/client-messages';
import { consoleNav } from '@/components/layout/console-nav';
import { UpDownColors } from '@/components/layout/up-down-colors';
import { helpPlaces, paletteCommands } from '@/components/palette/palette-commands';
import { ShellTools } from '@/components/palette/shell-tools';
import { Toaster } from '@/components/ui/toast';
import { requirePage } from '@/lib/auth/context';
import { homeKindOf } from '@/lib/auth/home';
import type { Permission } from '@/lib/auth/permissions';
import { heldRoleNames, heldRoles, holds } from '@/lib/auth/scope';
import { getOrganization } from '@/lib/organization/queries';
import { version } from '@/package.json';
import { Unread } from './widgets/unread';

export default async function ConsoleLayout({ children }: { children: ReactNode }) {
  const ctx = await requirePage('organization:read');
  const may = (permission: Permission) => holds(ctx.scope, permission);
  const [t, organization, { nav, foot }] = await Promise.all([
    getTranslations(),
    getOrganization(ctx),
    consoleNav(may, homeKindOf(ctx.scope) !== null),
  ]);
  const commands = await paletteCommands(may, organization.isSample);
  const note = [
    ...heldRoles(ctx.scope).map((role) => t(`auth.roles.${role}`)),
    ...heldRoleNames(ctx.scope),
    organization.name,
  ].join(' · ');
  return (
    <UpDownColors organization={organization.upDownColors}>
      <PreviewLock preview={ctx.preview}>
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
      </PreviewLock>
      <Toaster label={t('common.notifications')} closeLabel={t('common.close')} />
    </UpDownColors>
  );
}
