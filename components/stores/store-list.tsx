import { getTranslations } from 'next-intl/server';
import type { ReactNode } from 'react';
import type { FilterChoices } from '@/components/data-table/list-filters';
import { ListScreen } from '@/components/data-table/list-screen';
import { readTableWords } from '@/components/data-table/read-table-words';
import type { TableState } from '@/components/data-table/table-state';
import { ListExport } from '@/components/exports/export-button';
import { ExportChosen } from '@/components/exports/export-chosen';
import { ClientMessages } from '@/components/layout/client-messages';
import { ButtonLink } from '@/components/ui/button-link';
import { EmptyState } from '@/components/ui/empty-state';
import { findCityByCode } from '@/lib/organization/cities';
import { STORE_STATUSES, type StoreStatus } from '@/lib/stores/store-status';
import {
  defaultColumns,
  plainColumns,
  type StoreListRow,
  storeColumns,
  storeTableRules,
} from './store-columns';

type StoreListProps = {
  state: TableState;
  /** Tabs of the saved views. */
  views: ReactNode;
  page: { rows: StoreListRow[]; total: number; before: string | null; after: string | null };
  /** What the filters choose from, by code; regions with their depth below the reader's top. */
  regions: { code: string; name: string; level: number }[];
  brands: { code: string; name: string }[];
  inUse: { cities: string[]; formats: string[]; total: number };
  /** `2026-11`, of which the achieved share is shown; null for who may not see targets. */
  month: string | null;
  rights: { canCreate: boolean; canImport: boolean; canExport: boolean; seesAll: boolean };
  /** The file of the import whose stores are asked for; null when none is in reach. */
  importName: string | null;
  /** The store that is looked at beside the list. */
  peek: { id: string | null; content: ReactNode };
  /** Acts on chosen stores; absent for who may not change any. */
  bulkActions?: ReactNode;
};

const path = '/stores';
const filterKeys = ['region', 'brand', 'status', 'city', 'format', 'import'] as const;

/** The list of stores with its filters; every state of it has an address. */
export async function StoreList(props: StoreListProps) {
  const { state, page, inUse, rights } = props;
  const usual = props.month ? defaultColumns : plainColumns;
  const shown = state.columns ?? usual;
  const [t, common, words] = await Promise.all([
    getTranslations('stores'),
    getTranslations('common'),
    readTableWords(),
  ]);
  const labels = Object.fromEntries(filterKeys.map((key) => [key, t(`filters.${key}`)]));
  return (
    <ListScreen
      path={path}
      state={state}
      views={props.views}
      rules={storeTableRules}
      labels={labels}
      anyLabel={t('filters.any')}
      choices={choicesOf(props, { statusWord: (status) => t(`status.${status}`), gone: t('filters.gone') })}
      caption={t('caption')}
      searchPlaceholder={t('searchPlaceholder')}
      columns={storeColumns({ t: (key) => t(`columns.${key}`), month: props.month })}
      defaultColumns={usual}
      page={page}
      tools={
        rights.canExport && (
          <ListExport list="stores" state={state} rules={storeTableRules} usual={usual} count={page.total} />
        )
      }
      selection={
        props.bulkActions || rights.canExport
          ? {
              rowName: (row) => row.name,
              total: page.total,
              actions: <ChosenActions {...{ shown, rights }} bulkActions={props.bulkActions} />,
            }
          : undefined
      }
      rowKey={(row) => row.id}
      rowHref={(row) => `/stores/${row.id}`}
      peek={{ ...props.peek, name: (row) => row.name }}
      words={words}
      paging={{
        label: t('pages'),
        count: t('total', { count: page.total }),
        previous: common('prevPage'),
        next: common('nextPage'),
      }}
      isBare={inUse.total === 0}
      empty={<NoStores inUse={inUse} rights={props.rights} />}
    />
  );
}

/** What can be done with chosen stores. */
function ChosenActions({
  shown,
  rights,
  bulkActions,
}: Pick<StoreListProps, 'rights' | 'bulkActions'> & { shown: readonly string[] }) {
  return (
    <>
      {bulkActions}
      {rights.canExport && (
        <ClientMessages namespaces={['exports']}>
          <ExportChosen list="stores" shown={shown} />
        </ClientMessages>
      )}
    </>
  );
}

/** What each filter chooses from. */
const choicesOf = (
  { regions, brands, inUse, state, importName }: StoreListProps,
  { statusWord, gone }: { statusWord: (status: StoreStatus) => string; gone: string },
): FilterChoices => ({
  region: regions.map(({ code, name, level }) => ({
    value: code,
    label: `${'　'.repeat(level)}${name}`,
  })),
  brand: brands.map(({ code, name }) => ({ value: code, label: name })),
  status: STORE_STATUSES.map((status) => ({ value: status, label: statusWord(status) })),
  city: inUse.cities.map((code) => ({ value: code, label: findCityByCode(code)?.name ?? code })),
  format: inUse.formats.map((format) => ({ value: format, label: format })),
  ...(state.filters.import && {
    import: state.filters.import.map((value) => ({ value, label: importName ?? gone })),
  }),
});

/** Why there is no row: none exist, none in reach, or none match. */
async function NoStores({ inUse, rights }: Pick<StoreListProps, 'inUse' | 'rights'>) {
  const [t, common] = await Promise.all([getTranslations('stores'), getTranslations('common')]);
  if (inUse.total > 0)
    return (
      <EmptyState
        kind="no-match"
        title={t('empty.noMatchTitle')}
        cause={t('empty.noMatchCause')}
        action={<ButtonLink href={path}>{common('clearFilters')}</ButtonLink>}
      />
    );
  if (!rights.seesAll)
    return (
      <EmptyState kind="no-permission" title={t('empty.outsideTitle')} cause={t('empty.outsideCause')} />
    );
  return (
    <EmptyState
      kind="first-use"
      title={t('empty.firstTitle')}
      cause={t('empty.firstCause')}
      action={<StoreListActions rights={rights} />}
    />
  );
}

/** The two ways a store comes in. */
export async function StoreListActions({ rights }: { rights: { canCreate: boolean; canImport: boolean } }) {
  const t = await getTranslations('stores');
  return (
    <>
      <ButtonLink href="/stores/onboarding" variant="ghost">
        {t('onboarding')}
      </ButtonLink>
      {rights.canCreate && (
        <ButtonLink href="/stores/bulk" variant="ghost">
          {t('bulkEdits')}
        </ButtonLink>
      )}
      {rights.canImport && <ButtonLink href="/stores/import">{t('import')}</ButtonLink>}
      {rights.canCreate && (
        <ButtonLink href="/stores/new" variant="primary">
          {t('new')}
        </ButtonLink>
      )}
    </>
  );
}
