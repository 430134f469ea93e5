import { getTranslations } from 'next-intl/server';
import { Banner } from '@/components/ui/banner';
import { ButtonLink } from '@/components/ui/button-link';
import type { ImportKind } from '@/lib/imports/fields';
import { RunButton } from './import-acts';
import type { Counts } from './row-counts';

/** What the check means, in one sentence, and the next step. */
export async function CheckVerdict({
  id,
  revision,
  kind,
  counts,
  canWrite,
}: {
  id: string;
  revision: number;
  kind: ImportKind;
  counts: Counts;
  canWrite: boolean;
}) {
  const t = await getTranslations('imports');
  const valid = counts.rows - counts.badRows;
  const brings = counts.addedRows + counts.changedRows;
  const verdict = valid === 0 ? 'none' : counts.badRows > 0 ? 'some' : brings === 0 ? 'nothing' : 'ready';
  const tone = { none: 'bad', some: 'warn', nothing: 'neutral', ready: 'good' } as const;
  return (
    <Banner
      tone={tone[verdict]}
      live
      title={verdict === 'some' ? t('check.some', { bad: counts.badRows }) : t(`check.${verdict}`)}
      action={
        canWrite ? (
          <span className="flex flex-wrap justify-end gap-2">
            <ButtonLink href={`/imports/${id}?step=mapping`}>{t('mapping.back')}</ButtonLink>
            {valid > 0 ? <RunButton {...{ id, revision, kind, counts }} /> : null}
          </span>
        ) : undefined
      }
      className="max-md:flex-wrap"
    >
      {verdict === 'some' ? t('check.someNote', { valid }) : t(`check.${verdict}Note`)}
    </Banner>
  );
}
