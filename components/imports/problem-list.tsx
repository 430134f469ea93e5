import Link from 'next/link';
import { getTranslations } from 'next-intl/server';
import { ButtonLink } from '@/components/ui/button-link';
import { Card, CardBody, CardHeader } from '@/components/ui/card';
import { cn } from '@/components/ui/cn';
import type { ImportKind } from '@/lib/imports/fields';
import type { ImportSummary } from '@/lib/imports/import-report';
import type { ProblemParams } from '@/lib/imports/problem';
import { ErrorFileMenu } from './error-file-menu';
import type { Problem } from './problem-row';
import { ProblemTable } from './problem-table';

type Line = Omit<Problem, 'reason' | 'fieldName'> & { code: string; params: ProblemParams | null };
export type ProblemPage = { rows: Line[]; next: string | null };

/** The list of problems with its filter by kind, a page at a time. */
export async function ProblemList({
  id,
  kind,
  page,
  summary,
  code,
  isFirst,
  canFix,
}: {
  id: string;
  kind: ImportKind;
  page: ProblemPage;
  summary: ImportSummary;
  code: string | undefined;
  isFirst: boolean;
  canFix: boolean;
}) {
  const t = await getTranslations('imports');
  const reason = (line: Pick<Line, 'severity' | 'code' | 'params'>): string =>
    t(sentenceKey(line), (line.params ?? {}) as never);
  const fieldName = ({ field }: Line): string | null => {
    const key = `fields.${kind}.${field}` as 'fields.stores.name';
    return field !== null && t.has(key) ? t(key) : null;
  };
  const address = (query: Record<string, string | null>) => {
    const given = Object.entries({ code: code ?? null, ...query }).filter(([, value]) => value !== null);
    return `/imports/${id}?${new URLSearchParams(given as [string, string][])}`;
  };
  const counted = Object.values(summary.problems).reduce((sum, n) => sum + n, 0);
  const warned = Object.values(summary.warnings).reduce((sum, n) => sum + n, 0);
  return (
    <Card id="problems">
      <CardHeader
        title={counted > 0 ? t('problem.title') : t('problem.notes')}
        note={counted + warned > summary.listed ? t('problem.listed', { listed: summary.listed }) : undefined}
        actions={<ErrorFileMenu id={id} />}
      />
      <CardBody className="grid gap-3">
        <CodeFilter {...{ summary, code, address }} />
        {page.rows.length === 0 ? <p className="text-ink-2">{t('problem.noMatch')}</p> : null}
        {page.rows.length === 0 ? null : (
          <ProblemTable
            key={page.rows.map((row) => `${row.line}.${row.ordinal}`).join()}
            id={id}
            canFix={canFix && page.rows.some((row) => row.severity === 'error' && row.columnName !== null)}
            problems={page.rows.map((line) => ({
              ...line,
              reason: reason(line),
              fieldName: fieldName(line),
            }))}
          />
        )}
        <Paging isFirst={isFirst} next={page.next} address={address} />
      </CardBody>
    </Card>
  );
}

async function Paging({
  isFirst,
  next,
  address,
}: {
  isFirst: boolean;
  next: string | null;
  address: (query: Record<string, string | null>) => string;
}) {
  const t = await getTranslations('imports.problem');
  if (isFirst && !next) return null;
  return (
    <div className="flex justify-end gap-2">
      {isFirst ? null : (
        <ButtonLink size="sm" href={address({ after: null })}>
          {t('first')}
        </ButtonLink>
      )}
      {next ? (
        <ButtonLink size="sm" href={address({ after: next })}>
          {t('next')}
        </ButtonLink>
      ) : null}
    </div>
  );
}

async function CodeFilter({
  summary,
  code,
  address,
}: {
  summary: ImportSummary;
  code: string | undefined;
  address: (query: Record<string, string | null>) => string;
}) {
  const t = await getTranslations('imports.problem');
  const sentences = await getTranslations('imports');
  const kinds = [
    ...Object.entries(summary.problems).map(([key, n]) => ({ key, n, severity: 'error' as const })),
    ...Object.entries(summary.warnings).map(([key, n]) => ({ key, n, severity: 'warning' as const })),
  ].filter(({ key }) => key !== 'known_changed');
  if (kinds.length < 2) return null;

  const chip = (isOn: boolean) =>
    cn(
      'rounded-tag border px-2 py-1 text-small hover:bg-hover',
      isOn && 'border-primary bg-primary-tint font-medium',
    );
  return (
    <nav aria-label={t('filter')} className="flex flex-wrap gap-1.5">
      <Link href={address({ code: null, after: null })} className={chip(code === undefined)}>
        {t('all')}
      </Link>
      {kinds.map(({ key, n, severity }) => (
        <Link key={key} href={address({ code: key, after: null })} className={chip(code === key)}>
          {t('by', { reason: shortOf(sentences.raw(sentenceKey({ severity, code: key }))), count: n })}
        </Link>
      ))}
    </nav>
  );
}

const sentenceKey = ({ severity, code }: Pick<Line, 'severity' | 'code'>) =>
  `${severity === 'error' ? 'problems' : 'warnings'}.${code}` as 'problems.required';

/** What happened, without the cure behind it and without the figures of one row: `不在 … 到 … 之间`. */
const shortOf = (sentence: string): string =>
  sentence.replace(/\{[^}]*\}/g, '…').split(/[。.；;：:]/)[0] ?? sentence;
