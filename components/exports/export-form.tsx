'use client';
import { Download } from 'lucide-react';
import { useRouter } from 'next/navigation';
import { useLocale, useTranslations } from 'next-intl';
import { DialogForm } from '@/components/layout/dialog-form';
import { Button } from '@/components/ui/button';
import { Field } from '@/components/ui/field';
import { RadioGroup } from '@/components/ui/radio-group';
import { toast } from '@/components/ui/toast';
import { startExportAction } from '@/lib/exports/actions';
import { EXPORT_FORMATS, type ExportFormat, type ExportList } from '@/lib/exports/export-file';

export type ExportAsked = {
  list: ExportList;
  /** The question as it stands in the address of the list. */
  query: string;
  ids?: string[];
  /** How many rows that is, where it is known. */
  count?: number;
  /** Keys of the columns on the screen; without them the file has all. */
  shown?: readonly string[];
};

/** Asks for a format and brings the file: at once when it is small, later in `/exports` when it is not. */
export function ExportForm({ list, query, ids, count, shown }: ExportAsked) {
  const t = useTranslations('exports');
  const locale = useLocale();
  const router = useRouter();
  const start = (form: FormData) =>
    startExportAction({
      ...{ list, query, ids, locale, format: String(form.get('format')) as ExportFormat },
      columns: shown && form.get('columns') === 'shown' ? [...shown] : undefined,
    });
  const bring = ({ id, isDone }: { id: string; isDone: boolean }) => {
    if (isDone) window.location.assign(`/api/exports/${id}`);
    else toast.info(t('waiting'), { action: { label: t('see'), run: () => router.push('/exports') } });
  };
  const title =
    count === undefined ? t('dialog.all') : t(ids ? 'dialog.chosen' : 'dialog.matching', { count });
  return (
    <DialogForm
      trigger={
        <Button size={ids ? 'sm' : undefined} icon={<Download aria-hidden />}>
          {t('action')}
        </Button>
      }
      title={title}
      note={t('dialog.note')}
      submit={t('dialog.submit')}
      labels={{ format: t('dialog.format'), columns: t('dialog.columns') }}
      problem={() => t('problem')}
      save={start}
      onSaved={bring}
    >
      {() => (
        <>
          <Field name="format" label={t('dialog.format')} help={t('formatHelp')} group>
            <RadioGroup
              name="format"
              defaultValue="xlsx"
              options={EXPORT_FORMATS.map((value) => ({ value, label: t(`formats.${value}`) }))}
            />
          </Field>
          {shown ? (
            <Field name="columns" label={t('dialog.columns')} group>
              <RadioGroup
                name="columns"
                defaultValue="shown"
                layout="row"
                options={(['shown', 'every'] as const).map((value) => ({
                  value,
                  label: t(`dialog.${value}`),
                }))}
              />
            </Field>
          ) : null}
        </>
      )}
    </DialogForm>
  );
}
