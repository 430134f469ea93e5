import Link from 'next/link';
import { getLocale, getTranslations } from 'next-intl/server';
import { ContributionTable } from '@/components/metrics/contribution-table';
import { Card, CardBody, CardHeader } from '@/components/ui/card';
import { dashboardHref } from '@/lib/metrics/dashboard-question';
import { rangeWords } from '@/lib/metrics/range-words';
import { fenToReal } from '@/lib/money';
import { readEquation } from './reads';
import { failIfAsked, type WidgetProps } from './widget-question';

const sizeOf = (fen: bigint): number => Math.abs(fenToReal(fen));

/** Where: what each region below contributed by factor, the largest change first, and the mix that no region owns, to the fen. */
export async function Children({ ctx, question, params, path }: WidgetProps) {
  failIfAsked(params, 'regions');
  const { range, base } = question;
  const [t, m, locale, { explained, children }] = await Promise.all([
    getTranslations('overview'),
    getTranslations('metrics'),
    getLocale(),
    readEquation(ctx, question),
  ]);
  const rows = explained.children
    .flatMap((child) => {
      const known = children.get(child.key);
      return known ? [{ ...known, key: child.key, explanation: child.explanation }] : [];
    })
    .sort((a, b) => sizeOf(b.explanation.deltaNetFen) - sizeOf(a.explanation.deltaNetFen));
  return (
    <Card className="overflow-hidden">
      <CardHeader
        title={t('regions.title')}
        note={t('ranges', { range: rangeWords(range), base: rangeWords(base) })}
      />
      <CardBody className="overflow-x-auto">
        {rows.length === 0 ? (
          <p className="text-body text-ink-2">{t('empty.text')}</p>
        ) : (
          <ContributionTable
            {...{ locale, rows, caption: t('regions.title') }}
            whole={explained}
            nameCell={(row) => (
              <Link
                href={dashboardHref(path, { params, change: { region: row.code, after: undefined } })}
                className="text-ink underline-offset-4 hover:underline"
              >
                {row.name}
              </Link>
            )}
            words={{
              name: t('regions.name'),
              net: m('dictionary.net_sales.name'),
              delta: t('regions.delta'),
              factor: (key) => m(`factor.${key}`),
              mix: m('factor.mix'),
              mixNote: m('equation.mix'),
              total: t('regions.total'),
            }}
          />
        )}
      </CardBody>
    </Card>
  );
}
