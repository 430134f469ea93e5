import 'server-only';
import type { Context } from '@/lib/auth/context';
import { fileWords } from '@/lib/i18n/file-words';
import type { XlsxType } from '@/lib/sheet/write-xlsx';
import type { ExportList } from '../export-file';
import type { ExportQuestion } from '../input';
import { readListQuestion } from '../list-question';
import { auditSource } from './audit-source';
import { goodsSource } from './goods-source';
import { guidesSource } from './guides-source';
import { ordersSource } from './orders-source';
import type { ExportColumn, ExportSource, ExportValue } from './source';
import { storesSource } from './stores-source';

export type ExportRead = {
  columns: readonly { header: string; type: XlsxType }[];
  /** Page by page, as they are read. */
  rows: AsyncGenerator<ExportValue[]>;
};
type Asking = { ctx: Context; list: ExportList; question: ExportQuestion };

/** The columns asked for, in their order; all of the list when none of them is one. */
function chosen<Row>(columns: ExportColumn<Row>[], keys: readonly string[] = []): ExportColumn<Row>[] {
  const wanted = keys.flatMap((key) => columns.find((column) => column.key === key) ?? []);
  return wanted.length > 0 ? wanted : columns;
}

const from =
  <Row>(source: ExportSource<Row>) =>
  ({ ctx, question }: Asking): ExportRead => {
    const columns = chosen(source.columns(fileWords(question.locale), ctx), question.columns);
    const asked = { question: readListQuestion(question.query), ids: question.ids };
    async function* rows() {
      for await (const page of source.pages(ctx, asked))
        for (const row of page) yield columns.map(({ value }) => value(row));
    }
    return { columns, rows: rows() };
  };

const sources: Record<ExportList, (asking: Asking) => ExportRead> = {
  stores: from(storesSource),
  guides: from(guidesSource),
  goods: from(goodsSource),
  orders: from(ordersSource),
  audit: from(auditSource),
};

/** A list as columns and rows, within reach and as far as it matches. */
export async function readExport(
  ctx: Context,
  { list, question }: Pick<Asking, 'list' | 'question'>,
): Promise<ExportRead> {
  return sources[list]({ ctx, list, question });
}
