'use client';
import Link from 'next/link';
import { useTranslations } from 'next-intl';
import { useState } from 'react';
import { Button } from '@/components/ui/button';
import { ChoiceLinks } from '@/components/ui/choice-links';
import type { Duplicates } from '@/lib/imports/duplicates';
import type { ImportKind } from '@/lib/imports/fields';
import { type GridPage, SHOWN } from '@/lib/imports/row-grid';
import { CellBar } from './cell-bar';
import { CheckBar, type GridCounts } from './check-bar';
import { DuplicatePanel } from './duplicate-panel';
import { GridPaging } from './grid-paging';
import { statusOf } from './grid-row';
import { type Group, GroupList } from './group-list';
import { RowGrid } from './row-grid';
import { type Place, useActiveCell } from './use-active-cell';
import { useCorrections } from './use-corrections';
import { useKeptRows } from './use-kept-rows';
import { useProblemWords } from './use-problem-words';

export type GridDeskProps = {
  id: string;
  /** Of what is shown: the run names it. */
  revision: number;
  kind: ImportKind;
  page: GridPage;
  groups: Group[];
  known: Record<string, string[]>;
  counts: GridCounts;
  /** Rows by reason. */
  reasons: Record<string, number>;
  duplicates: Duplicates;
  isChecking: boolean;
  canWrite: boolean;
  /** The kind of problem that is shown alone. */
  code: string | null;
  query: Record<string, string>;
};

/** The file as it would be taken in: its rows to put right, its problems by reason, and the button that imports it. */
export function GridDesk(props: GridDeskProps) {
  const { id, kind, isChecking, canWrite } = props;
  const { page: settled, groups } = useSettled(props);
  const { page, kept, isSettling, release } = useKeptRows(id, {
    key: JSON.stringify([settled.show, props.query.from, props.query.code, props.query.column]),
    page: settled,
    isChecking,
  });
  const { sent, save } = useCorrections(id, { page, isChecking: isChecking || isSettling });
  const canEdit = ({ row, column }: Place) =>
    canWrite && page.rows[row] !== undefined && (page.columns[column - 1]?.field ?? null) !== null;
  const lines = page.rows.map((row) => row.line);
  const cells = useActiveCell({ lines, columns: page.columns.length + 1 }, canEdit);
  const address = (query: Record<string, string | null>) => {
    const all: [string, string | null][] = Object.entries({ ...props.query, show: page.show, ...query });
    const given = all.filter((one): one is [string, string] => one[1] !== null);
    return `/imports/${id}?${new URLSearchParams(given)}`;
  };
  const shared = { id, kind, page, save, canEdit: canWrite };
  return (
    <>
      <div className="grid items-start gap-4 lg:grid-cols-[minmax(0,1fr)_260px] xl:grid-cols-[minmax(0,1fr)_320px]">
        <div className="grid min-w-0 gap-3">
          <Filter {...{ page, groups, address, code: props.code, kept: rightRows(page, kept), release }} />
          {page.rows.length === 0 ? (
            <Empty show={page.show} />
          ) : (
            <>
              <CellBar {...shared} active={cells.active} />
              <RowGrid {...shared} {...{ known: props.known, sent, cells, kept }} />
              <GridPaging {...{ id, page, address }} />
            </>
          )}
        </div>
        <div className="grid gap-4 max-lg:order-first">
          <GroupList {...shared} {...{ groups, known: props.known, address }} />
          <DuplicatePanel {...shared} duplicates={props.duplicates} counts={props.reasons} />
        </div>
      </div>
      <CheckBar {...{ id, revision: props.revision, kind, counts: props.counts, isChecking, canWrite }} />
    </>
  );
}

/** While a check is at work the list of problems is in the making: what was shown before stays until it is done. */
function useSettled(props: GridDeskProps): Pick<GridDeskProps, 'page' | 'groups'> {
  const key = JSON.stringify(props.query);
  const [kept, setKept] = useState({ key, page: props.page, groups: props.groups });
  if (!props.isChecking && (kept.page !== props.page || kept.key !== key))
    setKept({ key, page: props.page, groups: props.groups });
  const isSame = kept.key === key || kept.page.rows[0]?.line === props.page.rows[0]?.line;
  return props.isChecking && isSame && kept.page.show === props.page.show ? kept : props;
}

/** Kept rows that nobody left out and that hold no fault; null when none is kept. */
function rightRows(page: GridPage, kept: ReadonlySet<number>): number | null {
  if (kept.size === 0) return null;
  const rows = page.rows.filter((row) => kept.has(row.line));
  return rows.filter((row) => ['ok', 'fixed'].includes(statusOf(row, false))).length;
}

function Filter({
  page,
  groups,
  address,
  code,
  kept,
  release,
}: {
  page: GridPage;
  groups: Group[];
  /** Rows that are right now and still stand in the list. */
  kept: number | null;
  release: () => void;
  address: (query: Record<string, string | null>) => string;
  code: string | null;
}) {
  const t = useTranslations('imports.grid');
  const { short } = useProblemWords();
  const group = code === null ? null : groups.find((one) => one.code === code);
  return (
    <div className="flex flex-wrap items-center gap-3">
      <ChoiceLinks
        label={t('filter')}
        choices={SHOWN.map((show) => ({
          key: show,
          label: t(show),
          href: address({ show, from: null, code: null, column: null }),
          isChosen: page.show === show,
        }))}
        onChoose={release}
      />
      {kept !== null ? (
        <span className="flex flex-wrap items-center gap-2 text-small text-ink-2">
          {kept > 0 ? t('kept', { count: kept }) : null}
          <Button size="sm" variant="ghost" onClick={release}>
            {t('tidy')}
          </Button>
        </span>
      ) : null}
      {group ? (
        <span className="flex flex-wrap items-center gap-2 text-small">
          {t('group', { reason: short(group) })}
          <Link
            href={address({ code: null, column: null, from: null })}
            scroll={false}
            className="text-primary underline-offset-4 hover:underline"
          >
            {t('clearGroup')}
          </Link>
        </span>
      ) : null}
    </div>
  );
}

function Empty({ show }: { show: GridPage['show'] }) {
  const t = useTranslations('imports.grid.empty');
  return <p className="rounded-control border bg-surface px-4 py-10 text-center text-ink-2">{t(show)}</p>;
}
