import { getTranslations } from 'next-intl/server';
import { ClientMessages } from '@/components/layout/client-messages';
import { Banner } from '@/components/ui/banner';
import { cn } from '@/components/ui/cn';
import { Stepper } from '@/components/ui/stepper';
import type { Proposal } from '@/lib/imports/columns';
import { type Choices, withDefaults } from '@/lib/imports/defaults';
import type { Duplicates } from '@/lib/imports/duplicates';
import type { ImportKind } from '@/lib/imports/fields';
import type { Failure, FileNotes, ImportState, ImportSummary, UndoReport } from '@/lib/imports/import-report';
import type { Mapping } from '@/lib/imports/mapping';
import type { GridPage } from '@/lib/imports/row-grid';
import { CheckVerdict } from './check-verdict';
import { FileWarnings } from './file-facts';
import { GridDesk } from './grid-desk';
import type { Group } from './group-list';
import { ImportResult, UndoneResult } from './import-result';
import { JobProgress } from './job-progress';
import { MappingForm } from './mapping-form';
import { ProblemList, type ProblemPage } from './problem-list';
import { type Counts, RowCounts } from './row-counts';

type Grid = { page: GridPage; groups: Group[]; known: Record<string, string[]> };
export type StageQuery = Partial<Record<'step' | 'code' | 'after' | 'show' | 'from' | 'column', string>>;

export type StageProps = {
  view: Counts & {
    id: string;
    kind: ImportKind;
    state: ImportState;
    header: string[];
    samples: string[][];
    mapping: Mapping;
    sourceName: string;
    proposals: Proposal[];
    notes: FileNotes;
    summary: ImportSummary | null;
    failure: Failure | null;
    undoReport: UndoReport | null;
    processedRows: number;
    duplicates: Duplicates;
    isExpired: boolean;
    canWrite: boolean;
    revision: number;
  };
  choices: Choices;
  problems: ProblemPage | null;
  grid: Grid | null;
  query: StageQuery;
};

const FIXABLE_ROWS = 5000;

function stepOf(state: ImportState, isMapping: boolean): 'mapping' | 'check' | 'run' | 'end' {
  if (isMapping) return 'mapping';
  if (state === 'checking' || state === 'checked') return 'check';
  return state === 'running' ? 'run' : 'end';
}

/** The part of the import a person stands at: columns, check, progress or result. */
export async function ImportStage(props: StageProps) {
  const { view, query } = props;
  const t = await getTranslations('imports');
  const isMapping =
    view.state === 'uploaded' ||
    view.state === 'failed' ||
    (view.state === 'checked' && query.step === 'mapping');
  const step = stepOf(view.state, isMapping);
  return (
    <ClientMessages namespaces={['imports']}>
      <div className={cn('grid gap-4', (isMapping || !props.grid) && 'max-w-300')}>
        {step === 'end' ? null : (
          <Stepper
            label={t('steps.label')}
            steps={(['upload', 'mapping', 'check', 'run'] as const).map((key) => ({
              key,
              label: t(`steps.${key}`),
            }))}
            current={step}
            doneLabel={t('steps.done')}
          />
        )}
        <FileWarnings notes={view.notes} />
        {isMapping ? (
          <Columns {...props} />
        ) : props.grid ? (
          <CheckGrid {...props} grid={props.grid} />
        ) : (
          <Rows {...props} />
        )}
      </div>
    </ClientMessages>
  );
}

async function Columns({ view, choices }: StageProps) {
  const t = await getTranslations('imports');
  const { failure } = view;
  return (
    <>
      {failure ? (
        <Banner tone="bad" live title={t('result.failed')}>
          {t(failure.code as 'failures.gone', failure.params as never)} {t('result.failedNote')}
        </Banner>
      ) : null}
      {view.isExpired || !view.canWrite ? null : (
        <MappingForm
          id={view.id}
          header={view.header}
          samples={view.samples}
          mapping={withDefaults(view.mapping, choices)}
          sourceName={view.sourceName}
          proposals={view.proposals}
          choices={choices}
        />
      )}
    </>
  );
}

/** The rows themselves, while they may be put right: also while what was put right is checked again. */
function CheckGrid({ view, grid, query }: StageProps & { grid: Grid }) {
  const { step: _step, after: _after, ...place } = query;
  return (
    <GridDesk
      {...{
        id: view.id,
        revision: view.revision,
        kind: view.kind,
        ...grid,
        counts: view,
        duplicates: view.duplicates,
      }}
      reasons={{ ...view.summary?.problems, ...view.summary?.warnings }}
      isChecking={view.state === 'checking'}
      canWrite={view.canWrite}
      code={query.code ?? null}
      query={place}
    />
  );
}

function Rows({ view, problems, query }: StageProps) {
  const { state, id, kind, canWrite, summary } = view;
  if (state === 'checking' || state === 'running' || state === 'undoing')
    return (
      <JobProgress act={state} done={view.processedRows} total={state === 'running' ? view.rows : null} />
    );
  const hasProblems = problems && summary && (problems.rows.length > 0 || query.code !== undefined);
  return (
    <>
      {state === 'checked' ? (
        <CheckVerdict {...{ id, kind, canWrite }} revision={view.revision} counts={view} />
      ) : null}
      {state === 'done' ? <ImportResult id={id} kind={kind} counts={view} canWrite={canWrite} /> : null}
      {state === 'undone' ? <UndoneResult kind={kind} report={view.undoReport} /> : null}
      <RowCounts counts={view} summary={summary} />
      {hasProblems ? (
        <ProblemList
          id={id}
          kind={view.kind}
          page={problems}
          summary={summary}
          code={query.code}
          isFirst={query.after === undefined}
          canFix={canWrite && state === 'checked' && view.rows <= FIXABLE_ROWS}
        />
      ) : null}
    </>
  );
}
