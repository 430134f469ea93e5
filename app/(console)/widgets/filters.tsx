import { getLocale, getTranslations } from 'next-intl/server';
import { DashboardFilters } from '@/components/metrics/dashboard-filters';
import { dashboardPresets, parseDashboard } from '@/lib/metrics/dashboard-question';
import { listBrands, listRegionTree } from '@/lib/organization/queries';
import { addDays, asDay, type Day } from '@/lib/time';
import type { WidgetProps } from './widget-question';

const alignments = ['year', 'year_weekday', 'year_festival'] as const;

/** Scope, brand, range and comparison. `anchor` is the last complete day; a store's page has no scope to pick. */
export async function Filters(props: Omit<WidgetProps, 'path'> & { anchor: Day; hasScope: boolean }) {
  const { ctx, question, anchor, hasScope } = props;
  const [t, m, locale, regions, brands] = await Promise.all([
    getTranslations('overview'),
    getTranslations('metrics'),
    getLocale(),
    hasScope ? listRegionTree(ctx) : [],
    hasScope ? listBrands(ctx) : [],
  ]);
  const codes = new Map(regions.map((region) => [region.id, region.code]));
  const presets = dashboardPresets.map((key) => ({
    key,
    label: t(`preset.${key}`),
    ...parseDashboard({ range: key }, anchor).range,
  }));
  return (
    <DashboardFilters
      locale={locale}
      words={{
        scope: t('filters.scope'),
        brand: t('filters.brand'),
        allBrands: t('filters.allBrands'),
        range: t('filters.range'),
        rangePlaceholder: t('filters.rangePlaceholder'),
        presets: t('filters.presets'),
        apply: t('filters.apply'),
        compare: t('filters.compare'),
        align: t('filters.align'),
        waiting: t('filters.waiting'),
      }}
      regions={regions.map((region) => ({
        id: region.code,
        label: region.name,
        parentId: (region.parentId && codes.get(region.parentId)) ?? null,
      }))}
      brands={brands.map((brand) => ({ value: brand.code, label: brand.name }))}
      region={question.node.region ?? null}
      brand={question.node.brand ?? ''}
      presets={presets}
      range={question.range}
      today={ctx.scope.today}
      max={addDays(asDay(ctx.scope.today), 0)}
      comparison={question.comparison}
      comparisons={(['previous', 'year'] as const).map((value) => ({
        value,
        label: m(`comparison.${value}`),
      }))}
      alignments={alignments.map((value) => ({ value, label: t(`align.${value}`) }))}
    />
  );
}
