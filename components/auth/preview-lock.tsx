import { getTranslations } from 'next-intl/server';
import type { ReactNode } from 'react';
import { WriteLock } from '@/components/ui/write-lock';
import type { Preview } from '@/lib/auth/preview';

/** While somebody looks with other eyes nothing below it can be written, and every button that would says why. */
export async function PreviewLock({ preview, children }: { preview?: Preview; children: ReactNode }) {
  const t = await getTranslations('roles.seeing');
  const reason = preview ? t(preview.isOver ? 'lockedOver' : 'locked') : null;
  return <WriteLock reason={reason}>{children}</WriteLock>;
}
