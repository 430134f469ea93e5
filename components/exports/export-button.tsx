import { type TableRules, type TableState, viewQuery } from '@/components/data-table/table-state';
import { ClientMessages } from '@/components/layout/client-messages';
import { type ExportAsked, ExportForm } from './export-form';

/** On a list, for who may take its rows away. */
export function ExportButton(asked: ExportAsked) {
  return (
    <ClientMessages namespaces={['exports']}>
      <ExportForm {...asked} />
    </ClientMessages>
  );
}

type ListExportProps = Pick<ExportAsked, 'list' | 'count'> & {
  state: TableState;
  rules: TableRules;
  /** Columns on the screen when the address asks for none. */
  usual: readonly string[];
};

/** The rows a list shows, in its order. */
export function ListExport({ list, count, state, rules, usual }: ListExportProps) {
  return (
    <ExportButton {...{ list, count }} query={viewQuery({ state, rules })} shown={state.columns ?? usual} />
  );
}
