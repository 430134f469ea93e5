'use client';
import { Search } from 'lucide-react';
import { useTranslations } from 'next-intl';
import * as Dialog from 'radix-ui/dialog';
import { useState } from 'react';
import type { PaletteListProps } from './palette-list';
import { useLoaded } from './use-loaded';

/** Fetches the list ahead of the first opening. */
export const loadPalette = () => import('./palette-list');

type PaletteDialogProps = Omit<PaletteListProps, 'text' | 'onText'> & {
  isOpen: boolean;
  returnFocus: (event: Event) => void;
};

/** The palette's plate. Its list loads when it first opens; until then the text has a field, so that no key is lost. */
export function PaletteDialog({ isOpen, returnFocus, ...list }: PaletteDialogProps) {
  const t = useTranslations('palette');
  const [text, setText] = useState('');
  const { part, isFailed } = useLoaded(loadPalette, isOpen);
  return (
    <Dialog.Root
      open={isOpen}
      onOpenChange={(open) => {
        if (!open) list.onClose();
      }}
    >
      <Dialog.Portal>
        <Dialog.Overlay className="fixed inset-0 z-50 animate-fade-in bg-overlay" />
        <Dialog.Content
          aria-describedby={undefined}
          onCloseAutoFocus={(event) => {
            setText('');
            returnFocus(event);
          }}
          className="fixed inset-x-4 top-[10dvh] z-50 mx-auto flex max-h-[76dvh] max-w-160 animate-pop-in flex-col overflow-hidden rounded-card bg-raised text-ink shadow-overlay outline-none max-md:inset-x-2 max-md:top-2 max-md:max-h-[calc(100dvh-16px)]"
        >
          <Dialog.Title className="sr-only">{t('title')}</Dialog.Title>
          {part ? (
            <part.PaletteList {...list} text={text} onText={setText} />
          ) : (
            <EarlyField text={text} onText={setText} />
          )}
          {isFailed ? (
            <p role="alert" className="px-4 py-3 text-small text-ink-2">
              {t('failed.load')}
            </p>
          ) : null}
        </Dialog.Content>
      </Dialog.Portal>
    </Dialog.Root>
  );
}

function EarlyField({ text, onText }: Pick<PaletteListProps, 'text' | 'onText'>) {
  const t = useTranslations('palette');
  return (
    <div className="flex h-12 shrink-0 items-center gap-2.5 border-b px-4">
      <Search aria-hidden className="size-4 shrink-0 text-ink-3" />
      <input
        // biome-ignore lint/a11y/noAutofocus: one asked for the field by opening the dialog
        autoFocus
        value={text}
        onChange={(event) => onText(event.target.value)}
        aria-label={t('placeholder')}
        placeholder={t('placeholder')}
        className="h-full w-full min-w-0 bg-transparent text-lead outline-none"
      />
    </div>
  );
}
