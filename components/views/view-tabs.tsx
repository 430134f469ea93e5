import { Lock, Users } from 'lucide-react';
import Link from 'next/link';
import { getTranslations } from 'next-intl/server';
import {
  parseTableState,
  type TableRules,
  type TableState,
  viewQuery,
  wholeList,
} from '@/components/data-table/table-state';
import { ClientMessages } from '@/components/layout/client-messages';
import { tabClass, tabListClass } from '@/components/ui/tab-look';
import type { ViewList } from '@/lib/views/input';
import type { SavedView } from '@/lib/views/saved-view';
import { SaveView } from './save-view';
import { ViewMenu, type ViewRights } from './view-menu';

export type ViewTabsProps = {
  list: ViewList;
  path: string;
  state: TableState;
  rules: TableRules;
  views: readonly SavedView[];
  rights: ViewRights;
};

/** The saved state as this list reads it today: columns and filters that are gone are left out. */
const asRead = (query: string, rules: TableRules): string => {
  const names = new URLSearchParams(query);
  const params = Object.fromEntries([...new Set(names.keys())].map((name) => [name, names.getAll(name)]));
  return viewQuery({ state: parseTableState({ params, rules }), rules });
};

/** The list as it is and its saved views, each with an address; what was changed in a view can be kept. */
export async function ViewTabs({ list, path, state, rules, views, rights }: ViewTabsProps) {
  const t = await getTranslations('views');
  const current = views.find((view) => view.id === state.view);
  const query = viewQuery({ state, rules });
  const isChanged = current !== undefined && query !== asRead(current.query, rules);
  const hasDefault = views.some((view) => view.isMyDefault || view.isRoleDefault);
  return (
    <ClientMessages namespaces={['views', 'auth']}>
      <div className="mb-3 flex min-w-0 items-end gap-3 border-b print:hidden">
        <nav aria-label={t('label')} className={`${tabListClass} min-w-0 border-b-0`}>
          <Link
            href={hasDefault ? `${path}?view=${wholeList}` : path}
            aria-current={current ? undefined : 'page'}
            className={tabClass(!current)}
          >
            {t('all')}
          </Link>
          {views.map((view) => (
            <Link
              key={view.id}
              href={`${path}?view=${view.id}&${view.query}`}
              prefetch={false}
              aria-current={view === current ? 'page' : undefined}
              className={tabClass(view === current)}
            >
              {view.isLocked ? (
                <Lock role="img" aria-label={t('locked')} className="size-3.5 text-ink-3" />
              ) : view.sharedRoles.length > 0 ? (
                <Users role="img" aria-label={t('shared')} className="size-3.5 text-ink-3" />
              ) : null}
              {view.name}
              {view === current && isChanged && <span className="text-small text-ink-3">{t('changed')}</span>}
            </Link>
          ))}
        </nav>
        <div className="mb-1 ml-auto flex shrink-0 items-center gap-1">
          {query !== '' && (!current || isChanged) && (
            <SaveView {...{ list, path, query }} known={current?.canChange ? current : undefined} />
          )}
          {current && <ViewMenu {...{ path, rights }} view={current} />}
        </div>
      </div>
    </ClientMessages>
  );
}
