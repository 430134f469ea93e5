'use client';
import { useLocale, useTranslations } from 'next-intl';
import { useState } from 'react';
import { Button } from '@/components/ui/button';
import { DatePicker } from '@/components/ui/date-picker';
import { Field } from '@/components/ui/field';
import { FormDialog } from '@/components/ui/form-dialog';
import { Textarea } from '@/components/ui/textarea';
import { toast } from '@/components/ui/toast';
import { useActionForm } from '@/components/ui/use-action-form';
import { changeStatusAction } from '@/lib/stores/actions';
import { type StoreAct, type StoreStatus, storeActs } from '@/lib/stores/store-status';
import { useProblemWords } from './store-field-words';

/** The way a store's life is meant to go; the others are exceptions. */
const onward = new Set<StoreAct>(['submit', 'approve', 'open', 'resume']);

type NextStepsProps = {
  storeId: string;
  status: StoreStatus;
  today: string;
  canWrite: boolean;
  canApprove: boolean;
};

/** The acts one may do now. Each asks for its day, and for a reason where the history needs one. */
export function NextSteps({ storeId, status, today, canWrite, canApprove }: NextStepsProps) {
  const t = useTranslations('stores');
  const [act, setAct] = useState<StoreAct | null>(null);
  const steps = storeActs(status).filter((step) => step.act !== 'approve' || canApprove);
  if (!canWrite) return <p className="text-small text-ink-2">{t('life.noNext')}</p>;
  return (
    <div className="grid gap-2">
      {status === 'submitted' && !canApprove && (
        <p className="text-small text-ink-2">{t('life.approveElse')}</p>
      )}
      <div className="flex flex-wrap gap-2">
        {steps.map((step) => (
          <Button
            key={step.act}
            variant={onward.has(step.act) ? 'primary' : undefined}
            onClick={() => setAct(step.act)}
          >
            {t(`acts.${step.act}`)}
          </Button>
        ))}
      </div>
      {act && (
        <StepDialog
          key={act}
          {...{ storeId, today, act }}
          needsReason={steps.some((step) => step.act === act && step.needsReason)}
          onClose={() => setAct(null)}
        />
      )}
    </div>
  );
}

type StepDialogProps = {
  storeId: string;
  today: string;
  act: StoreAct;
  needsReason: boolean;
  onClose: () => void;
};

function StepDialog({ storeId, today, act, needsReason, onClose }: StepDialogProps) {
  const t = useTranslations('stores');
  const common = useTranslations('common');
  const errors = useTranslations('errors');
  const words = useProblemWords();
  const locale = useLocale();
  const { fields, submit, message, isBusy } = useActionForm(changeStatusAction, {
    words: (reason) => errors(reason as 'conflict'),
    onDone: ({ status }) => {
      toast.success(t('life.done', { status: t(`status.${status}`) }));
      onClose();
    },
  });
  return (
    <FormDialog
      {...{ message, isBusy, isOpen: true, onSubmit: submit }}
      onOpenChange={(open) => !open && onClose()}
      title={t(`acts.${act}`)}
      note={t(`actNotes.${act}`)}
      words={{ save: t(`acts.${act}`), cancel: t('life.cancel'), close: common('close') }}
    >
      <input type="hidden" name="id" value={storeId} />
      <input type="hidden" name="act" value={act} />
      <Field
        name="effectiveOn"
        label={t('life.effectiveOn')}
        error={fields.effectiveOn && words(fields.effectiveOn)}
      >
        <DatePicker
          {...{ locale, today, max: today, defaultValue: today }}
          label={t('life.effectiveOn')}
          placeholder={t('form.pickDay')}
        />
      </Field>
      <Field
        name="reason"
        label={t('life.reason')}
        required={needsReason}
        requiredLabel={common('required')}
        optionalLabel={common('optional')}
        help={t('life.reasonHelp')}
        error={fields.reason && words(fields.reason)}
      >
        <Textarea maxLength={200} rows={2} />
      </Field>
    </FormDialog>
  );
}
