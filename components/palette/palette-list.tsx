'use client';
import { Command } from 'cmdk';
import { Search, X } from 'lucide-react';
import { useRouter } from 'next/navigation';
import { useTranslations } from 'next-intl';
import * as Dialog from 'radix-ui/dialog';
import { type KeyboardEvent, useEffect, useRef, useState } from 'react';
import { cn } from '@/components/ui/cn';
import { IconButton } from '@/components/ui/icon-button';
import { followLink } from './follow-link';
import { readRecents } from './kept-here';
import type { PaletteCommand } from './palette-commands';
import { PaletteHints, PaletteMessage } from './palette-foot';
import { PaletteItem } from './palette-item';
import { type PaletteLine, paletteGroups } from './palette-lines';
import { useFound, useRecentLines } from './use-found';
import { useLocalActs } from './use-local-acts';

export type PaletteListProps = {
  commands: PaletteCommand[];
  person: string;
  text: string;
  onText: (text: string) => void;
  onClose: () => void;
  onSheet: () => void;
};

function useGroups({ commands, person, text, onSheet }: PaletteListProps) {
  const [kept] = useState(() => readRecents(person));
  const recents = useRecentLines(kept);
  const asked = useFound(text);
  const acts = useLocalActs(onSheet);
  const { found, isStale } = asked;
  const groups = paletteGroups({ text, commands, acts, recents: recents ?? [], found, isStale });
  return { groups, asked, awaited: recents === null && text.trim() === '' ? kept.length : 0 };
}

/** The field and its list: pages, acts, what was opened before, and what the text finds. */
export function PaletteList(props: PaletteListProps) {
  const { text, onText, onClose } = props;
  const t = useTranslations('palette');
  const router = useRouter();
  const { groups, asked, awaited } = useGroups(props);
  const lines = groups.flatMap((group) => group.lines);
  const [wanted, setWanted] = useState({ id: '', turn: 0 });
  const ready = lines.filter(({ isStale }) => !isStale);
  const chosen = ready.find(({ id }) => id === wanted.id) ?? ready[0];
  const want = (id: string) => setWanted(({ turn }) => ({ id, turn: turn + 1 }));
  // The list keeps a choice of its own, which wanders when lines go. Told the same twice it would not listen, so a blank,
  // which it cuts off, makes every telling another.
  const told = chosen ? `${chosen.id}${wanted.turn % 2 ? ' ' : ''}` : '';
  const choose = (line: PaletteLine) => {
    onClose();
    if (line.href) followLink(line.href, router.push);
    else line.run?.();
  };
  const waiting = useEnterAhead(asked.isStale, chosen, choose);
  const change = (next: string) => {
    onText(next);
    want('');
    waiting.forget();
  };
  return (
    <Command
      shouldFilter={false}
      loop
      vimBindings={false}
      label={t('placeholder')}
      value={told}
      onValueChange={want}
      onKeyDown={waiting.onKeyDown}
      className="flex min-h-0 flex-col"
    >
      <PaletteField text={text} onText={change} isBusy={asked.isStale} />
      <Command.List
        label={t('list')}
        className={cn(
          'max-h-110 min-h-0 scroll-py-2 overflow-y-auto overscroll-contain p-1.5',
          lines.length === 0 && 'hidden',
        )}
      >
        {groups.map(({ key, lines: own }) => (
          <Command.Group
            key={key}
            heading={t(`group.${key}`)}
            className="**:[[cmdk-group-heading]]:px-2.5 **:[[cmdk-group-heading]]:pt-2 **:[[cmdk-group-heading]]:pb-1 **:[[cmdk-group-heading]]:text-note **:[[cmdk-group-heading]]:text-ink-3"
          >
            {own.map((line) => (
              <PaletteItem key={line.id} line={line} onChoose={() => choose(line)} />
            ))}
          </Command.Group>
        ))}
      </Command.List>
      <PaletteMessage {...{ text, awaited, asked, count: lines.length }} />
      <PaletteHints />
    </Command>
  );
}

function PaletteField({
  text,
  onText,
  isBusy,
}: {
  text: string;
  onText: (text: string) => void;
  isBusy: boolean;
}) {
  const t = useTranslations('palette');
  const common = useTranslations('common');
  return (
    <div className="flex h-12 shrink-0 items-center gap-2.5 border-b px-4">
      <Search aria-hidden className="size-4 shrink-0 text-ink-3" />
      <Command.Input
        autoFocus
        value={text}
        onValueChange={onText}
        maxLength={100}
        enterKeyHint="go"
        aria-busy={isBusy}
        placeholder={t('placeholder')}
        className="h-full w-full min-w-0 bg-transparent text-lead outline-none"
      />
      <Dialog.Close asChild>
        <IconButton label={common('close')} icon={<X aria-hidden />} size="sm" className="md:hidden" />
      </Dialog.Close>
    </div>
  );
}

/** Enter before the answer is there opens the first line of the answer, unless one types on. */
function useEnterAhead(
  isStale: boolean,
  chosen: PaletteLine | undefined,
  choose: (line: PaletteLine) => void,
) {
  const [isAwaited, setAwaited] = useState(false);
  const latest = useRef(choose);
  useEffect(() => {
    latest.current = choose;
  });
  useEffect(() => {
    if (!isAwaited || isStale) return;
    setAwaited(false);
    if (chosen) latest.current(chosen);
  }, [isAwaited, isStale, chosen]);
  return {
    forget: () => setAwaited(false),
    onKeyDown: ({ key, nativeEvent }: KeyboardEvent) => {
      const isComposing = nativeEvent.isComposing || nativeEvent.keyCode === 229;
      if (key === 'Enter' && !isComposing && isStale && !chosen) setAwaited(true);
    },
  };
}
