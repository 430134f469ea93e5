import Link from 'next/link';
import { getLocale, getTranslations } from 'next-intl/server';
import { BalanceTable } from '@/components/metrics/balance-table';
import { causeWords } from '@/components/metrics/cause-words';
import { MetricTip } from '@/components/metrics/metric-tip';
import { Card, CardBody, CardHeader } from '@/components/ui/card';
import { formatCount } from '@/lib/i18n/number-format';
import { netOf } from '@/lib/metrics/balance';
import { readAssets } from './reads';
import { failIfAsked, type WidgetProps } from './widget-question';

/** People assets: how many can be identified and reached now, how the range changed them, and by what cause. */
export async function People({ ctx, question, params, sheetHref }: WidgetProps & { sheetHref?: string }) {
  failIfAsked(params, 'people');
  const [t, m, locale, causes, sheets] = await Promise.all([
    getTranslations('overview'),
    getTranslations('metrics'),
    getLocale(),
    causeWords(),
    readAssets(ctx, question),
  ]);
  const balances = sheets.flatMap(({ balances }) => balances);
  const [identifiable] = balances;
  const grown = identifiable ? netOf(identifiable) : 0;
  return (
    <Card className="flex flex-col">
      <CardHeader
        title={t('people.title', { net: formatCount(grown, locale, { signed: true }) })}
        info={<MetricTip metric="identifiable" />}
        actions={
          sheetHref ? (
            <Link href={sheetHref} className="text-small text-primary underline-offset-4 hover:underline">
              {t('people.open')}
            </Link>
          ) : null
        }
      />
      <CardBody>
        <BalanceTable
          caption={t('people.caption')}
          locale={locale}
          balances={balances}
          words={{
            opening: t('people.opening'),
            closing: t('people.closing'),
            line: (line) => m(`dictionary.${line}.name`),
            cause: (cause, isRestated) => {
              const name = causes(cause);
              return isRestated ? t('people.restated', { cause: name }) : name;
            },
          }}
        />
      </CardBody>
    </Card>
  );
}
