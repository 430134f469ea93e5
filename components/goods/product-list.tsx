import { getLocale, getTimeZone, getTranslations } from 'next-intl/server';
import type { ReactNode } from 'react';
import { ListScreen } from '@/components/data-table/list-screen';
import { readTableWords } from '@/components/data-table/read-table-words';
import type { TableState } from '@/components/data-table/table-state';
import { ListExport } from '@/components/exports/export-button';
import { ButtonLink } from '@/components/ui/button-link';
import { EmptyState } from '@/components/ui/empty-state';
import { PRODUCT_STATUSES } from '@/lib/goods/input';
import { findLocale } from '@/lib/i18n/locale';
import { momentFormat } from '@/lib/i18n/moment-format';
import { defaultProductColumns, type ProductRow, productColumns, productTableRules } from './product-columns';

type Rights = { canWrite: boolean; canImport: boolean; canExport: boolean };
type ProductListProps = {
  state: TableState;
  /** Tabs of the saved views. */
  views: ReactNode;
  page: { rows: ProductRow[]; total: number; before: string | null; after: string | null };
  /** How many products there are, whatever the filters. */
  total: number;
  categories: { code: string; name: string; level: number }[];
  brands: { code: string; name: string }[];
  rights: Rights;
};

const path = '/goods';

/** The list of products with its filters; every state of it has an address. */
export async function ProductList(props: ProductListProps) {
  const { state, page, total, categories, brands, rights } = props;
  const [t, common, locale, words, timeZone] = await Promise.all([
    getTranslations('goods'),
    getTranslations('common'),
    getLocale(),
    readTableWords(),
    getTimeZone(),
  ]);
  const filters = ['category', 'brand', 'status'] as const;
  return (
    <ListScreen
      path={path}
      state={state}
      views={props.views}
      rules={productTableRules}
      labels={Object.fromEntries(filters.map((key) => [key, t(`filters.${key}`)]))}
      anyLabel={t('filters.any')}
      choices={{
        category: categories.map(({ code, name, level }) => ({
          value: code,
          label: `${'　'.repeat(level)}${name}`,
        })),
        brand: brands.map(({ code, name }) => ({ value: code, label: name })),
        status: PRODUCT_STATUSES.map((status) => ({ value: status, label: t(`status.${status}`) })),
      }}
      caption={t('caption')}
      searchPlaceholder={t('searchPlaceholder')}
      columns={productColumns({
        t: (key) => t(`columns.${key}`),
        locale: findLocale(locale) ?? 'zh-CN',
        formatDate: momentFormat(timeZone, 'day'),
      })}
      defaultColumns={defaultProductColumns}
      page={page}
      tools={
        rights.canExport && (
          <ListExport
            list="goods"
            state={state}
            rules={productTableRules}
            usual={defaultProductColumns}
            count={page.total}
          />
        )
      }
      rowKey={(row) => row.id}
      rowHref={(row) => `${path}/${row.id}`}
      words={words}
      paging={{
        label: t('pages'),
        count: t('total', { count: page.total }),
        previous: common('prevPage'),
        next: common('nextPage'),
      }}
      isBare={total === 0}
      empty={<NoProducts total={total} rights={rights} />}
    />
  );
}

async function NoProducts({ total, rights }: { total: number; rights: Rights }) {
  const [t, common] = await Promise.all([getTranslations('goods'), getTranslations('common')]);
  if (total > 0)
    return (
      <EmptyState
        kind="no-match"
        title={t('empty.noMatchTitle')}
        cause={t('empty.noMatchCause')}
        action={<ButtonLink href={path}>{common('clearFilters')}</ButtonLink>}
      />
    );
  return (
    <EmptyState
      kind="first-use"
      title={t('empty.firstTitle')}
      cause={t('empty.firstCause')}
      action={<ProductListActions rights={rights} />}
    />
  );
}

/** The ways a product comes in, and the tree it stands in. */
export async function ProductListActions({
  rights,
  hasCategories = false,
}: {
  rights: Rights;
  hasCategories?: boolean;
}) {
  const t = await getTranslations('goods');
  return (
    <>
      {hasCategories && <ButtonLink href="/goods/categories">{t('categories.title')}</ButtonLink>}
      {rights.canImport && <ButtonLink href="/imports?kind=products">{t('import')}</ButtonLink>}
      {rights.canWrite && (
        <ButtonLink href="/goods/new" variant="primary">
          {t('new')}
        </ButtonLink>
      )}
    </>
  );
}
