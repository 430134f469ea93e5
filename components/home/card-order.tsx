'use client';
import { ArrowDown, ArrowUp, Lock } from 'lucide-react';
import { useTranslations } from 'next-intl';
import { useEffect, useId, useState } from 'react';
import { IconButton } from '@/components/ui/icon-button';
import { moveCard, type PlacedCard } from '@/lib/home/cards';

type CardOrderProps = { cards: readonly PlacedCard[]; onChange: (cards: PlacedCard[]) => void };
type Moved = { key: PlacedCard['key']; by: -1 | 1 };

/** The cards by name: shown or not, one up or one down. The focus stays with the card that moves. */
export function CardOrder({ cards, onChange }: CardOrderProps) {
  const t = useTranslations('home.arrange');
  const names = useTranslations('home.cards');
  const own = useId();
  const [moved, setMoved] = useState<Moved | null>(null);
  const idOf = (key: string, by: number) => `${own}-${key}-${by < 0 ? 'up' : 'down'}`;
  // biome-ignore lint/correctness/useExhaustiveDependencies: after every move, which the order of the cards tells
  useEffect(() => {
    if (!moved) return;
    const wanted = document.getElementById(idOf(moved.key, moved.by)) as HTMLButtonElement | null;
    const other = document.getElementById(idOf(moved.key, -moved.by));
    (wanted?.disabled ? other : wanted)?.focus();
  }, [moved, cards]);
  const move = (card: PlacedCard, by: -1 | 1) => {
    onChange(moveCard(cards, { key: card.key, by }));
    setMoved({ key: card.key, by });
  };
  const place = moved ? cards.findIndex(({ key }) => key === moved.key) + 1 : 0;
  return (
    <>
      <ol className="grid gap-0.5">
        {cards.map((card, at) => {
          const can = (by: -1 | 1) => {
            const other = cards[at + by];
            return other !== undefined && !other.isLocked;
          };
          return (
            <CardLine
              key={card.key}
              {...{ card, can, idOf, name: names(card.key) }}
              onToggle={() =>
                onChange(cards.map((one) => (one === card ? { ...one, isShown: !one.isShown } : one)))
              }
              onMove={(by) => move(card, by)}
            />
          );
        })}
      </ol>
      <p role="status" className="sr-only">
        {moved ? t('at', { name: names(moved.key), place }) : ''}
      </p>
    </>
  );
}

type CardLineProps = {
  card: PlacedCard;
  name: string;
  can: (by: -1 | 1) => boolean;
  idOf: (key: string, by: number) => string;
  onToggle: () => void;
  onMove: (by: -1 | 1) => void;
};

function CardLine({ card, name, can, idOf, onToggle, onMove }: CardLineProps) {
  const t = useTranslations('home.arrange');
  return (
    <li className="flex items-center gap-1 rounded-control pl-2 hover:bg-hover">
      <label className="flex h-10 min-w-0 grow items-center gap-2.5 max-md:h-12">
        <input
          type="checkbox"
          aria-label={t('show', { name })}
          checked={card.isShown}
          disabled={card.isLocked}
          className="size-4 shrink-0 accent-primary"
          onChange={onToggle}
        />
        <span className="truncate">{name}</span>
      </label>
      {card.isLocked ? (
        <span className="inline-flex items-center gap-1 px-2 text-ink-3 text-note">
          <Lock aria-hidden className="size-3.5" />
          {t('locked')}
        </span>
      ) : (
        ([-1, 1] as const).map((by) => (
          <IconButton
            key={by}
            id={idOf(card.key, by)}
            size="sm"
            label={t(by < 0 ? 'up' : 'down', { name })}
            icon={by < 0 ? <ArrowUp aria-hidden /> : <ArrowDown aria-hidden />}
            disabled={!can(by)}
            onClick={() => onMove(by)}
          />
        ))
      )}
    </li>
  );
}
