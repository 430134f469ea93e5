'use client';
import { useRouter } from 'next/navigation';
import { useEffect, useState } from 'react';
import { Button } from './button';
import { Dialog } from './dialog';

export interface LeaveWords {
  title: string;
  note: string;
  stay: string;
  leave: string;
  close: string;
}

/** Something lies over the page that Escape closes first. */
const overlays = '[role="dialog"],[role="alertdialog"],[role="menu"],[role="listbox"],[role="tree"]';

/** Asks before changes are lost: by a link of the page, by closing it, or by Escape, which discards and stays. */
export function LeaveGuard({
  active,
  words,
  onDiscard,
}: {
  active: boolean;
  words: LeaveWords;
  onDiscard: () => void;
}) {
  const router = useRouter();
  // Where one wants to go; the empty address is here.
  const [target, setTarget] = useState<string | null>(null);
  useEffect(() => {
    if (!active) return;
    const onClick = (event: MouseEvent) => {
      const link = (event.target as Element | null)?.closest?.('a[href]');
      const isPlain = event.button === 0 && !event.metaKey && !event.ctrlKey && !event.shiftKey;
      if (!(link instanceof HTMLAnchorElement) || !isPlain || link.target || link.origin !== location.origin)
        return;
      if (link.pathname === location.pathname) return;
      event.preventDefault();
      event.stopPropagation();
      setTarget(link.pathname + link.search);
    };
    const onKey = (event: KeyboardEvent) => {
      if (event.key !== 'Escape' || event.defaultPrevented || event.isComposing) return;
      if (!document.querySelector(overlays)) setTarget('');
    };
    const onUnload = (event: BeforeUnloadEvent) => event.preventDefault();
    document.addEventListener('click', onClick, true);
    document.addEventListener('keydown', onKey);
    window.addEventListener('beforeunload', onUnload);
    return () => {
      document.removeEventListener('click', onClick, true);
      document.removeEventListener('keydown', onKey);
      window.removeEventListener('beforeunload', onUnload);
    };
  }, [active]);
  return (
    <LeaveQuestion
      isOpen={target !== null}
      words={words}
      onStay={() => setTarget(null)}
      onLeave={() => {
        const to = target;
        setTarget(null);
        onDiscard();
        if (to) router.push(to);
      }}
    />
  );
}

type LeaveQuestionProps = {
  isOpen: boolean;
  words: LeaveWords;
  onStay: () => void;
  onLeave: () => void;
};

/** Whether what was changed may be lost. */
export function LeaveQuestion({ isOpen, words, onStay, onLeave }: LeaveQuestionProps) {
  return (
    <Dialog
      open={isOpen}
      onOpenChange={(open) => !open && onStay()}
      title={words.title}
      note={words.note}
      closeLabel={words.close}
      footer={
        <>
          <Button onClick={onLeave}>{words.leave}</Button>
          <Button variant="primary" onClick={onStay}>
            {words.stay}
          </Button>
        </>
      }
    />
  );
}
