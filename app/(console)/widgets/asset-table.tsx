import { getLocale, getTranslations } from 'next-intl/server';
import { BalanceSheet } from '@/components/metrics/balance-sheet';
import { causeWords } from '@/components/metrics/cause-words';
import { ChoiceLinks } from '@/components/ui/choice-links';
import { ASSET_LINES } from '@/lib/metrics/balance';
import { dashboardHref } from '@/lib/metrics/dashboard-question';
import { figureQuery } from '@/lib/metrics/figure-address';
import { getAssetSheet } from '@/lib/metrics/queries/digital-assets';
import { asDay, bucketRange, type Grain } from '@/lib/time';
import type { WidgetProps } from './widget-question';

const grains: readonly Grain[] = ['day', 'week', 'month'];

/** The balance sheet by day, week or month; each figure opens exactly its rows. */
export async function AssetTable({ ctx, question, params, path }: WidgetProps) {
  const grain = grains.find((known) => known === params.grain) ?? question.grain;
  const line = ASSET_LINES.find((known) => known === params.line) ?? 'identifiable';
  const [t, m, locale, causes, sheets] = await Promise.all([
    getTranslations('overview'),
    getTranslations('metrics'),
    getLocale(),
    causeWords(),
    getAssetSheet(ctx, { node: question.node, range: question.range, grain }),
  ]);
  const href = (change: Record<string, string>) => dashboardHref(path, { params, change });
  const rangeFrom = (from: string) => {
    const { to } = bucketRange(asDay(from), grain);
    return { from: asDay(from), to: to > question.range.to ? question.range.to : to };
  };
  return (
    <div className="grid content-start gap-3">
      <div className="flex flex-wrap items-center gap-3">
        <ChoiceLinks
          label={t('store.sheetTitle', { grain: t(`grain.${grain}`) })}
          choices={ASSET_LINES.map((one) => ({
            ...{
              key: one,
              label: m(`dictionary.${one}.name`),
              href: href({ line: one }),
              isChosen: one === line,
            },
          }))}
        />
        <ChoiceLinks
          label={t('store.period')}
          choices={grains.map((one) => ({
            ...{ key: one, label: t(`grain.${one}`), href: href({ grain: one }), isChosen: one === grain },
          }))}
        />
        <p className="text-small text-ink-3">{t('store.sheetNote')}</p>
      </div>
      <BalanceSheet
        caption={t('store.sheetTitle', { grain: t(`grain.${grain}`) })}
        locale={locale}
        balances={sheets.find((sheet) => sheet.line === line)?.balances ?? []}
        figureHref={(from, figure) => `${path}/rows?${figureQuery({ ...figure, range: rangeFrom(from) })}`}
        words={{
          period: t('store.period'),
          opening: t('people.opening'),
          closing: t('people.closing'),
          line: (one) => m(`dictionary.${one}.name`),
          cause: (cause, isRestated) =>
            isRestated ? t('people.restated', { cause: causes(cause) }) : causes(cause),
        }}
      />
    </div>
  );
}
