'use client';
import { ExternalLink } from 'lucide-react';
import { useTranslations } from 'next-intl';
import type { ReactNode } from 'react';
import { buttonClass } from '@/components/ui/button-class';
import { CopyButton } from '@/components/ui/copy-button';
import { Dialog } from '@/components/ui/dialog';

type TouchpointCodeProps = {
  touchpoint: { name: string; code: string };
  address: string;
  /** The code small and large, drawn on the server. */
  small: ReactNode;
  large: ReactNode;
};

/** The QR code of a touchpoint: small in the list, large with its address when it is pressed. */
export function TouchpointCode({ touchpoint, address, small, large }: TouchpointCodeProps) {
  const t = useTranslations('touchpoints.qr');
  const close = useTranslations('common')('close');
  return (
    <Dialog
      title={t('title', touchpoint)}
      note={t('note', touchpoint)}
      closeLabel={close}
      trigger={
        <button
          type="button"
          aria-label={t('open', touchpoint)}
          className="block shrink-0 overflow-hidden rounded-tag border hover:border-edge"
        >
          {small}
        </button>
      }
    >
      <div className="grid grid-cols-1 justify-items-center gap-4">
        <div className="overflow-hidden rounded-card border">{large}</div>
        <div className="flex w-full min-w-0 items-center gap-2 rounded-control border bg-page py-1 pr-1 pl-3">
          <span className="sr-only">{t('address')}</span>
          <span data-address className="min-w-0 flex-1 truncate text-small" title={address}>
            {address}
          </span>
          <CopyButton text={address} label={t('copy')} copiedLabel={t('copied')} />
        </div>
        <a href={address} target="_blank" rel="noreferrer" className={buttonClass({ className: 'w-full' })}>
          <ExternalLink aria-hidden />
          {t('visit')}
        </a>
      </div>
    </Dialog>
  );
}
