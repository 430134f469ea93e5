'use client';
import { useRouter } from 'next/navigation';
import { useTranslations } from 'next-intl';
import { useState } from 'react';
import { Banner } from '@/components/ui/banner';
import { Button } from '@/components/ui/button';
import { unanswered } from '@/components/ui/unanswered';
import { correctCellsAction } from '@/lib/imports/actions';
import { type Problem, ProblemRow } from './problem-row';

export type Edit = { value: string; isEverywhere: boolean };
const keyOf = (problem: Problem): string => `${problem.line}\u001f${problem.columnName}`;

/** The rows that stay out, each with its reason; cells are put right here and checked again together. */
export function ProblemTable({ id, problems, canFix }: { id: string; problems: Problem[]; canFix: boolean }) {
  const t = useTranslations('imports.problem');
  const fixing = useFixes(id, problems);
  return (
    <div className="grid gap-3">
      {fixing.problem ? (
        <Banner tone="bad" live>
          {fixing.problem}
        </Banner>
      ) : null}
      <section
        aria-label={t('caption')}
        // biome-ignore lint/a11y/noNoninteractiveTabindex: a region that scrolls must be reachable by keyboard
        tabIndex={0}
        className="max-h-[60dvh] overflow-auto rounded-control border"
      >
        <table className="w-full border-separate border-spacing-0 text-small max-md:block">
          <caption className="sr-only">{t('caption')}</caption>
          <Head canFix={canFix} />
          <tbody className="max-md:block">
            {problems.map((problem) => (
              <ProblemRow
                key={`${problem.line}.${problem.ordinal}`}
                problem={problem}
                canFix={canFix}
                edit={fixing.edits.get(keyOf(problem)) ?? null}
                onEdit={(edit) => fixing.set(keyOf(problem), edit)}
              />
            ))}
          </tbody>
        </table>
      </section>
      {fixing.edits.size > 0 ? (
        <div className="sticky bottom-0 flex flex-wrap items-center justify-end gap-2 rounded-control border bg-surface px-3 py-2">
          <Button onClick={fixing.clear}>{t('discard')}</Button>
          <Button variant="primary" loading={fixing.isBusy} onClick={fixing.save}>
            {t('apply', { count: fixing.edits.size })}
          </Button>
        </div>
      ) : null}
    </div>
  );
}

function Head({ canFix }: { canFix: boolean }) {
  const t = useTranslations('imports.problem');
  const heads = ['line', 'column', 'value', 'reason', ...(canFix ? (['fix'] as const) : [])] as const;
  return (
    <thead className="max-md:sr-only">
      <tr>
        {heads.map((head) => (
          <th
            key={head}
            scope="col"
            className="sticky top-0 z-10 border-b bg-surface px-3 py-2 text-left font-medium whitespace-nowrap text-ink-2 last:min-w-48 xl:last:min-w-64"
          >
            {t(head)}
          </th>
        ))}
      </tr>
    </thead>
  );
}

function useFixes(id: string, problems: Problem[]) {
  const router = useRouter();
  const errors = useTranslations('errors');
  const [edits, setEdits] = useState<ReadonlyMap<string, Edit>>(new Map());
  const [isBusy, setBusy] = useState(false);
  const [problem, setProblem] = useState<string | null>(null);
  const set = (key: string, edit: Edit | null) => {
    const next = new Map(edits);
    if (edit) next.set(key, edit);
    else next.delete(key);
    setEdits(next);
  };
  const save = async () => {
    setBusy(true);
    const corrections = problems.flatMap((one) => {
      const edit = edits.get(keyOf(one));
      if (!edit || one.columnName === null) return [];
      return [
        {
          line: edit.isEverywhere ? null : one.line,
          column: one.columnName,
          from: edit.isEverywhere ? one.value : null,
          value: edit.value,
        },
      ];
    });
    const answer = await correctCellsAction({ id, corrections }).catch(unanswered);
    setBusy(false);
    if (answer.ok) {
      setEdits(new Map());
      router.refresh();
      return;
    }
    const { reason, code } = answer.error;
    setProblem(errors(reason && errors.has(reason as 'internal') ? (reason as 'internal') : code));
  };
  return { edits, set, clear: () => setEdits(new Map()), isBusy, problem, save };
}
