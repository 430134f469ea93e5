'use client';
import { Search, X } from 'lucide-react';
import { usePathname, useRouter, useSearchParams } from 'next/navigation';
import { useEffect, useRef, useState, useTransition } from 'react';
import { Input } from '@/components/ui/input';

type SearchBoxProps = { path: string; value: string; placeholder: string; label: string; clearLabel: string };

const PAUSE_MS = 300;

/** Searches while one types, but never in the middle of composing a Chinese word. Enter searches at once. */
export function SearchBox({ path, value, placeholder, label, clearLabel }: SearchBoxProps) {
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
    clearTimeout(timer.current);
    const query = new URLSearchParams(params);
    // Another question starts at its first page.
    for (const name of ['q', 'after', 'before']) query.delete(name);
    if (wanted.trim()) query.set('q', wanted.trim());
    startTransition(() => router.replace(`${pathname || path}?${query}`, { scroll: false }));
  };
  const later = (wanted: string) => {
    clearTimeout(timer.current);
    if (!isComposing.current) timer.current = setTimeout(() => search(wanted), PAUSE_MS);
  };
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
            onClick={() => {
              setText('');
              search('');
            }}
          >
            <X aria-hidden />
          </button>
        ) : null
      }
      value={text}
      onChange={(event) => {
        setText(event.target.value);
        later(event.target.value);
      }}
      onCompositionStart={() => {
        isComposing.current = true;
        clearTimeout(timer.current);
      }}
      onCompositionEnd={(event) => {
        isComposing.current = false;
        later(event.currentTarget.value);
      }}
      onKeyDown={(event) => {
        if (event.key === 'Escape' && text) setText('');
      }}
    />
  );
}
