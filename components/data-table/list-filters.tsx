import { Select } from '@/components/ui/select';
import { fillWords } from '@/lib/i18n/fill-words';
import type { FilterChip } from './filter-bar';
import type { QueryField } from './query-form';
import { type TableRules, type TableState, tableHref, viewQuery, withoutFilter } from './table-state';
import type { TableWords } from './table-words';

/** Choices by filter: the values that occur, with their words. */
export type FilterChoices = Record<string, { value: string; label: string }[]>;

export type FilterQuestion = {
  path: string;
  state: TableState;
  rules: TableRules;
  choices: FilterChoices;
  /** The word of each filter, and of leaving it open. */
  labels: Record<string, string>;
  anyLabel: string;
  words: TableWords;
};

/** A chip for each value of each filter in force: `状态：营业中`. */
export function filterChips({ path, state, rules, choices, labels, words }: FilterQuestion): FilterChip[] {
  return Object.entries(state.filters).flatMap(([filter, values]) =>
    values.map((value) => ({
      key: `${filter}-${value}`,
      label: fillWords(words.filterChip, {
        name: labels[filter] ?? filter,
        value: choices[filter]?.find((choice) => choice.value === value)?.label.trim() ?? value,
      }),
      href: tableHref({
        path,
        state,
        rules,
        change: { filters: withoutFilter({ filters: state.filters, key: filter, value }) },
      }),
    })),
  );
}

/** The fields of the query form, one choice each; none for a filter that has nothing to choose from here. */
export function filterFields({ state, rules, choices, labels, anyLabel }: FilterQuestion): QueryField[] {
  const offered = rules.filters.filter((filter) => choices[filter] !== undefined);
  return offered.map((filter) => ({
    name: `f.${filter}`,
    label: labels[filter] ?? filter,
    control: (
      <Select
        key={state.filters[filter]?.join() ?? ''}
        name={`f.${filter}`}
        options={choices[filter] ?? []}
        placeholder={anyLabel}
        defaultValue={state.filters[filter]?.[0] ?? ''}
      />
    ),
  }));
}

/** What the query form carries along besides its own fields: sort, columns, density, view. */
export function carriedState({
  state,
  rules,
}: {
  state: TableState;
  rules: TableRules;
}): Record<string, string> {
  const kept = viewQuery({ state: { ...state, filters: {}, search: '' }, rules });
  // Emptied, the form asks for everything, and not for the view as it was saved.
  const view: Record<string, string> = state.view ? { view: state.view, asked: '1' } : {};
  return { ...Object.fromEntries(new URLSearchParams(kept)), ...view };
}
