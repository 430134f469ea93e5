'use client';
import { useLocale, useTranslations } from 'next-intl';
import { useState, useTransition } from 'react';
import { Button } from '@/components/ui/button';
import { DatePicker } from '@/components/ui/date-picker';
import { Field } from '@/components/ui/field';
import { FormDialog } from '@/components/ui/form-dialog';
import { toast } from '@/components/ui/toast';
import { TreeSelect } from '@/components/ui/tree-select';
import type { TreeNode } from '@/components/ui/tree-shape';
import { unanswered } from '@/components/ui/unanswered';
import { useActionForm } from '@/components/ui/use-action-form';
import { cancelMoveAction, moveStoreAction } from '@/lib/stores/actions';
import { useProblemWords } from './store-field-words';

type RegionMoveProps = { storeId: string; regions: TreeNode[]; today: string };

/** Moves a store to another region from a day on: past, today or to come. */
export function RegionMove({ storeId, regions, today }: RegionMoveProps) {
  const t = useTranslations('stores');
  const common = useTranslations('common');
  const errors = useTranslations('errors');
  const words = useProblemWords();
  const locale = useLocale();
  const [isOpen, setIsOpen] = useState(false);
  const { fields, submit, clear, ...form } = useActionForm(moveStoreAction, {
    words: (reason) => errors(reason as 'conflict'),
    onDone: () => {
      toast.success(t('life.moved'));
      setIsOpen(false);
    },
  });
  const must = { required: true, requiredLabel: common('required') };
  return (
    <FormDialog
      {...form}
      isOpen={isOpen}
      onOpenChange={(open) => {
        setIsOpen(open);
        clear();
      }}
      trigger={<Button size="sm">{t('life.move')}</Button>}
      title={t('life.move')}
      note={t('life.moveNote')}
      onSubmit={submit}
      words={{ save: t('life.moveApply'), cancel: t('life.cancel'), close: common('close') }}
    >
      <input type="hidden" name="id" value={storeId} />
      <Field name="region" label={t('life.moveTo')} {...must} error={fields.region && words(fields.region)}>
        <TreeSelect
          nodes={regions}
          label={t('life.moveTo')}
          placeholder={t('form.pick')}
          search={{ search: t('form.search'), empty: t('form.noOption') }}
        />
      </Field>
      <Field name="on" label={t('life.moveOn')} {...must} error={fields.on && words(fields.on)}>
        <DatePicker
          {...{ locale, today, defaultValue: today }}
          label={t('life.moveOn')}
          placeholder={t('form.pickDay')}
        />
      </Field>
    </FormDialog>
  );
}

/** Takes a planned move back. */
export function CancelMove({ storeId, on }: { storeId: string; on: string }) {
  const t = useTranslations('stores.life');
  const errors = useTranslations('errors');
  const [isBusy, start] = useTransition();
  const takeBack = () =>
    start(async () => {
      const result = await cancelMoveAction({ id: storeId, on }).catch(unanswered);
      if (result.ok) toast.success(t('tookBack'));
      else toast.error(errors((result.error.reason ?? result.error.code) as 'conflict'));
    });
  return (
    <Button size="sm" variant="ghost" loading={isBusy} onClick={takeBack}>
      {t('takeBack')}
    </Button>
  );
}
