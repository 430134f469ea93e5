'use client';
import { useEffect } from 'react';
import { tellOpening } from '@/lib/ingest/client';

/** Has the page counted when it is really on a screen: not read ahead, not in a tab nobody looks at. */
export function CountOpening({ token, load }: { token: string; load: string }) {
  useEffect(() => {
    let isTold = false;
    const tell = () => {
      if (isTold || document.visibilityState !== 'visible') return;
      isTold = true;
      void tellOpening({ token, load });
    };
    tell();
    document.addEventListener('visibilitychange', tell);
    return () => document.removeEventListener('visibilitychange', tell);
  }, [token, load]);
  return null;
}
