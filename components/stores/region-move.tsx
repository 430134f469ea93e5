'use client';
import { useLocale, useTranslations } from 'next-intl';
import { useState, useTransition } from 'react';
import { Banner } from '@/components/ui/banner';
import { Button } from '@/components/ui/button';
import { DatePicker } from '@/components/ui/date-picker';
import { Dialog, DialogClose } from '@/components/ui/dialog';
import { Field } from '@/components/ui/field';
import { toast } from '@/components/ui/toast';
import { type TreeNode, TreeSelect } from '@/components/ui/tree-select';
import { cancelMoveAction, moveStoreAction } from '@/lib/stores/actions';
import { useProblemWords } from './store-field-words';

/** Moves a store to another region from a day on: past, today or to come. */
export function RegionMove({
  storeId,
  regions,
  today,
}: {
  storeId: string;
  regions: TreeNode[];
  today: string;
}) {
  const t = useTranslations('stores');
  const common = useTranslations('common');
  const errorWords = useTranslations('errors');
  const words = useProblemWords();
  const locale = useLocale();
  const [isOpen, setIsOpen] = useState(false);
  const [fields, setFields] = useState<Record<string, string>>({});
  const [message, setMessage] = useState<string | null>(null);
  const [isBusy, start] = useTransition();
  const run = (form: FormData) =>
    start(async () => {
      const result = await moveStoreAction(form);
      if (result.ok) {
        toast.success(t('life.moved'));
        setFields({});
        setIsOpen(false);
        return;
      }
      setFields(result.error.fields ?? {});
      setMessage(
        result.error.fields ? null : errorWords((result.error.reason ?? result.error.code) as 'conflict'),
      );
    });
  return (
    <Dialog
      open={isOpen}
      onOpenChange={setIsOpen}
      trigger={<Button size="sm">{t('life.move')}</Button>}
      title={t('life.move')}
      note={t('life.moveNote')}
      closeLabel={common('close')}
    >
      <form
        noValidate
        className="grid gap-4"
        onSubmit={(event) => {
          event.preventDefault();
          run(new FormData(event.currentTarget));
        }}
      >
        <input type="hidden" name="id" value={storeId} />
        {message && (
          <Banner tone="bad" live>
            {message}
          </Banner>
        )}
        <Field
          name="region"
          label={t('life.moveTo')}
          required
          requiredLabel={common('required')}
          error={fields.region && words(fields.region)}
        >
          <TreeSelect nodes={regions} label={t('life.moveTo')} placeholder={t('form.pick')} />
        </Field>
        <Field
          name="on"
          label={t('life.moveOn')}
          required
          requiredLabel={common('required')}
          error={fields.on && words(fields.on)}
        >
          <DatePicker
            locale={locale}
            label={t('life.moveOn')}
            placeholder={t('form.pickDay')}
            today={today}
            defaultValue={today}
          />
        </Field>
        <div className="flex justify-end gap-2">
          <DialogClose>
            <Button>{t('life.cancel')}</Button>
          </DialogClose>
          <Button type="submit" variant="primary" loading={isBusy}>
            {t('life.moveApply')}
          </Button>
        </div>
      </form>
    </Dialog>
  );
}

/** Takes a planned move back. */
export function CancelMove({ storeId, on }: { storeId: string; on: string }) {
  const t = useTranslations('stores.life');
  const errorWords = useTranslations('errors');
  const [isBusy, start] = useTransition();
  return (
    <Button
      size="sm"
      variant="ghost"
      loading={isBusy}
      onClick={() =>
        start(async () => {
          const result = await cancelMoveAction({ id: storeId, on });
          if (result.ok) toast.success(t('tookBack'));
          else toast.error(errorWords((result.error.reason ?? result.error.code) as 'conflict'));
        })
      }
    >
      {t('takeBack')}
    </Button>
  );
}
