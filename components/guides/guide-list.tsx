import { getTranslations } from 'next-intl/server';
import type { ReactNode } from 'react';
import { ListScreen } from '@/components/data-table/list-screen';
import { readTableWords } from '@/components/data-table/read-table-words';
import type { TableState } from '@/components/data-table/table-state';
import { ListExport } from '@/components/exports/export-button';
import { ButtonLink } from '@/components/ui/button-link';
import { EmptyState } from '@/components/ui/empty-state';
import { GUIDE_ROLES } from '@/lib/guides/input';
import { GUIDE_STATUSES } from '@/lib/guides/stays';
import { type GuideRow, guideColumns, guideTableRules } from './guide-columns';

type Rights = { canWrite: boolean; canImport: boolean; canExport: boolean };
type GuideListProps = {
  state: TableState;
  /** Tabs of the saved views. */
  views: ReactNode;
  page: { rows: GuideRow[]; total: number; before: string | null; after: string | null };
  /** How many guides are in reach, whatever the filters. */
  total: number;
  stores: { code: string; name: string }[];
  regions: { code: string; name: string; level: number }[];
  today: string;
  /** The guide that is looked at beside the list. */
  peek: { id: string | null; content: ReactNode };
  rights: Rights;
};

const path = '/guides';

/** The roster with its filters; every state of it has an address. */
export async function GuideList(props: GuideListProps) {
  const { state, page, total, stores, regions, rights } = props;
  const [t, common, words] = await Promise.all([
    getTranslations('guides'),
    getTranslations('common'),
    readTableWords(),
  ]);
  const filters = ['store', 'region', 'role', 'status'] as const;
  return (
    <ListScreen
      path={path}
      state={state}
      views={props.views}
      rules={guideTableRules}
      labels={Object.fromEntries(filters.map((key) => [key, t(`filters.${key}`)]))}
      anyLabel={t('filters.any')}
      choices={{
        store: stores.map(({ code, name }) => ({ value: code, label: name })),
        region: regions.map(({ code, name, level }) => ({ value: code, label: '　'.repeat(level) + name })),
        role: GUIDE_ROLES.map((role) => ({ value: role, label: t(`roles.${role}`) })),
        status: GUIDE_STATUSES.map((status) => ({ value: status, label: t(`status.${status}`) })),
      }}
      caption={t('caption')}
      searchPlaceholder={t('searchPlaceholder')}
      columns={guideColumns({
        t: (key) => t(`columns.${key}`),
        role: (role) => t(`roles.${role}`),
        more: (count) => t('moreStores', { count }),
        planned: (from) => t('stayOpen', { from }),
        today: props.today,
      })}
      defaultColumns={guideTableRules.columns}
      page={page}
      tools={
        rights.canExport && (
          <ListExport
            list="guides"
            state={state}
            rules={guideTableRules}
            usual={guideTableRules.columns}
            count={page.total}
          />
        )
      }
      rowKey={(row) => row.id}
      rowHref={(row) => `${path}/${row.id}`}
      peek={{ ...props.peek, name: (row) => row.name }}
      words={words}
      paging={{
        label: t('pages'),
        count: t('total', { count: page.total }),
        previous: common('prevPage'),
        next: common('nextPage'),
      }}
      isBare={total === 0}
      empty={<NoGuides total={total} rights={rights} />}
    />
  );
}

async function NoGuides({ total, rights }: { total: number; rights: Rights }) {
  const [t, common] = await Promise.all([getTranslations('guides'), getTranslations('common')]);
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
      action={<GuideListActions rights={rights} />}
    />
  );
}

/** The two ways a guide comes in. */
export async function GuideListActions({ rights }: { rights: Rights }) {
  const t = await getTranslations('guides');
  return (
    <>
      {rights.canImport && <ButtonLink href="/imports?kind=guides">{t('import')}</ButtonLink>}
      {rights.canWrite && (
        <ButtonLink href="/guides/new" variant="primary">
          {t('new')}
        </ButtonLink>
      )}
    </>
  );
}
