'use client';
import { ArrowDown, ArrowUp, Maximize2, X } from 'lucide-react';
import Link from 'next/link';
import { useRouter } from 'next/navigation';
import { type ReactNode, useEffect, useEffectEvent, useRef } from 'react';
import { fillWords } from '@/lib/i18n/fill-words';
import type { TableWords } from './table-words';

type PeekPanelProps = {
  id: string;
  title: string;
  closeHref: string;
  /** The whole page about it. */
  openHref: string;
  previousHref: string | null;
  nextHref: string | null;
  words: TableWords;
  children: ReactNode;
};

const writes =
  'input, textarea, select, [contenteditable="true"], [role="listbox"], [role="menu"], [role="dialog"]';
const button =
  'grid size-8 place-items-center rounded-control text-ink-2 hover:bg-hover hover:text-ink aria-disabled:pointer-events-none aria-disabled:opacity-40';

/** The keys of the panel, and the focus: in it while it is open, back in its row when it closes. */
function usePeekKeys(at: Pick<PeekPanelProps, 'id' | 'closeHref' | 'previousHref' | 'nextHref'>) {
  const { id, closeHref, previousHref, nextHref } = at;
  const panel = useRef<HTMLElement>(null);
  const router = useRouter();
  const go = (href: string | null) => href && router.replace(href, { scroll: false });
  const onKey = useEffectEvent((event: KeyboardEvent) => {
    const target = event.target as HTMLElement;
    if (event.defaultPrevented || event.isComposing || target.closest(writes)) return;
    if (event.key === 'Escape') go(closeHref);
    const href = event.key === 'ArrowUp' ? previousHref : event.key === 'ArrowDown' ? nextHref : null;
    if (!href || event.altKey || event.ctrlKey || event.metaKey) return;
    event.preventDefault();
    go(href);
  });
  useEffect(() => {
    document.addEventListener('keydown', onKey);
    panel.current?.focus({ preventScroll: true });
    const row = document.querySelector(`[data-row="${id}"]`);
    row?.scrollIntoView({ block: 'nearest' });
    return () => {
      document.removeEventListener('keydown', onKey);
      // Back to where one came from, unless one has gone elsewhere.
      if (document.activeElement === document.body || panel.current?.contains(document.activeElement))
        row?.querySelector<HTMLElement>('[data-peek]')?.focus({ preventScroll: true });
    };
  }, [id]);
  return panel;
}

/** One row beside its list, under an address of its own: Esc closes it, the arrows go to the rows above and below. */
export function PeekPanel(props: PeekPanelProps) {
  const { id, title, closeHref, openHref, previousHref, nextHref, words, children } = props;
  const panel = usePeekKeys({ id, closeHref, previousHref, nextHref });
  return (
    <aside
      ref={panel}
      tabIndex={-1}
      aria-label={fillWords(words.peekPanel, { name: title })}
      className="fixed top-14 right-0 bottom-0 z-20 flex w-110 max-w-full flex-col border-l bg-surface shadow-overlay outline-none max-md:inset-0 max-md:z-40 max-md:w-full print:hidden"
    >
      <div className="flex items-center gap-1 border-b px-4 py-2">
        <h2 className="min-w-0 flex-1 truncate font-semibold text-h2">{title}</h2>
        <Step
          href={previousHref}
          label={words.peekPrevious}
          icon={<ArrowUp aria-hidden className="size-4" />}
        />
        <Step href={nextHref} label={words.peekNext} icon={<ArrowDown aria-hidden className="size-4" />} />
        <Link
          href={openHref}
          aria-label={words.peekOpen}
          title={words.peekOpen}
          prefetch={false}
          className={button}
        >
          <Maximize2 aria-hidden className="size-4" />
        </Link>
        <Link
          href={closeHref}
          replace
          scroll={false}
          prefetch={false}
          aria-label={words.peekClose}
          title={words.peekClose}
          className={button}
        >
          <X aria-hidden className="size-4" />
        </Link>
      </div>
      <div className="min-h-0 flex-1 overflow-y-auto p-4">{children}</div>
    </aside>
  );
}

function Step({ href, label, icon }: { href: string | null; label: string; icon: ReactNode }) {
  return (
    <Link
      href={href ?? '#'}
      replace
      scroll={false}
      prefetch={false}
      aria-label={label}
      title={label}
      aria-disabled={href === null || undefined}
      tabIndex={href === null ? -1 : undefined}
      className={button}
    >
      {icon}
    </Link>
  );
}
