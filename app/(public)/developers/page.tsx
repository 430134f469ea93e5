import type { Metadata } from 'next';
import { headers } from 'next/headers';
import { getTranslations } from 'next-intl/server';
import { ApiReference } from '@/components/ingest/api-reference';
import { BrandName } from '@/components/layout/brand-mark';
import { ClientMessages } from '@/components/layout/client-messages';
import { LocaleSwitch, ThemeSwitch } from '@/components/layout/preference-switch';
import { ButtonLink } from '@/components/ui/button-link';
import { PageHeader } from '@/components/ui/page-header';

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('developers'))('title') };
}

type Props = { searchParams: Promise<Record<string, string | string[] | undefined>> };

export default async function DevelopersPage({ searchParams }: Props) {
  const [t, common, sent, { q }] = await Promise.all([
    ...([getTranslations('developers'), getTranslations('common'), headers(), searchParams] as const),
  ]);
  const search = typeof q === 'string' ? q.slice(0, 100).trim() : '';
  const protocol = sent.get('x-forwarded-proto') === 'https' ? 'https' : 'http';
  const origin = `${protocol}://${sent.get('host') ?? 'localhost'}`;
  return (
    <ClientMessages namespaces={['developers']}>
      <header className="flex flex-wrap items-center justify-between gap-3 border-b bg-surface px-6 py-2.5 max-md:px-4">
        <BrandName name={common('product')} />
        <div className="flex flex-wrap gap-2">
          <LocaleSwitch />
          <ThemeSwitch />
        </div>
      </header>
      <main id="main" className="mx-auto w-full max-w-400 p-6 max-md:p-4">
        <PageHeader
          title={t('title')}
          note={t('note')}
          actions={
            <>
              <ButtonLink href="/api/v1/openapi.json">{t('download')}</ButtonLink>
              <ButtonLink href="/" variant="primary">
                {t('console')}
              </ButtonLink>
            </>
          }
        />
        <ApiReference search={search} origin={origin} />
      </main>
    </ClientMessages>
  );
}
