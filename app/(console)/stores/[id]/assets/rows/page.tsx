import { notFound } from 'next/navigation';
import { getLocale, getTranslations } from 'next-intl/server';
import { AssetRowsTable } from '@/components/metrics/asset-rows-table';
import { causeWords } from '@/components/metrics/cause-words';
import { ButtonLink } from '@/components/ui/button-link';
import { requirePage } from '@/lib/auth/context';
import { formatCount } from '@/lib/i18n/number-format';
import type { SearchParams } from '@/lib/metrics/dashboard-question';
import { figureQuery, parseFigure } from '@/lib/metrics/figure-address';
import { listAssetRows } from '@/lib/metrics/queries/asset-rows';
import { rangeWords } from '@/lib/metrics/range-words';
import { openNode } from '../../../../widgets/open-node';

type RowsPageProps = { params: Promise<{ id: string }>; searchParams: Promise<SearchParams> };

export default async function AssetRowsPage(page: RowsPageProps) {
  const ctx = await requirePage('overview:read');
  const [{ id }, params] = await Promise.all([page.params, page.searchParams]);
  const figure = parseFigure(params);
  if (!figure) notFound();
  const cursor = typeof params.after === 'string' ? params.after.slice(0, 400) : undefined;
  await openNode(ctx, { params: {}, node: { storeId: id } });
  const [t, m, locale, causes, { rows, total, next }] = await Promise.all([
    getTranslations('overview'),
    getTranslations('metrics'),
    getLocale(),
    causeWords(),
    listAssetRows(ctx, { node: { storeId: id }, ...figure, cursor }),
  ]);
  const what = figure.cause
    ? causes(figure.cause)
    : t(`people.${figure.side === 'opening' ? 'opening' : 'closing'}`);
  const title = t('store.rowsTitle', {
    line: m(`dictionary.${figure.line}.name`),
    figure: figure.isRestated ? t('people.restated', { cause: what }) : what,
    count: formatCount(total, locale),
  });
  return (
    <section className="grid gap-3">
      <div className="flex flex-wrap items-baseline justify-between gap-3">
        <div>
          <h2 className="text-h2">{title}</h2>
          <p className="text-small text-ink-3 tabular-nums">{rangeWords(figure.range)}</p>
        </div>
        <ButtonLink href={`/stores/${id}/assets`}>{t('store.back')}</ButtonLink>
      </div>
      <AssetRowsTable rows={rows} caption={title} />
      {next ? (
        <ButtonLink href={`/stores/${id}/assets/rows?${figureQuery(figure)}&after=${next}`} className="w-fit">
          {t('store.more')}
        </ButtonLink>
      ) : null}
    </section>
  );
}
