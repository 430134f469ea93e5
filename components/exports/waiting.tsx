'use client';
import { useRefreshing } from '@/components/layout/use-refreshing';

/** While a file is being written, the page looks again. */
export function Waiting() {
  useRefreshing();
  return null;
}
