'use client';
import { useRouter } from 'next/navigation';
import { useEffect } from 'react';

const everyMs = 900;

/**
 * Asks for the page about every second, while a job is at work behind it. `soonMs`: the first time sooner, for work that
 * is usually done at once.
 */
export function useRefreshing({ isOn = true, soonMs = everyMs }: { isOn?: boolean; soonMs?: number } = {}) {
  const router = useRouter();
  useEffect(() => {
    if (!isOn) return;
    let timer = setTimeout(ask, soonMs);
    function ask() {
      router.refresh();
      timer = setTimeout(ask, everyMs);
    }
    return () => clearTimeout(timer);
  }, [router, isOn, soonMs]);
}
