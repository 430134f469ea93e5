import { redirect } from 'next/navigation';
import {
  parseTableState,
  type SearchParams,
  type TableRules,
  type TableState,
} from '@/components/data-table/table-state';
import type { ViewTabsProps } from '@/components/views/view-tabs';
import type { Context } from '@/lib/auth/context';
import { holds } from '@/lib/auth/scope';
import type { ViewList } from '@/lib/views/input';
import { listViews } from '@/lib/views/queries';

type Asked = { list: ViewList; searchParams: Promise<SearchParams>; rules: TableRules };

/**
 * The state a list is asked for, and its saved views. An address that says nothing opens the reader's default view, one
 * that only names a view that view: both are sent on to the address that says everything, which can be copied.
 */
export async function openList(
  ctx: Context,
  { list, searchParams, rules }: Asked,
): Promise<{ state: TableState; views: ViewTabsProps }> {
  const path = `/${list}`;
  const params = await searchParams;
  const state = parseTableState({ params, rules });
  const views = await listViews(ctx, { list });
  const named = Object.keys(params).filter((name) => params[name] !== undefined);
  const wanted =
    named.length === 0
      ? (views.find((view) => view.isMyDefault) ?? views.find((view) => view.isRoleDefault))
      : named.length === 1 && state.view
        ? views.find((view) => view.id === state.view)
        : undefined;
  if (wanted) redirect(`${path}?view=${wanted.id}&${wanted.query}`);
  const rights = {
    canShare: holds(ctx.scope, 'views:share'),
    canSetForRoles: holds(ctx.scope, 'settings:write'),
  };
  return { state, views: { list, path, state, rules, views, rights } };
}
