import { getTranslations } from 'next-intl/server';
import type { ReactNode } from 'react';
import { BrandName } from '@/components/layout/brand-mark';
import { LocaleSwitch, ThemeSwitch } from '@/components/layout/preference-switch';
import { WheelScene } from '@/components/layout/wheel-scene';

export default async function AuthLayout({ children }: { children: ReactNode }) {
  const t = await getTranslations();
  return (
    <div className="grid min-h-dvh bg-surface lg:grid-cols-[minmax(0,1fr)_minmax(0,1fr)]">
      <div className="flex min-h-dvh flex-col px-6 py-5 md:px-10">
        <header className="flex items-center justify-between gap-4">
          <BrandName name={t('common.product')} />
          <div className="flex gap-2">
            <LocaleSwitch />
            {/* A phone has no room for both; there the theme is the device's until one has signed in. */}
            <div className="max-sm:hidden">
              <ThemeSwitch />
            </div>
          </div>
        </header>
        <main id="main" className="mx-auto grid w-full max-w-90 flex-1 content-center py-10">
          {children}
        </main>
        <footer className="text-note text-ink-3">{t('common.tagline')}</footer>
      </div>
      <aside className="relative overflow-hidden border-l bg-primary-tint max-lg:hidden">
        <WheelScene />
        <p className="absolute inset-x-12 top-16 max-w-110 text-balance font-semibold text-[28px] text-ink leading-10">
          {t('auth.pitch')}
        </p>
      </aside>
    </div>
  );
}
