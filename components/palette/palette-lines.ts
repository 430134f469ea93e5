import { matchingText } from '@/lib/organization/text-match';
import { type Found, type FoundKind, type FoundLine, foundKinds, hrefOfFound } from '@/lib/palette/found';
import type { PaletteCommand } from './palette-commands';

/** An act of this page alone, without an address. */
export type LocalAct = PaletteCommand & { run: () => void };

export type PaletteLine = {
  /** Unique in the palette. */
  id: string;
  label: string;
  note?: string;
  icon: FoundKind | 'go' | 'act';
  href: string | null;
  run?: () => void;
  /** Seen, but not to be chosen: it answers what was typed before. */
  isStale?: boolean;
};
export type PaletteGroup = { key: FoundKind | 'recent' | 'go' | 'act'; lines: PaletteLine[] };

const foundLine = (kind: FoundKind, line: FoundLine, isStale: boolean): PaletteLine => ({
  ...{ id: `${kind}:${line.id}`, label: line.name, note: line.code, icon: kind },
  ...{ href: hrefOfFound(kind, line), isStale },
});

const commandLine = (command: PaletteCommand | LocalAct): PaletteLine => ({
  ...{ id: `${command.kind}:${command.href}`, label: command.label, icon: command.kind },
  ...('run' in command ? { href: null, run: command.run } : { href: command.href }),
});

/**
 * The groups of the palette: what one opened before while nothing is typed, pages and acts that match, then what was found.
 * What is at hand stands first, so that no answer moves it away under one's finger.
 */
export function paletteGroups(question: {
  text: string;
  commands: readonly PaletteCommand[];
  acts: readonly LocalAct[];
  recents: readonly (FoundLine & { kind: FoundKind })[];
  found: Found;
  isStale: boolean;
}): PaletteGroup[] {
  const { text, commands, acts, recents, found, isStale } = question;
  const fitting = matchingText([...commands, ...acts], text);
  const isAsked = text.trim() !== '';
  // Before anything is typed only the first level, so that the acts stay in sight.
  const isShown = ({ kind, href }: PaletteCommand) => isAsked || kind === 'act' || !href.includes('/', 1);
  const of = (kind: PaletteCommand['kind']) =>
    fitting.filter((one) => one.kind === kind && isShown(one)).map(commandLine);
  const groups: PaletteGroup[] = [
    {
      key: 'recent',
      lines: isAsked ? [] : recents.map((line) => foundLine(line.kind, line, false)),
    },
    { key: 'go', lines: of('go') },
    { key: 'act', lines: of('act') },
    ...foundKinds.map((kind) => ({
      key: kind,
      lines: isAsked ? found[kind].map((line) => foundLine(kind, line, isStale)) : [],
    })),
  ];
  return groups.filter(({ lines }) => lines.length > 0);
}
