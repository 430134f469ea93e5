import type { Metadata } from 'next';
import { getTranslations } from 'next-intl/server';
import { ClientMessages } from '@/components/layout/client-messages';
import { RemoveSample } from '@/components/sample/remove-sample';
import { Card } from '@/components/ui/card';
import { PageHeader } from '@/components/ui/page-header';
import { requirePage } from '@/lib/auth/context';
import { getOrganization } from '@/lib/organization/queries';

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('sample'))('title') };
}

export default async function SamplePage() {
  const ctx = await requirePage('settings:write');
  const [t, organization] = await Promise.all([getTranslations('sample'), getOrganization(ctx)]);
  return (
    <ClientMessages namespaces={['sample', 'auth', 'users']}>
      <PageHeader title={t('title')} note={t('note')} />
      <Card className="p-5 max-md:p-4">
        <div className="flex flex-wrap items-center justify-between gap-4">
          <p className="max-w-160 text-ink-2">
            {organization.isSample ? t('about', { name: organization.name }) : t('none')}
          </p>
          {organization.isSample ? <RemoveSample name={organization.name} /> : null}
        </div>
      </Card>
    </ClientMessages>
  );
}
