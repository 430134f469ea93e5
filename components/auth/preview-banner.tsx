import { Eye } from 'lucide-react';
import { getTranslations } from 'next-intl/server';
import { ClientMessages } from '@/components/layout/client-messages';
import { isRole } from '@/lib/auth/permissions';
import type { Preview } from '@/lib/auth/preview';
import { momentFormat } from '@/lib/i18n/moment-format';
import { EndPreview } from './end-preview';

/** Over every page while somebody looks with other eyes: whose, until when, and the way out; or that it is over. */
export async function PreviewBanner({ preview, timeZone }: { preview: Preview; timeZone: string }) {
  const [t, tRoles] = await Promise.all([getTranslations('roles.seeing'), getTranslations('auth.roles')]);
  const name = preview.kind === 'role' && isRole(preview.name) ? tRoles(preview.name) : preview.name;
  const until = momentFormat(timeZone)(preview.expiresAt).slice(-5);
  return (
    <section
      aria-label={t('label')}
      data-print="hide"
      className="sticky top-14 z-20 flex flex-wrap items-center gap-x-3 gap-y-1.5 border-warn border-b-2 bg-warn-tint px-6 py-2 max-md:px-4"
    >
      <Eye aria-hidden className="size-4.5 shrink-0 text-warn" />
      <p className="min-w-0 flex-1 basis-60">
        <strong className="font-medium">
          {preview.isOver ? t('over', { name }) : t(preview.kind, { name })}
        </strong>{' '}
        <span className="text-ink-2">{preview.isOver ? t('overNote') : t('note', { time: until })}</span>
      </p>
      <ClientMessages namespaces={['roles']}>
        <EndPreview isOver={preview.isOver} />
      </ClientMessages>
    </section>
  );
}
