import { BookOpen, CircleHelp, Code, Keyboard } from 'lucide-react';
import { useTranslations } from 'next-intl';
import { DropdownMenu, MenuItem, MenuNote, MenuSeparator } from '@/components/ui/dropdown-menu';
import { IconButton } from '@/components/ui/icon-button';

const icons = { metrics: BookOpen, developers: Code };
/** A place of help the reader may open. */
export type HelpPlace = { key: keyof typeof icons; href: string };

/** Help, in the same place on each page. */
export function HelpMenu({
  places,
  version,
  onShortcuts,
}: {
  places: HelpPlace[];
  version: string;
  onShortcuts: () => void;
}) {
  const t = useTranslations('palette.help');
  return (
    <DropdownMenu
      className="w-56"
      trigger={<IconButton label={t('label')} icon={<CircleHelp aria-hidden />} />}
    >
      {places.map(({ key, href }) => {
        const Icon = icons[key];
        return (
          <MenuItem key={key} href={href} icon={<Icon aria-hidden />}>
            {t(key)}
          </MenuItem>
        );
      })}
      <MenuItem icon={<Keyboard aria-hidden />} onSelect={onShortcuts}>
        {t('shortcuts')}
      </MenuItem>
      <MenuSeparator />
      <MenuNote>
        <span className="text-note text-ink-3">{t('version', { version })}</span>
      </MenuNote>
    </DropdownMenu>
  );
}
