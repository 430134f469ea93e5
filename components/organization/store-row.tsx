'use client';
import { ArrowRightLeft, GripVertical } from 'lucide-react';
import Link from 'next/link';
import { useTranslations } from 'next-intl';
import { Button } from '@/components/ui/button';
import { cn } from '@/components/ui/cn';
import { useMoves } from './org-moves';

type Props = { store: { id: string; code: string; name: string; brandName: string; canMove: boolean } };

/** A store of the chosen region: dragged by its whole line, or moved by its button. */
export function StoreRow({ store }: Props) {
  const t = useTranslations('organization');
  const moves = useMoves();
  const canMove = moves !== null && store.canMove;
  return (
    <li
      draggable={canMove}
      onDragStart={(event) => {
        event.dataTransfer.effectAllowed = 'move';
        event.dataTransfer.setData('text/plain', store.name);
        moves?.drag(store);
      }}
      onDragEnd={() => moves?.drag(null)}
      className={cn(
        'group flex min-h-11 items-center gap-2 px-5 max-md:px-4',
        canMove && 'lg:cursor-grab lg:hover:bg-hover',
        moves?.dragged?.id === store.id && 'opacity-50',
      )}
    >
      {canMove ? (
        <GripVertical aria-hidden className="-ml-2 size-4 shrink-0 text-ink-3 max-lg:hidden" />
      ) : null}
      <span className="min-w-0 flex-1 py-1.5">
        <Link
          href={`/stores/${store.id}/life`}
          draggable={false}
          className="block truncate underline-offset-4 hover:text-primary hover:underline"
        >
          {store.name}
        </Link>
        <span className="block truncate text-note text-ink-3">
          {store.code} · {store.brandName}
        </span>
      </span>
      {canMove ? (
        <Button
          size="sm"
          variant="ghost"
          aria-label={`${t('moveTo')} ${store.name}`}
          icon={<ArrowRightLeft aria-hidden />}
          onClick={() => moves.ask(store)}
        >
          {t('moveTo')}
        </Button>
      ) : null}
    </li>
  );
}
