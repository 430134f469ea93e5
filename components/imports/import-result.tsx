import { getTranslations } from 'next-intl/server';
import { Banner } from '@/components/ui/banner';
import { ButtonLink } from '@/components/ui/button-link';
import { Card, CardBody, CardFooter, CardHeader } from '@/components/ui/card';
import type { ImportKind } from '@/lib/imports/fields';
import type { UndoReport } from '@/lib/imports/import-report';
import { UndoButton } from './import-acts';
import type { Counts } from './row-counts';

/** Members have no list of their own: they show as the people assets of the overview. */
const PLACE: Record<ImportKind, string> = {
  stores: '/stores',
  guides: '/guides',
  members: '/overview',
  orders: '/overview',
  products: '/goods',
  targets: '/settings/targets',
};

/** The list of stores opens with what the file brought; the others have no such filter. */
const placeOf = (kind: ImportKind, id: string, brought: number): string =>
  kind === 'stores' && brought > 0 ? `${PLACE.stores}?f.import=${id}` : PLACE[kind];

/** A finished import: what came in, where to see it, and the way back. */
export async function ImportResult({
  id,
  kind,
  counts,
  canWrite,
}: {
  id: string;
  kind: ImportKind;
  counts: Counts;
  canWrite: boolean;
}) {
  const t = await getTranslations('imports.result');
  const brought = counts.addedRows + counts.changedRows;
  return (
    <Banner
      tone="good"
      live
      title={t('done')}
      action={
        <span className="flex flex-wrap justify-end gap-2">
          {canWrite && brought > 0 ? <UndoButton id={id} kind={kind} rows={brought} /> : null}
          <ButtonLink href={placeOf(kind, id, brought)} variant="primary">
            {t(`open.${kind}`)}
          </ButtonLink>
        </span>
      }
      className="max-md:flex-wrap"
    >
      {t('doneNote', {
        added: counts.addedRows,
        changed: counts.changedRows,
        unchanged: counts.unchangedRows,
        bad: counts.badRows,
      })}
    </Banner>
  );
}

/** What an undo took back and what it had to leave. */
export async function UndoneResult({ kind, report }: { kind: ImportKind; report: UndoReport | null }) {
  const t = await getTranslations('imports.result');
  const isFacts = kind === 'orders' || kind === 'members';
  const lines = report
    ? [
        report.voided > 0 && t('undoneVoided', { count: report.voided }),
        report.removed > 0 && t(isFacts ? 'undonePeople' : 'undoneRemoved', { count: report.removed }),
        report.restored > 0 && t('undoneRestored', { count: report.restored }),
        isFacts && report.keptCount > 0 && t('peopleKept', { count: report.keptCount }),
      ].filter((line) => line !== false)
    : [];
  return (
    <Card>
      <CardHeader title={t('undone')} />
      <CardBody className="grid gap-1 text-ink-2">
        {lines.map((line) => (
          <p key={line}>{line}</p>
        ))}
        {report && !isFacts && report.keptCount > 0 ? (
          <>
            <p>{t('undoneKept', { count: report.keptCount })}</p>
            <ul className="list-disc pl-5">
              {report.kept.map(({ name, reason }) => (
                <li key={name}>
                  {name} · {t(`keptReasons.${reason}`)}
                </li>
              ))}
            </ul>
          </>
        ) : null}
      </CardBody>
      <CardFooter>
        <ButtonLink href={`/imports/new?kind=${kind}`}>{t('again')}</ButtonLink>
      </CardFooter>
    </Card>
  );
}
