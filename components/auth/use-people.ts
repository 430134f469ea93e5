import { useRef, useState } from 'react';
import { findPeople, type PersonChoice } from '@/lib/auth/client';

const pauseMs = 150;

/** Colleagues found by what is typed, asked when one pauses; whoever is chosen stays among them. */
export function usePeople() {
  const [found, setFound] = useState<PersonChoice[]>([]);
  const [chosen, setChosen] = useState<PersonChoice | null>(null);
  const waiting = useRef<AbortController>(null);
  const search = (text: string) => {
    waiting.current?.abort();
    const asked = new AbortController();
    waiting.current = asked;
    setTimeout(
      async () => {
        if (asked.signal.aborted) return;
        const people = await findPeople(text.trim(), asked.signal);
        if (!asked.signal.aborted) setFound(people);
      },
      text === '' ? 0 : pauseMs,
    );
  };
  const choose = (id: string) =>
    setChosen((now) => [...found, ...(now ? [now] : [])].find((one) => one.id === id) ?? null);
  const others = found.filter(({ id }) => id !== chosen?.id);
  return { people: chosen ? [chosen, ...others] : others, chosenId: chosen?.id ?? '', search, choose };
}
