'use client';
import { CloudOff } from 'lucide-react';
import { useTranslations } from 'next-intl';
import { useEffect, useSyncExternalStore } from 'react';

function watch(changed: () => void) {
  window.addEventListener('online', changed);
  window.addEventListener('offline', changed);
  return () => {
    window.removeEventListener('online', changed);
    window.removeEventListener('offline', changed);
  };
}

/** Without a network a link would replace the page, and what stands on it, by the browser's own. */
function useHeldLinks(isOnline: boolean): void {
  useEffect(() => {
    if (isOnline) return;
    const hold = (event: MouseEvent) => {
      const link = (event.target as Element | null)?.closest?.('a[href]');
      if (!(link instanceof HTMLAnchorElement) || link.origin !== location.origin) return;
      event.preventDefault();
      event.stopPropagation();
    };
    document.addEventListener('click', hold, true);
    return () => document.removeEventListener('click', hold, true);
  }, [isOnline]);
}

/** Says that the browser has no network, as long as it has none. Always there, so that it is read out when it speaks. */
export function OfflineNotice() {
  const t = useTranslations('shell');
  const isOnline = useSyncExternalStore(
    watch,
    () => navigator.onLine,
    () => true,
  );
  useHeldLinks(isOnline);
  return (
    <div role="status" data-print="hide" className="sticky top-14 z-20">
      {isOnline ? null : (
        <p className="flex items-start gap-2 border-b bg-warn-tint px-6 py-2 text-ink text-small max-md:px-4">
          <CloudOff aria-hidden className="mt-0.5 size-4 shrink-0 text-warn" />
          {t('offline')}
        </p>
      )}
    </div>
  );
}
