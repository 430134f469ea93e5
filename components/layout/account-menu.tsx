'use client';
import { LogOut, Settings2 } from 'lucide-react';
import { useTranslations } from 'next-intl';
import { Avatar } from '@/components/ui/avatar';
import { DropdownMenu, MenuItem, MenuNote, MenuSeparator } from '@/components/ui/dropdown-menu';
import { PreferenceChoices } from './preference-choices';

// Loaded on the click, so that no page carries the sign-out code.
async function leave() {
  const { signOut } = await import('next-auth/react');
  await signOut({ callbackUrl: '/login' });
}

export interface Account {
  name: string;
  /** Role and organization, in words. */
  note: string;
  preferencesHref?: string;
}

/** Who is signed in, language, appearance, and the way out. */
export function AccountMenu({ account }: { account: Account }) {
  const t = useTranslations('shell');
  return (
    <DropdownMenu
      className="w-60"
      trigger={
        <button
          type="button"
          aria-label={`${t('account')}: ${account.name}`}
          className="relative rounded-full max-md:after:absolute max-md:after:-inset-2"
        >
          <Avatar name={account.name} />
        </button>
      }
    >
      <MenuNote>
        <span className="block truncate font-medium text-ink">{account.name}</span>
        <span className="block truncate text-note text-ink-3">{account.note}</span>
      </MenuNote>
      <MenuSeparator />
      <PreferenceChoices />
      <MenuSeparator />
      {account.preferencesHref ? (
        <MenuItem href={account.preferencesHref} icon={<Settings2 aria-hidden />}>
          {t('preferences')}
        </MenuItem>
      ) : null}
      <MenuItem icon={<LogOut aria-hidden />} onSelect={leave}>
        {t('signOut')}
      </MenuItem>
    </DropdownMenu>
  );
}
