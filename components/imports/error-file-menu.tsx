'use client';
import { Download } from 'lucide-react';
import { useLocale, useTranslations } from 'next-intl';
import { Button } from '@/components/ui/button';
import { DropdownMenu, MenuItem, MenuNote } from '@/components/ui/dropdown-menu';

/** The problems as a file: as a list, or as the rows themselves to put right and upload again. */
export function ErrorFileMenu({ id }: { id: string }) {
  const t = useTranslations('imports.errors');
  const locale = useLocale();
  const save = (as: 'list' | 'rows', encoding: 'utf-8' | 'gb18030') =>
    window.location.assign(`/api/imports/${id}/errors?as=${as}&encoding=${encoding}&lang=${locale}`);
  return (
    <DropdownMenu
      trigger={
        <Button size="sm" icon={<Download aria-hidden />}>
          {t('download')}
        </Button>
      }
    >
      {(['rows', 'list'] as const).map((as) => (
        <div key={as}>
          <MenuNote>{t(as)}</MenuNote>
          <MenuItem onSelect={() => save(as, 'utf-8')}>{t('utf8')}</MenuItem>
          <MenuItem onSelect={() => save(as, 'gb18030')}>{t('gb18030')}</MenuItem>
        </div>
      ))}
    </DropdownMenu>
  );
}
