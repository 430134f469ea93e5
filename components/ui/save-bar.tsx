'use client';
import type { ReactNode } from 'react';
import { useEffect, useRef } from 'react';
import { Button } from './button';
import { cn } from './cn';
import { ModifierKeys } from './modifier-keys';

/** The one bar of a long form: what changed, how far one is, discard and save. ⌘S or Ctrl+S saves. */
export function SaveBar({
  note,
  save,
  discard,
  isSaving,
  isNarrow = false,
  onDiscard,
}: {
  note: ReactNode;
  save: string;
  discard?: string;
  isSaving: boolean;
  /** In a side column: the words stand above the buttons. */
  isNarrow?: boolean;
  onDiscard?: () => void;
}) {
  const ref = useRef<HTMLDivElement>(null);
  useEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      if (!(event.metaKey || event.ctrlKey) || event.key.toLowerCase() !== 's') return;
      event.preventDefault();
      ref.current?.closest('form')?.requestSubmit();
    };
    document.addEventListener('keydown', onKey);
    return () => document.removeEventListener('keydown', onKey);
  }, []);
  return (
    <div
      ref={ref}
      className="sticky bottom-3 z-20 mt-5 flex flex-wrap items-center gap-x-4 gap-y-2 rounded-card border bg-raised px-5 py-3 shadow-overlay max-md:px-4"
    >
      <p
        role="status"
        className={cn(
          'min-w-0 flex-1 truncate text-small text-ink-2 max-md:basis-full',
          isNarrow && 'basis-full',
        )}
      >
        {note}
      </p>
      <div className="flex items-center gap-2 max-md:w-full max-md:*:flex-1">
        {discard && (
          <Button onClick={onDiscard} disabled={isSaving}>
            {discard}
          </Button>
        )}
        <Button type="submit" variant="primary" loading={isSaving}>
          {save}
          <span className="max-md:hidden">
            <ModifierKeys letter="S" />
          </span>
        </Button>
      </div>
    </div>
  );
}
