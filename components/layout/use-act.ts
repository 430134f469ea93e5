'use client';
import { useRouter } from 'next/navigation';
import { useTransition } from 'react';
import { toast } from '@/components/ui/toast';
import { unanswered } from '@/components/ui/unanswered';
import { type FormAnswer, useFailureWords } from './form-answer';

type Act = (input: { id: string }) => Promise<FormAnswer<unknown>>;

/** Calls an act on one thing and shows what came of it: why not, and the page as it is now. */
export function useAct(act: Act): { isBusy: boolean; call: (id: string) => void } {
  const router = useRouter();
  const failureWords = useFailureWords();
  const [isBusy, start] = useTransition();
  const call = (id: string) =>
    start(async () => {
      const answer = await act({ id }).catch(unanswered);
      if (!answer.ok) toast.error(failureWords(answer.error));
      router.refresh();
    });
  return { isBusy, call };
}
