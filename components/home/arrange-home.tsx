'use client';
import { LayoutGrid } from 'lucide-react';
import { useTranslations } from 'next-intl';
import { useState, useTransition } from 'react';
import { useFailureWords } from '@/components/layout/form-answer';
import { Button } from '@/components/ui/button';
import { Checkbox } from '@/components/ui/checkbox';
import { Dialog } from '@/components/ui/dialog';
import { SegmentedControl } from '@/components/ui/segmented-control';
import { toast } from '@/components/ui/toast';
import { unanswered } from '@/components/ui/unanswered';
import { arrangeHomeAction } from '@/lib/home/actions';
import { layoutOf, type PlacedCard } from '@/lib/home/cards';
import type { ArrangeHomeInput } from '@/lib/home/input';
import type { Arrangement } from './arrangement';
import { CardOrder } from './card-order';

/** Which cards, in which order; an administrator also for a role. Moving is by buttons, so that it needs no drag. */
export function ArrangeHome({ arrangements }: { arrangements: Arrangement[] }) {
  const t = useTranslations('home.arrange');
  const common = useTranslations('common');
  const [isOpen, setIsOpen] = useState(false);
  return (
    <Dialog
      open={isOpen}
      onOpenChange={setIsOpen}
      trigger={<Button icon={<LayoutGrid aria-hidden />}>{t('open')}</Button>}
      title={t('title')}
      note={t('note')}
      closeLabel={common('close')}
    >
      <Arranging arrangements={arrangements} onDone={() => setIsOpen(false)} />
    </Dialog>
  );
}

function useArrange(onDone: () => void) {
  const t = useTranslations('home.arrange');
  const common = useTranslations('common');
  const failureWords = useFailureWords();
  const [isBusy, start] = useTransition();
  const call = (input: ArrangeHomeInput, said: string, isUndo = false) =>
    start(async () => {
      const answer = await arrangeHomeAction(input).catch(unanswered);
      if (!answer.ok) {
        toast.error(failureWords(answer.error));
        return;
      }
      onDone();
      const back = { ...input, layout: answer.data.before };
      const undo = { label: common('undo'), run: () => call(back, t('undone'), true) };
      toast.success(said, isUndo ? {} : { action: undo });
    });
  return { isBusy, call };
}

function Arranging({ arrangements, onDone }: { arrangements: Arrangement[]; onDone: () => void }) {
  const t = useTranslations('home.arrange');
  const common = useTranslations('common');
  const { isBusy, call } = useArrange(onDone);
  const [key, setKey] = useState('mine');
  const chosen = arrangements.find((one) => one.key === key) ?? arrangements[0];
  const [cards, setCards] = useState<PlacedCard[]>(chosen?.cards ?? []);
  const [isRowLocked, setIsRowLocked] = useState(false);
  if (!chosen) return null;
  const choose = (next: string) => {
    const found = arrangements.find((one) => one.key === next);
    setKey(next);
    setCards(found?.cards ?? []);
    setIsRowLocked(found?.isRowLocked ?? false);
  };
  const { home, whose } = chosen;
  return (
    <div className="grid gap-4">
      {arrangements.length > 1 ? (
        <SegmentedControl
          label={t('whose')}
          value={key}
          onValueChange={choose}
          className="max-w-full flex-wrap"
          options={arrangements.map((one) => ({ value: one.key, label: one.label }))}
        />
      ) : null}
      <CardOrder cards={cards} onChange={setCards} />
      {whose === 'role' ? (
        <Checkbox
          label={t('lock')}
          help={t('lockHelp')}
          checked={isRowLocked}
          onChange={(event) => setIsRowLocked(event.target.checked)}
        />
      ) : null}
      <div className="flex flex-wrap justify-between gap-2">
        <Button
          variant="ghost"
          disabled={isBusy || !chosen.isKept}
          onClick={() => call({ home, whose, layout: null }, t('wasReset'))}
        >
          {t('reset')}
        </Button>
        <Button
          variant="primary"
          loading={isBusy}
          onClick={() =>
            call(
              { home, whose, layout: layoutOf(cards, isRowLocked) as ArrangeHomeInput['layout'] },
              t('saved'),
            )
          }
        >
          {common('save')}
        </Button>
      </div>
    </div>
  );
}
