'use client';
import { Pencil } from 'lucide-react';
import { useRouter } from 'next/navigation';
import { useTranslations } from 'next-intl';
import { type KeyboardEvent, useId, useRef, useState, useTransition } from 'react';
import { flushSync } from 'react-dom';
import { Input } from '@/components/ui/input';
import { fenOfText, textOfFen } from '@/components/ui/money-text';
import { toast } from '@/components/ui/toast';
import { unanswered } from '@/components/ui/unanswered';
import { useLocked } from '@/components/ui/write-lock';
import { setTargetAction } from '@/lib/targets/actions';
import { useFaultWords } from './fault-words';
import { useUndoBatch } from './use-undo-batch';

type TargetEditProps = {
  store: { code: string; name: string };
  /** `2026-11`. */
  month: string;
  /** Digits; null without a target. */
  fen: string | null;
  /** As the column shows it. */
  shown: string;
};

/** A store's target, edited where it stands: Enter or leaving saves, Escape leaves it, an empty field takes it away. */
export function TargetEdit(props: TargetEditProps) {
  const { store, fen, shown } = props;
  const t = useTranslations('targets');
  const button = useRef<HTMLButtonElement>(null);
  const [isOpen, setIsOpen] = useState(false);
  const locked = useLocked(true);
  /** `byKey`: whoever works by keyboard goes on where they were. */
  const close = (byKey: boolean) => {
    flushSync(() => setIsOpen(false));
    if (byKey) button.current?.focus();
  };
  if (isOpen) return <TargetField {...props} close={close} />;
  return (
    <button
      ref={button}
      type="button"
      {...locked}
      aria-label={t('edit.label', { name: store.name, value: fen === null ? t('edit.none') : shown })}
      className="-mx-2 inline-flex min-h-8 items-center justify-end gap-1.5 rounded-control px-2 hover:bg-pressed/60"
      onClick={() => setIsOpen(true)}
    >
      {shown}
      <Pencil aria-hidden className="size-3.5 text-ink-3" />
    </button>
  );
}

type Close = (byKey: boolean) => void;

/** Sends once, says what was refused, and offers the way back. */
function useSaving({ store, month, fen, close }: TargetEditProps & { close: Close }) {
  const t = useTranslations('targets');
  const [fault, setFault] = useState<string | null>(null);
  const [isBusy, start] = useTransition();
  const isOver = useRef(false);
  const router = useRouter();
  const undo = useUndoBatch();
  const words = useFaultWords();
  const save = (text: string, byKey: boolean) => {
    if (isOver.current) return;
    isOver.current = true;
    const netFen = text.trim() === '' ? null : (fenOfText(text) ?? text);
    if (netFen === fen) return close(byKey);
    start(async () => {
      const answer = await setTargetAction({ store: store.code, month, netFen, was: fen }).catch(unanswered);
      if (!answer.ok) {
        setFault(words(answer.error));
        isOver.current = false;
        return;
      }
      const { batchId } = answer.data;
      toast.success(t('edit.saved', { name: store.name }), {
        action: batchId ? { label: t('edit.undo'), run: () => undo(batchId) } : undefined,
      });
      router.refresh();
      close(byKey);
    });
  };
  const leave = () => {
    isOver.current = true;
    close(true);
  };
  return { fault, isBusy, save, leave };
}

function TargetField(props: TargetEditProps & { close: Close }) {
  const t = useTranslations('targets');
  const [text, setText] = useState(() => textOfFen(props.fen));
  const { fault, isBusy, save, leave } = useSaving(props);
  const faultId = useId();
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key === 'Escape') leave();
    if (event.key !== 'Enter' || event.nativeEvent.isComposing) return;
    event.preventDefault();
    save(text, true);
  };
  return (
    <span className="grid justify-items-end gap-1">
      <Input
        aria-label={t('edit.field', { name: props.store.name })}
        aria-invalid={fault !== null}
        aria-describedby={fault ? faultId : undefined}
        className="h-8 w-36 text-right"
        prefix="¥"
        inputMode="decimal"
        autoComplete="off"
        autoFocus
        readOnly={isBusy}
        value={text}
        onChange={(event) => setText(event.target.value)}
        onKeyDown={onKeyDown}
        onBlur={() => save(text, false)}
      />
      {fault ? (
        <span id={faultId} role="alert" className="max-w-60 text-note whitespace-normal text-bad">
          {fault}
        </span>
      ) : null}
    </span>
  );
}
