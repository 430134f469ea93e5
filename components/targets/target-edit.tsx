'use client';
import { Pencil } from 'lucide-react';
import { useRouter } from 'next/navigation';
import { useTranslations } from 'next-intl';
import { type KeyboardEvent, useState, useTransition } from 'react';
import { Input } from '@/components/ui/input';
import { fenOfText, textOfFen } from '@/components/ui/money-text';
import { toast } from '@/components/ui/toast';
import { setTargetAction } from '@/lib/targets/actions';
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
export function TargetEdit({ store, month, fen, shown }: TargetEditProps) {
  const t = useTranslations('targets');
  const [text, setText] = useState<string | null>(null);
  const [isBusy, start] = useTransition();
  const router = useRouter();
  const undo = useUndoBatch();
  const fault = useFaultWords();
  const save = () => {
    if (text === null || isBusy) return;
    const sent = text.trim() === '' ? null : (fenOfText(text) ?? text);
    if (sent === fen) return setText(null);
    start(async () => {
      const answer = await setTargetAction({ store: store.code, month, netFen: sent });
      if (!answer.ok) {
        toast.error(fault(answer.error));
        return;
      }
      const { batchId } = answer.data;
      toast.success(t('edit.saved', { name: store.name }), {
        action: batchId ? { label: t('edit.undo'), run: () => undo(batchId) } : undefined,
      });
      setText(null);
      router.refresh();
    });
  };
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key === 'Escape') setText(null);
    if (event.key === 'Enter' && !event.nativeEvent.isComposing) {
      event.preventDefault();
      save();
    }
  };
  if (text === null)
    return (
      <button
        type="button"
        aria-label={t('edit.label', { name: store.name, value: shown })}
        className="-mx-2 inline-flex min-h-8 items-center justify-end gap-1.5 rounded-control px-2 hover:bg-pressed/60"
        onClick={() => setText(textOfFen(fen))}
      >
        {shown}
        <Pencil aria-hidden className="size-3.5 text-ink-3" />
      </button>
    );
  return (
    <Input
      aria-label={t('edit.field', { name: store.name })}
      className="h-8 w-36 text-right"
      prefix="¥"
      inputMode="decimal"
      autoComplete="off"
      autoFocus
      disabled={isBusy}
      value={text}
      onChange={(event) => setText(event.target.value)}
      onKeyDown={onKeyDown}
      onBlur={save}
    />
  );
}

function useFaultWords() {
  const t = useTranslations('targets.errors');
  const errors = useTranslations('errors');
  return ({ code, fields }: { code: string; fields?: Record<string, string> }): string => {
    const [first] = Object.values(fields ?? {});
    if (first) return t.has(first as 'other') ? t(first as 'other') : t('other');
    return errors(code as 'conflict');
  };
}
