import { cookies } from 'next/headers';
import Link from 'next/link';
import { getTranslations } from 'next-intl/server';
import type { ReactNode } from 'react';
import { navCookie } from '@/lib/i18n/locale';
import { type Account, AccountMenu } from './account-menu';
import { BrandMark } from './brand-mark';
import { type NavItem, NavList } from './nav-list';
import { NavCollapse, NavDrawer } from './nav-toggle';
import { OfflineNotice } from './offline-notice';

const home = '/overview';

export interface AppShellProps {
  /** Only what the reader may open and what exists; worked out by the caller. */
  nav: NavItem[];
  /** At the foot of the navigation: settings. */
  foot?: NavItem[];
  account: Account;
  homeHref?: string;
  /** What the whole page is about: the scope (which stores) and the range (which days). */
  scope?: ReactNode;
  range?: ReactNode;
  /** Search and help. */
  tools?: ReactNode;
  notifications?: ReactNode;
  /** Above the page: a demo note, an outage. */
  banner?: ReactNode;
  children: ReactNode;
}

// In the rail (tablet, or collapsed) the name stays for readers and leaves the screen.
const railHidden = 'md:max-lg:sr-only lg:group-data-[nav=collapsed]/shell:sr-only';

async function SideNav({ nav, foot = [], homeHref, collapsed }: AppShellProps & { collapsed: boolean }) {
  const t = await getTranslations();
  return (
    <nav
      aria-label={t('shell.nav.label')}
      className="sticky top-0 flex h-dvh flex-col border-r bg-surface max-md:hidden"
    >
      <Link
        href={homeHref ?? home}
        className="flex h-14 shrink-0 items-center gap-2.5 px-3.5 font-semibold text-h2 text-ink focus-visible:-outline-offset-4"
      >
        <BrandMark />
        <span className={railHidden}>{t('common.product')}</span>
      </Link>
      <div className="min-h-0 flex-1 overflow-y-auto px-2 py-2">
        <NavList items={nav} />
      </div>
      <div className="grid gap-0.5 px-2 py-2">
        <NavList items={foot} />
        <NavCollapse initial={collapsed} />
      </div>
    </nav>
  );
}

async function TopBar(props: AppShellProps) {
  const t = await getTranslations();
  return (
    <header
      data-print="hide"
      className="sticky top-0 z-30 flex h-14 shrink-0 items-center gap-2 border-b bg-surface px-6 max-md:px-4"
    >
      <NavDrawer items={props.nav} foot={props.foot ?? []} />
      <Link
        href={props.homeHref ?? home}
        aria-label={t('common.product')}
        className="rounded-control md:hidden"
      >
        <BrandMark />
      </Link>
      <div className="flex min-w-0 items-center gap-2 max-md:hidden">
        {props.scope}
        {props.range}
      </div>
      <div className="ml-auto flex shrink-0 items-center gap-1">
        {props.tools}
        {props.notifications}
        <span className="ml-1.5 flex">
          <AccountMenu account={props.account} />
        </span>
      </div>
    </header>
  );
}

/** The console's frame: navigation at the left, what the page is about on top, the page. */
export async function AppShell(props: AppShellProps) {
  const t = await getTranslations('shell');
  const collapsed = (await cookies()).get(navCookie)?.value === 'collapsed';
  return (
    <div
      id="shell"
      data-nav={collapsed ? 'collapsed' : 'open'}
      className="group/shell min-h-dvh md:grid md:grid-cols-[56px_minmax(0,1fr)] lg:grid-cols-[224px_minmax(0,1fr)] lg:data-[nav=collapsed]:grid-cols-[56px_minmax(0,1fr)]"
    >
      <a
        href="#main"
        className="fixed top-2 left-2 z-60 -translate-y-16 rounded-control bg-primary px-4 py-2 font-medium text-on-primary focus:translate-y-0"
      >
        {t('skip')}
      </a>
      <SideNav {...props} collapsed={collapsed} />
      <div className="flex min-w-0 flex-col">
        <TopBar {...props} />
        <OfflineNotice />
        {props.scope || props.range ? (
          <section
            aria-label={t('filters')}
            data-print="hide"
            className="flex gap-2 border-b bg-surface px-4 py-2 *:min-w-0 *:flex-1 md:hidden"
          >
            {props.scope}
            {props.range}
          </section>
        ) : null}
        {props.banner}
        <main id="main" tabIndex={-1} className="mx-auto w-full max-w-400 flex-1 p-6 max-md:p-4">
          {props.children}
        </main>
      </div>
    </div>
  );
}
