'use client';
import { useTranslations } from 'next-intl';
import { Checkbox } from '@/components/ui/checkbox';
import { cn } from '@/components/ui/cn';
import { Input } from '@/components/ui/input';
import { Status } from '@/components/ui/status';
import { maskPhones } from '@/lib/imports/masked';

export type Problem = {
  line: number;
  ordinal: number;
  field: string | null;
  columnName: string | null;
  /** What is missing when no column of the file stands for it. */
  fieldName: string | null;
  severity: 'error' | 'warning';
  value: string | null;
  /** The reason and its cure, in words. */
  reason: string;
};
type Edit = { value: string; isEverywhere: boolean };

const cell = 'border-b px-3 py-2 align-top max-md:block max-md:border-0 max-md:py-0.5';

/** One problem: where, what stands there, why it is refused, and room to put it right. */
export function ProblemRow({
  problem,
  canFix,
  edit,
  onEdit,
}: {
  problem: Problem;
  canFix: boolean;
  edit: Edit | null;
  onEdit: (edit: Edit | null) => void;
}) {
  const t = useTranslations('imports.problem');
  const isError = problem.severity === 'error';
  return (
    <tr className={cn('max-md:block max-md:border-b max-md:py-2', edit && 'bg-primary-tint/50')}>
      <td className={cn(cell, 'whitespace-nowrap tabular-nums')}>
        <span className="md:hidden">{t('line')} </span>
        {problem.line}
      </td>
      <td className={cn(cell, 'md:min-w-24')}>{problem.columnName ?? problem.fieldName ?? t('whole')}</td>
      <td className={cn(cell, 'max-w-60 md:min-w-28')}>
        <Value problem={problem} />
      </td>
      <td className={cn(cell, 'md:min-w-52')}>
        {isError ? null : (
          <Status tone="warn" className="mr-1.5 align-middle">
            {t('warning')}
          </Status>
        )}
        <span className={isError ? '' : 'text-ink-2'}>{problem.reason}</span>
      </td>
      {canFix ? (
        <td className={cell}>
          {isError && problem.columnName !== null && problem.value !== null ? (
            <Fix problem={problem} edit={edit} onEdit={onEdit} />
          ) : null}
        </td>
      ) : null}
    </tr>
  );
}

function Value({ problem }: { problem: Problem }) {
  const t = useTranslations('imports.problem');
  if (problem.value === null) return <span className="text-ink-3">{t('gone')}</span>;
  if (problem.columnName === null) return <span className="text-ink-3">—</span>;
  if (problem.value === '') return <span className="text-ink-3">{t('empty')}</span>;
  const shown = maskPhones(problem.value);
  const isBad = problem.severity === 'error';
  return (
    <span
      className={cn('line-clamp-2 w-fit break-all', isBad && 'rounded-tag bg-bad-tint px-1 text-bad')}
      title={shown}
    >
      {shown}
    </span>
  );
}

function Fix({
  problem,
  edit,
  onEdit,
}: {
  problem: Problem;
  edit: Edit | null;
  onEdit: (edit: Edit | null) => void;
}) {
  const t = useTranslations('imports.problem');
  const { line, value } = problem;
  const column = problem.columnName ?? '';
  return (
    <div className="grid gap-1.5">
      <Input
        aria-label={t('editLabel', { line, column })}
        value={edit?.value ?? ''}
        onChange={({ currentTarget }) =>
          onEdit(
            currentTarget.value === ''
              ? null
              : { value: currentTarget.value, isEverywhere: edit?.isEverywhere ?? false },
          )
        }
      />
      {edit && value ? (
        <Checkbox
          label={t('everywhere')}
          aria-label={t('everywhereLabel', { column, value: maskPhones(value) })}
          checked={edit.isEverywhere}
          onChange={({ currentTarget }) => onEdit({ ...edit, isEverywhere: currentTarget.checked })}
        />
      ) : null}
    </div>
  );
}
