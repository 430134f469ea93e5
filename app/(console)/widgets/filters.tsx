import { getLocale, getTranslations } from 'next-intl/server';
import { DashboardFilters } from '@/components/metrics/dashboard-filters';
import { reach } from '@/lib/auth/scope';
import { dashboardPresets, parseDashboard } from '@/lib/metrics/dashboard-question';
import { listBrands, listRegionTree } from '@/lib/organization/queries';
import { addDays, asDay, type Day } from '@/lib/time';
import type { WidgetProps } from './widget-question';

/** The code of the one region that somebody of a region reads; null for who reads several, or everything. */
function ownTop(
  { scope }: WidgetProps['ctx'],
  regions: readonly { path: string; code: string }[],
): string | null {
  const reached = reach(scope, 'overview:read');
  const [part, ...others] = reached === 'all' ? [] : reached;
  if (!part?.path || others.length > 0) return null;
  return regions.find(({ path }) => path === part.path)?.code ?? null;
}

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
      region={question.node.region ?? ownTop(ctx, regions)}
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
