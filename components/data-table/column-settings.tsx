'use client';
import { ArrowDown, ArrowUp, Pin, Settings2 } from 'lucide-react';
import { usePathname, useRouter, useSearchParams } from 'next/navigation';
import { useState } from 'react';
import { Button } from '@/components/ui/button';
import { IconButton } from '@/components/ui/icon-button';
import { Popover } from '@/components/ui/popover';
import { fillWords } from '@/lib/i18n/fill-words';
import { type ColumnChoice, columnChoices, moveColumn, pinnedKeys, shownKeys } from './column-order';
import { type Density, MOST_PINNED, settleView } from './table-state';
import type { TableWords } from './table-words';

type ColumnSettingsProps = {
  columns: readonly { key: string; header: string; isFixed?: boolean }[];
  wanted: readonly string[] | null;
  pinned: readonly string[];
  density: Density;
  words: TableWords;
};

const DENSITIES = ['compact', 'default', 'relaxed'] as const;

/** Which columns, in which order, how dense. Moving is by buttons, so that it needs no drag; the URL keeps it. */
export function ColumnSettings({ columns, wanted, pinned, density, words }: ColumnSettingsProps) {
  const router = useRouter();
  const pathname = usePathname();
  const params = useSearchParams();
  const [isOpen, setIsOpen] = useState(false);
  const [choices, setChoices] = useState<ColumnChoice[]>([]);
  const [wish, setWish] = useState<Density>(density);
  const open = (next: boolean) => {
    if (next) {
      setChoices(columnChoices({ columns, wanted, pinned }));
      setWish(density);
    }
    setIsOpen(next);
  };
  const write = (change: Record<string, string | null>) => {
    const query = new URLSearchParams(params);
    for (const [name, value] of Object.entries(change)) {
      if (value === null) query.delete(name);
      else query.set(name, value);
    }
    router.replace(`${pathname}?${settleView(query)}`, { scroll: false });
    setIsOpen(false);
  };
  return (
    <Popover
      label={words.columns}
      open={isOpen}
      onOpenChange={open}
      align="end"
      className="w-72"
      trigger={<IconButton label={words.columns} icon={<Settings2 aria-hidden />} />}
    >
      <ColumnList choices={choices} onChange={setChoices} words={words} />
      <DensityChoice wish={wish} onChange={setWish} words={words} />
      <div className="mt-3 flex justify-between gap-2">
        <Button size="sm" variant="ghost" onClick={() => write({ cols: null, pin: null, density: null })}>
          {words.resetColumns}
        </Button>
        <Button
          size="sm"
          variant="primary"
          onClick={() =>
            write({
              cols: shownKeys(choices).join(','),
              pin: pinnedKeys(choices).join(',') || null,
              density: wish === 'default' ? null : wish,
            })
          }
        >
          {words.apply}
        </Button>
      </div>
    </Popover>
  );
}

type DensityChoiceProps = { wish: Density; onChange: (wish: Density) => void; words: TableWords };

function DensityChoice({ wish, onChange, words }: DensityChoiceProps) {
  return (
    <fieldset className="mt-3 border-t pt-3">
      <legend className="sr-only">{words.density}</legend>
      <div className="flex gap-1 text-small">
        {DENSITIES.map((one) => (
          <label
            key={one}
            className="flex h-8 grow items-center justify-center gap-1.5 rounded-control has-checked:bg-primary-tint"
          >
            <input
              type="radio"
              name="density"
              checked={wish === one}
              onChange={() => onChange(one)}
              className="accent-primary"
            />
            {words[one]}
          </label>
        ))}
      </div>
    </fieldset>
  );
}

type ColumnListProps = {
  choices: readonly ColumnChoice[];
  onChange: (choices: ColumnChoice[]) => void;
  words: TableWords;
};

function ColumnList({ choices, onChange, words }: ColumnListProps) {
  return (
    <ul className="grid max-h-80 gap-0.5 overflow-y-auto">
      {choices.map((choice, index) => (
        <li key={choice.key} className="flex items-center gap-1 rounded-control pl-1 hover:bg-hover">
          <label className="flex h-8 min-w-0 grow items-center gap-2 text-body">
            <input
              type="checkbox"
              checked={choice.isShown}
              disabled={choice.isFixed}
              className="size-4 shrink-0 accent-primary"
              onChange={() =>
                onChange(choices.map((one) => (one === choice ? { ...one, isShown: !one.isShown } : one)))
              }
            />
            <span className="truncate">{choice.label}</span>
          </label>
          <IconButton
            size="sm"
            label={fillWords(words.pin, { name: choice.label })}
            icon={<Pin aria-hidden className={choice.isPinned ? 'fill-current text-primary' : undefined} />}
            aria-pressed={choice.isPinned}
            disabled={choice.isFixed || (!choice.isPinned && pinnedKeys(choices).length >= MOST_PINNED)}
            onClick={() =>
              onChange(choices.map((one) => (one === choice ? { ...one, isPinned: !one.isPinned } : one)))
            }
          />
          {([-1, 1] as const).map((by) => (
            <IconButton
              key={by}
              size="sm"
              label={`${by < 0 ? words.moveUp : words.moveDown} ${choice.label}`}
              icon={by < 0 ? <ArrowUp aria-hidden /> : <ArrowDown aria-hidden />}
              disabled={choice.isFixed || Boolean(choices[index + by]?.isFixed) || !choices[index + by]}
              onClick={() => onChange(moveColumn({ choices, key: choice.key, by }))}
            />
          ))}
        </li>
      ))}
    </ul>
  );
}
