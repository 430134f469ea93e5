'use client';
import Link from 'next/link';
import { usePathname } from 'next/navigation';
import { useTranslations } from 'next-intl';
import { tabClass, tabListClass } from '@/components/ui/tab-look';

const tabs = ['overview', 'settings', 'life', 'guides', 'touchpoints', 'onboarding'] as const;

/** The pages of one store; each has its address. */
export function StoreTabs({ id, canReadGuides }: { id: string; canReadGuides: boolean }) {
  const t = useTranslations('stores.tabs');
  const path = usePathname();
  // Orders and assets of a store are reached from its overview and belong to it.
  const section = tabs.find((tab) => path.startsWith(`/stores/${id}/${tab}`)) ?? 'overview';
  const shown = tabs.filter((tab) => tab !== 'guides' || canReadGuides);
  return (
    <nav aria-label={t('label')} className={`${tabListClass} mb-5`}>
      {shown.map((tab) => {
        const href = tab === 'overview' ? `/stores/${id}` : `/stores/${id}/${tab}`;
        return (
          <Link
            key={tab}
            href={href}
            aria-current={path === href ? 'page' : tab === section ? 'true' : undefined}
            className={tabClass(tab === section)}
          >
            {t(tab)}
          </Link>
        );
      })}
    </nav>
  );
}
