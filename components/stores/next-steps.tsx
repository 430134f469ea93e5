'use client';
import { useLocale, useTranslations } from 'next-intl';
import { useId, useState } from 'react';
import { Banner } from '@/components/ui/banner';
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

/** Who may approve a store that waits: the asker, and the others by name. */
export type Approval = { isOwn: boolean; mayApprove: boolean; others: string[] };

type NextStepsProps = {
  storeId: string;
  status: StoreStatus;
  today: string;
  canWrite: boolean;
  approval: Approval | null;
  /** What the opening still lacks, a line each. */
  lacks: string[];
};

/** The acts one may do now. Each asks for its day, and for a reason where the history needs one. */
export function NextSteps({ storeId, status, today, canWrite, approval, lacks }: NextStepsProps) {
  const t = useTranslations('stores');
  const noteId = useId();
  const [act, setAct] = useState<StoreAct | null>(null);
  const steps = storeActs(status);
  if (!canWrite) return <p className="text-small text-ink-2">{t('life.noNext')}</p>;
  const isBarred = (step: { act: StoreAct }) => step.act === 'approve' && !approval?.mayApprove;
  return (
    <div className="grid gap-2">
      <div className="flex flex-wrap gap-2">
        {steps.map((step) => (
          <Button
            key={step.act}
            variant={onward.has(step.act) ? 'primary' : undefined}
            aria-disabled={isBarred(step) || undefined}
            aria-describedby={isBarred(step) ? noteId : undefined}
            onClick={() => !isBarred(step) && setAct(step.act)}
          >
            {t(`acts.${step.act}`)}
          </Button>
        ))}
      </div>
      {steps.some(isBarred) && approval && <WhoElse id={noteId} {...approval} />}
      {act && (
        <StepDialog
          key={act}
          {...{ storeId, today, act, lacks }}
          needsReason={steps.some((step) => step.act === act && step.needsReason)}
          onClose={() => setAct(null)}
        />
      )}
    </div>
  );
}

/** So many names are enough to know whom to ask. */
const shownNames = 3;

/** Why one may not approve it oneself, and who may. */
function WhoElse({ id, isOwn, others }: Approval & { id: string }) {
  const t = useTranslations('stores.life');
  const comma = useTranslations('common')('listComma');
  const names = others.slice(0, shownNames).join(comma);
  const key = isOwn ? 'approveNotOwn' : 'approveElse';
  return (
    <p id={id} className="text-small text-ink-2">
      {others.length === 0 ? t('approveNobody') : t(key, { names, count: others.length })}
    </p>
  );
}

/** What the opening lacks, for those who send the store in or decide on it. It may wait: nothing is refused for it. */
function Lacks({ lacks }: { lacks: string[] }) {
  const t = useTranslations('stores.life');
  return (
    <Banner tone="warn" title={t('lacksTitle', { count: lacks.length })}>
      <ul className="mb-1 list-disc pl-4">
        {lacks.map((line) => (
          <li key={line}>{line}</li>
        ))}
      </ul>
      <p>{t('lacksNote')}</p>
    </Banner>
  );
}

type StepDialogProps = {
  storeId: string;
  today: string;
  act: StoreAct;
  lacks: string[];
  needsReason: boolean;
  onClose: () => void;
};

function StepDialog({ storeId, today, act, lacks, needsReason, onClose }: StepDialogProps) {
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
      {onward.has(act) && lacks.length > 0 && <Lacks lacks={lacks} />}
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
