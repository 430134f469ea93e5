import {
  Cable,
  ChevronRight,
  CircleUserRound,
  Inbox,
  KeyRound,
  ScrollText,
  ShieldCheck,
  Sprout,
  Target,
  Users,
} from 'lucide-react';
import Link from 'next/link';
import { useTranslations } from 'next-intl';

const places = [
  { key: 'targets', href: '/settings/targets', Icon: Target },
  { key: 'users', href: '/settings/users', Icon: Users },
  { key: 'roles', href: '/settings/roles', Icon: ShieldCheck },
  { key: 'access', href: '/settings/access', Icon: Inbox },
  { key: 'audit', href: '/settings/audit', Icon: ScrollText },
  { key: 'keys', href: '/settings/api-keys', Icon: KeyRound },
  { key: 'integrations', href: '/settings/integrations', Icon: Cable },
  { key: 'sample', href: '/settings/sample', Icon: Sprout },
  { key: 'account', href: '/settings/account', Icon: CircleUserRound },
] as const;

/** The settings one may open, each with what it is for. */
export function SettingsIndex({ rights }: { rights: Record<(typeof places)[number]['key'], boolean> }) {
  const t = useTranslations('users.settings');
  return (
    <ul className="grid max-w-240 gap-3 md:grid-cols-2">
      {places
        .filter(({ key }) => rights[key])
        .map(({ key, href, Icon }) => (
          <li key={key}>
            <Link
              href={href}
              className="flex h-full items-center gap-3 rounded-card border bg-surface px-4 py-3.5 hover:bg-hover"
            >
              <span className="grid size-9 shrink-0 place-items-center rounded-control bg-primary-tint text-primary">
                <Icon aria-hidden className="size-4.5" />
              </span>
              <span className="min-w-0 flex-1">
                <span className="block font-medium">{t(key)}</span>
                <span className="block text-small text-ink-2">{t(`${key}Note`)}</span>
              </span>
              <ChevronRight aria-hidden className="size-4 shrink-0 text-ink-3" />
            </Link>
          </li>
        ))}
    </ul>
  );
}
