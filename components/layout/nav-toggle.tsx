'use client';
import { Menu, PanelLeftClose, PanelLeftOpen, X } from 'lucide-react';
import { useTranslations } from 'next-intl';
import * as Dialog from 'radix-ui/dialog';
import { useState } from 'react';
import { IconButton } from '@/components/ui/icon-button';
import { navCookie } from '@/lib/i18n/locale';
import { BrandName } from './brand-mark';
import { type NavItem, NavList } from './nav-list';
import { keepPreference } from './preference-cookie';

/** Narrows the navigation to its pictures and back, and keeps the choice. */
export function NavCollapse({ initial }: { initial: boolean }) {
  const t = useTranslations('shell.nav');
  const [collapsed, setCollapsed] = useState(initial);
  const toggle = () => {
    const next = !collapsed;
    setCollapsed(next);
    keepPreference(navCookie, next ? 'collapsed' : 'open');
    const shell = document.getElementById('shell');
    if (shell) shell.dataset.nav = next ? 'collapsed' : 'open';
  };
  return (
    <IconButton
      label={t(collapsed ? 'expand' : 'collapse')}
      aria-expanded={!collapsed}
      icon={collapsed ? <PanelLeftOpen aria-hidden /> : <PanelLeftClose aria-hidden />}
      onClick={toggle}
      className="max-lg:hidden"
    />
  );
}

/** The navigation of a phone, from the left. */
export function NavDrawer({ items, foot }: { items: NavItem[]; foot: NavItem[] }) {
  const t = useTranslations('shell.nav');
  const common = useTranslations('common');
  const [open, setOpen] = useState(false);
  const close = () => setOpen(false);
  return (
    <Dialog.Root open={open} onOpenChange={setOpen}>
      <Dialog.Trigger asChild>
        <IconButton label={t('open')} icon={<Menu aria-hidden />} className="-ml-1.5 md:hidden" />
      </Dialog.Trigger>
      <Dialog.Portal>
        <Dialog.Overlay className="fixed inset-0 z-50 animate-fade-in bg-overlay" />
        <Dialog.Content
          aria-describedby={undefined}
          className="fixed inset-y-0 left-0 z-50 flex w-72 max-w-[85vw] animate-sheet-in-left flex-col bg-surface outline-none"
        >
          <div className="flex h-14 items-center justify-between border-b px-4">
            <Dialog.Title asChild>
              <h2>
                <BrandName name={common('product')} />
              </h2>
            </Dialog.Title>
            <Dialog.Close asChild>
              <IconButton label={common('close')} icon={<X aria-hidden />} />
            </Dialog.Close>
          </div>
          <nav aria-label={t('label')} className="flex flex-1 flex-col justify-between overflow-y-auto p-3">
            <NavList items={items} onNavigate={close} />
            <NavList items={foot} onNavigate={close} />
          </nav>
        </Dialog.Content>
      </Dialog.Portal>
    </Dialog.Root>
  );
}
