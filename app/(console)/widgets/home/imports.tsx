import { getTimeZone, getTranslations } from 'next-intl/server';
import { HomeCard, HomeEmpty, HomeLines } from '@/components/home/home-card';
import { ImportStatus } from '@/components/imports/import-status';
import { ButtonLink } from '@/components/ui/button-link';
import { momentFormat } from '@/lib/i18n/moment-format';
import { listImports } from '@/lib/imports/queries/list-imports';
import { failIfAsked } from '../widget-question';
import type { HomeCardProps } from './home-question';

/** Imports that run and the last ones, with what is wrong with them. */
export async function Imports({ ctx, params }: HomeCardProps) {
  failIfAsked(params, 'imports');
  const [t, kinds, timeZone, { rows }] = await Promise.all([
    getTranslations('home'),
    getTranslations('imports.kinds'),
    getTimeZone(),
    listImports(ctx, {}),
  ]);
  const moment = momentFormat(timeZone);
  const partsOf = (row: (typeof rows)[number]) => [
    moment(row.createdAt),
    ...(row.rows ? [t('imports.rows', { rows: row.rows })] : []),
    ...(row.badRows ? [t('imports.bad', { bad: row.badRows })] : []),
  ];
  return (
    <HomeCard
      title={t('cards.imports')}
      note={t('imports.note')}
      link={{ href: '/imports', label: t('imports.open') }}
    >
      {rows.length === 0 ? (
        <HomeEmpty action={<ButtonLink href="/imports/new">{t('imports.start')}</ButtonLink>}>
          {t('imports.empty')}
        </HomeEmpty>
      ) : (
        <HomeLines
          lines={rows.slice(0, 4).map((row) => ({
            key: row.id,
            title: `${kinds(row.kind)} · ${row.fileName}`,
            note: partsOf(row).join(' · '),
            href: `/imports/${row.id}`,
            mark: <ImportStatus state={row.state} />,
          }))}
        />
      )}
    </HomeCard>
  );
}
