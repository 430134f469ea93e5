'use client';
import Link from 'next/link';
import { usePathname } from 'next/navigation';
import { useTranslations } from 'next-intl';
import { tabClass, tabListClass } from '@/components/ui/tabs';

const tabs = ['overview', 'settings', 'life', 'guides'] as const;

/** The pages of one store; each has its address. */
export function StoreTabs({ id, canReadGuides }: { id: string; canReadGuides: boolean }) {
  const t = useTranslations('stores.tabs');
  const path = usePathname();
  const shown = tabs.filter((tab) => tab !== 'guides' || canReadGuides);
  return (
    <nav aria-label={t('label')} className={`${tabListClass} mb-5`}>
      {shown.map((tab) => {
        const href = tab === 'overview' ? `/stores/${id}` : `/stores/${id}/${tab}`;
        const isHere = path === href;
        return (
          <Link key={tab} href={href} aria-current={isHere ? 'page' : undefined} className={tabClass(isHere)}>
            {t(tab)}
          </Link>
        );
      })}
    </nav>
  );
}
