'use client';
import { useSelected } from '@/components/data-table/selection';
import type { ExportList } from '@/lib/exports/export-file';
import { ExportForm } from './export-form';

/** In the bar of a selection: takes the chosen rows away, or all that match when all are chosen. */
export function ExportChosen({ list, shown }: { list: ExportList; shown: readonly string[] }) {
  const { ids, isAll, query, count } = useSelected();
  return <ExportForm {...{ list, shown, count, query }} ids={isAll ? undefined : ids} />;
}
