import { getLocale, getTranslations } from 'next-intl/server';
import { DataTable } from '@/components/data-table/data-table';
import { readTableWords } from '@/components/data-table/read-table-words';
import { Card, CardHeader } from '@/components/ui/card';
import { formatMoney } from '@/lib/i18n/number-format';
import type { DayRange } from '@/lib/time';
import { ApplySplit, type SplitQuestion } from './apply-split';

type Row = {
  storeId: string;
  code: string;
  name: string;
  baseFen: bigint | null;
  beforeFen: bigint | null;
  afterFen: bigint;
};
type SplitResultProps = {
  rows: Row[];
  basis: string;
  basisRange: DayRange | null;
  question: SplitQuestion;
  backHref: string;
};

/** Each store's target before and after, with the sums, and the button that applies exactly this. */
export async function SplitResult({ rows, basis, basisRange, question, backHref }: SplitResultProps) {
  const [t, c, locale, words] = await Promise.all([
    getTranslations('targets.splitPage'),
    getTranslations('targets.column'),
    getLocale(),
    readTableWords(),
  ]);
  const money = (fen: bigint | null) => formatMoney(fen, locale);
  const sum = (of: (row: Row) => bigint | null) =>
    rows.some((row) => of(row) !== null) ? rows.reduce((all, row) => all + (of(row) ?? 0n), 0n) : null;
  const amount = (key: 'share' | 'before' | 'after', of: (row: Row) => bigint | null) => ({
    ...{ key, header: c(key), align: 'end' as const },
    render: (row: Row) => <span className={key === 'after' ? 'font-medium' : ''}>{money(of(row))}</span>,
  });
  const shown = [
    ...(basisRange ? [amount('share', (row) => row.baseFen)] : []),
    amount('before', (row) => row.beforeFen),
    amount('after', (row) => row.afterFen),
  ];
  const note = { count: rows.length, basis };
  return (
    <Card className="min-w-0 overflow-hidden">
      <CardHeader
        title={t('result')}
        note={basisRange ? t('resultRange', { ...note, ...basisRange }) : t('resultNote', note)}
        actions={<ApplySplit question={question} count={rows.length} backHref={backHref} />}
        className="max-md:flex-wrap"
      />
      <div className="md:[&_section]:rounded-none md:[&_section]:border-x-0 md:[&_section]:border-b-0 max-md:px-4">
        <DataTable<Row>
          caption={t('result')}
          columns={[
            {
              ...{ key: 'name', header: c('store'), isFixed: true },
              render: (row) => <StoreName row={row} />,
            },
            ...shown,
          ]}
          rows={rows}
          rowKey={(row) => row.storeId}
          sums={[
            {
              label: t('sum'),
              cells: {
                share: money(sum((row) => row.baseFen)),
                before: money(sum((row) => row.beforeFen)),
                after: money(sum((row) => row.afterFen)),
              },
            },
          ]}
          words={words}
          empty={<p className="p-6 text-center text-ink-2">{t('none')}</p>}
        />
      </div>
    </Card>
  );
}

function StoreName({ row }: { row: Row }) {
  return (
    <span className="inline-flex max-w-64 items-baseline gap-2">
      <span className="min-w-0 truncate">{row.name}</span>
      <span className="shrink-0 text-note font-normal text-ink-3">{row.code}</span>
    </span>
  );
}
