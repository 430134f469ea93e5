'use client';
import { useRouter } from 'next/navigation';
import { useTranslations } from 'next-intl';
import { useFailureWords } from '@/components/layout/form-answer';
import { toast } from '@/components/ui/toast';
import { unanswered } from '@/components/ui/unanswered';
import { changeNoteAction, removeNoteAction } from '@/lib/notes/actions';
import type { ChartNote } from '@/lib/notes/chart-note';

/** Removes a note or brings it back, and says so with the way back; tells of a note that was added or changed. */
export function useNoteActs() {
  const t = useTranslations('charts.notes');
  const router = useRouter();
  const failureWords = useFailureWords();
  const told = (message: 'added' | 'changed' | 'removed' | 'restored', undo?: () => void) => {
    toast.success(t(message), { action: undo ? { label: t('undo'), run: undo } : undefined });
    router.refresh();
  };
  const setRemoved = async (id: string, isRemoved: boolean) => {
    const answer = await removeNoteAction({ id, isRemoved }).catch(unanswered);
    if (!answer.ok) return void toast.error(failureWords(answer.error));
    told(isRemoved ? 'removed' : 'restored', isRemoved ? () => void setRemoved(id, false) : undefined);
  };
  const changeBack = async ({ id, from, to, text }: ChartNote) => {
    const answer = await changeNoteAction({ id, from, to, text }).catch(unanswered);
    if (!answer.ok) return void toast.error(failureWords(answer.error));
    told('restored');
  };
  return {
    remove: (note: ChartNote) => setRemoved(note.id, true),
    tellAdded: (id: string) => told('added', () => void setRemoved(id, true)),
    tellChanged: (before: ChartNote) => told('changed', () => void changeBack(before)),
  };
}
