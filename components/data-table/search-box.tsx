'use client';
import { Search, X } from 'lucide-react';
import { usePathname, useRouter, useSearchParams } from 'next/navigation';
import { useEffect, useRef, useState, useTransition } from 'react';
import { Input } from '@/components/ui/input';
import { settleView } from './table-state';

type SearchBoxProps = { path: string; value: string; placeholder: string; label: string; clearLabel: string };

const PAUSE_MS = 300;

/** Searches while one types, but never in the middle of composing a Chinese word. */
export function SearchBox({ path, value, placeholder, label, clearLabel }: SearchBoxProps) {
  const { text, isBusy, input, change, clear, composing } = useSearch({ path, value });
  return (
    <Input
      ref={input}
      type="search"
      name="q"
      aria-label={label}
      aria-busy={isBusy}
      autoComplete="off"
      enterKeyHint="search"
      className="md:w-72 [&_input]:appearance-none [&_input::-webkit-search-cancel-button]:hidden"
      placeholder={placeholder}
      prefix={<Search aria-hidden />}
      suffix={
        text ? (
          <button
            type="button"
            aria-label={clearLabel}
            className="-mr-1 grid size-6 place-items-center"
            onClick={clear}
          >
            <X aria-hidden />
          </button>
        ) : null
      }
      value={text}
      onChange={(event) => change(event.target.value)}
      onCompositionStart={composing.start}
      onCompositionEnd={(event) => composing.end(event.currentTarget.value)}
      onKeyDown={(event) => {
        if (event.key === 'Enter' && !event.nativeEvent.isComposing) change(text, 0);
        if (event.key === 'Escape' && text) clear();
      }}
    />
  );
}

/** The text in the box and its way into the URL: a pause after the last key, none while a word is composed. */
function useSearch({ path, value }: { path: string; value: string }) {
  const router = useRouter();
  const pathname = usePathname();
  const params = useSearchParams();
  const [text, setText] = useState(value);
  const [isBusy, startTransition] = useTransition();
  const isComposing = useRef(false);
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);
  const input = useRef<HTMLInputElement>(null);
  useEffect(() => () => clearTimeout(timer.current), []);
  useEffect(() => {
    // Changed from outside (a cleared filter, Back): take it over, unless someone is typing.
    if (document.activeElement !== input.current) setText(value);
  }, [value]);
  const search = (wanted: string) => {
    // The browser would leave the page for its own; what is typed is asked when the network is back.
    if (!navigator.onLine) {
      window.addEventListener('online', () => search(input.current?.value ?? wanted), { once: true });
      return;
    }
    const query = new URLSearchParams(params);
    // Another question starts at its first page.
    for (const name of ['q', 'after', 'before']) query.delete(name);
    if (wanted.trim()) query.set('q', wanted.trim());
    startTransition(() => router.replace(`${pathname || path}?${settleView(query)}`, { scroll: false }));
  };
  const change = (wanted: string, pause = PAUSE_MS) => {
    setText(wanted);
    clearTimeout(timer.current);
    if (!isComposing.current) timer.current = setTimeout(() => search(wanted), pause);
  };
  const composing = {
    start: () => {
      isComposing.current = true;
      clearTimeout(timer.current);
    },
    end: (wanted: string) => {
      isComposing.current = false;
      change(wanted);
    },
  };
  return { text, isBusy, input, change, clear: () => change('', 0), composing };
}
