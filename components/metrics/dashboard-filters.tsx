'use client';
import { usePathname, useRouter, useSearchParams } from 'next/navigation';
import { useTransition } from 'react';
import { DateRangePicker, type DayRange, type RangePreset } from '@/components/ui/date-range-picker';
import { SegmentedControl } from '@/components/ui/segmented-control';
import { Select } from '@/components/ui/select';
import { TreeSelect } from '@/components/ui/tree-select';

export type FilterWords = {
  scope: string;
  brand: string;
  allBrands: string;
  range: string;
  rangePlaceholder: string;
  presets: string;
  apply: string;
  compare: string;
  align: string;
  waiting: string;
};
type DashboardFiltersProps = {
  locale: string;
  words: FilterWords;
  /** Regions by code; empty where the page is about one store. */
  regions: { id: string; label: string; parentId: string | null }[];
  brands: { value: string; label: string }[];
  region: string | null;
  brand: string;
  presets: RangePreset[];
  range: DayRange;
  today: string;
  max: string;
  comparison: string;
  comparisons: { value: string; label: string }[];
  alignments: { value: string; label: string }[];
};

/** Changes the question in the address; another question starts at its first page. */
function useQuestion() {
  const router = useRouter();
  const path = usePathname();
  const params = useSearchParams();
  const [isWaiting, start] = useTransition();
  const go = (change: Record<string, string | null>) => {
    const next = new URLSearchParams(params);
    next.delete('after');
    for (const [key, value] of Object.entries(change)) {
      if (value) next.set(key, value);
      else next.delete(key);
    }
    start(() => router.push(next.size > 0 ? `${path}?${next}` : path, { scroll: false }));
  };
  return { go, isWaiting };
}

/** What the page is about: which stores, which days, compared with which. All of it stands in the address. */
export function DashboardFilters(props: DashboardFiltersProps) {
  const { words, comparison } = props;
  const { go, isWaiting } = useQuestion();
  const isYear = comparison !== 'previous';
  return (
    <section
      aria-label={words.range}
      aria-busy={isWaiting}
      className="mb-4 flex flex-wrap items-center gap-2 aria-busy:opacity-70"
    >
      <ScopePart {...props} go={go} />
      <DateRangePicker
        label={words.range}
        placeholder={words.rangePlaceholder}
        applyLabel={words.apply}
        presetsLabel={words.presets}
        locale={props.locale}
        presets={props.presets}
        today={props.today}
        max={props.max}
        value={props.range}
        className="w-60 max-md:w-full"
        onValueChange={(range, preset) =>
          go(
            preset
              ? { range: preset.key === 'month_to_date' ? null : preset.key, from: null, to: null }
              : { range: null, from: range.from, to: range.to },
          )
        }
      />
      <SegmentedControl
        label={words.compare}
        options={props.comparisons}
        value={isYear ? 'year' : 'previous'}
        onValueChange={(value) => go({ compare: value === 'previous' ? null : value })}
      />
      {isYear ? (
        <span className="w-40 max-md:w-full">
          <Select
            aria-label={words.align}
            options={props.alignments}
            value={comparison}
            onChange={(event) => go({ compare: event.target.value })}
          />
        </span>
      ) : null}
      <span role="status" className="sr-only">
        {isWaiting ? words.waiting : ''}
      </span>
    </section>
  );
}

function ScopePart({
  go,
  words,
  ...props
}: DashboardFiltersProps & { go: (change: Record<string, string | null>) => void }) {
  return (
    <>
      {props.regions.length > 1 ? (
        <span className="w-56 max-md:w-full">
          <TreeSelect
            label={words.scope}
            nodes={props.regions}
            value={props.region ?? props.regions[0]?.id ?? null}
            placeholder={words.scope}
            onValueChange={(code) => go({ region: code === props.regions[0]?.id ? null : code })}
          />
        </span>
      ) : null}
      {props.brands.length > 1 ? (
        <span className="w-36 max-md:w-full">
          <Select
            aria-label={words.brand}
            options={[{ value: '', label: words.allBrands }, ...props.brands]}
            value={props.brand}
            onChange={(event) => go({ brand: event.target.value || null })}
          />
        </span>
      ) : null}
    </>
  );
}
