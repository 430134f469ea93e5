'use client';
import { useRouter } from 'next/navigation';
import { useEffect } from 'react';

const everyMs = 900;

/** Asks for the page about every second, while a job is at work behind it. */
export function useRefreshing(): void {
  const router = useRouter();
  useEffect(() => {
    const timer = setInterval(() => router.refresh(), everyMs);
    return () => clearInterval(timer);
  }, [router]);
}
