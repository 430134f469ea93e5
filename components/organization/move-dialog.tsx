import { useRouter } from 'next/navigation';
import { useLocale, useTranslations } from 'next-intl';
import { useEffect, useState } from 'react';
import { useFailureWords } from '@/components/layout/form-answer';
import { DatePicker } from '@/components/ui/date-picker';
import { Field } from '@/components/ui/field';
import { FormDialog } from '@/components/ui/form-dialog';
import { toast } from '@/components/ui/toast';
import { TreeSelect } from '@/components/ui/tree-select';
import type { TreeNode } from '@/components/ui/tree-shape';
import { unanswered } from '@/components/ui/unanswered';
import { useActionForm } from '@/components/ui/use-action-form';
import { moveStoreAction, planMoveAction } from '@/lib/stores/actions';
import { type MovePlan, MovePreview } from './move-preview';
import type { MovingStore } from './moving-store';

type Props = {
  store: MovingStore;
  /** Where it was dropped. */
  region: string | null;
  regions: TreeNode[];
  today: string;
  on: string;
  onClose: () => void;
};

type Asked = { plan: MovePlan | null; fields: Record<string, string> };
const nothingYet: Asked = { plan: null, fields: {} };

/** What a move would change, or why it cannot be, asked anew with every choice. */
function usePlan(asked: { id: string; region: string | null; on: string }): Asked {
  const { id, region, on } = asked;
  const [found, setFound] = useState(nothingYet);
  useEffect(() => {
    let isOld = false;
    setFound(nothingYet);
    if (region)
      planMoveAction({ id, region, on })
        .catch(unanswered)
        .then((answer) => {
          if (isOld) return;
          if (answer.ok) setFound({ plan: answer.data, fields: {} });
          else setFound({ plan: null, fields: answer.error.fields ?? {} });
        });
    return () => {
      isOld = true;
    };
  }, [id, region, on]);
  return found;
}

/** Takes a move back by the move that undoes it, and says so. */
function useUndo(): (move: { id: string; region: string; on: string }) => void {
  const t = useTranslations('organization');
  const words = useFailureWords();
  const router = useRouter();
  return async (move) => {
    const answer = await moveStoreAction(move).catch(unanswered);
    if (answer.ok) toast.success(t('moveUndone'));
    else toast.error(words(answer.error));
    router.refresh();
  };
}

function useProblem(): (key: string | undefined) => string | undefined {
  const t = useTranslations('organization.errors');
  return (key) => key && t(t.has(key as 'other') ? (key as 'other') : 'other');
}

function useTreeWords() {
  const t = useTranslations('common');
  return { placeholder: t('selectPlaceholder'), search: { search: t('search'), empty: t('noMatch') } };
}

/** Which region, from which day, what that changes; afterwards it can be undone. */
export function MoveDialog({ store, region, regions, today, on, onClose }: Props) {
  const t = useTranslations('organization');
  const common = useTranslations('common');
  const errors = useTranslations('errors');
  const router = useRouter();
  const undo = useUndo();
  const problem = useProblem();
  const locale = useLocale();
  const [code, setCode] = useState(region);
  const [day, setDay] = useState(on > today ? on : today);
  const { plan, fields: refused } = usePlan({ id: store.id, region: code, on: day });
  const form = useActionForm(moveStoreAction, {
    words: (reason) => errors(reason as 'conflict'),
    onDone: ({ back }) => {
      onClose();
      router.refresh();
      const to = regions.find(({ id }) => id === code)?.label ?? '';
      toast.success(t('moved', { store: store.name, to, day }), {
        action: back
          ? { label: t('undo'), run: () => undo({ id: store.id, region: back, on: day }) }
          : undefined,
      });
    },
  });
  const must = { required: true, requiredLabel: common('required') };
  const fields = { ...refused, ...form.fields };
  return (
    <FormDialog
      isOpen
      onOpenChange={(open) => !open && onClose()}
      title={t('moveTitle', { store: store.name })}
      message={form.message}
      isBusy={form.isBusy}
      onSubmit={form.submit}
      words={{ save: t('moveApply'), cancel: t('cancel'), close: common('close') }}
    >
      <input type="hidden" name="id" value={store.id} />
      {plan?.from ? <input type="hidden" name="from" value={plan.from.code} /> : null}
      <Field name="region" label={t('moveWhere')} {...must} error={problem(fields.region)}>
        <TreeSelect
          nodes={regions}
          label={t('moveWhere')}
          value={code}
          onValueChange={setCode}
          {...useTreeWords()}
        />
      </Field>
      <Field name="on" label={t('moveOn')} help={t('moveOnHelp')} {...must} error={problem(fields.on)}>
        <DatePicker
          {...{ locale, today, placeholder: common('selectPlaceholder') }}
          label={t('moveOn')}
          value={day}
          onValueChange={setDay}
        />
      </Field>
      {code && Object.keys(refused).length === 0 ? <MovePreview plan={plan} day={day} today={today} /> : null}
    </FormDialog>
  );
}
