import type { Metadata } from 'next';
import { notFound } from 'next/navigation';
import { getTranslations } from 'next-intl/server';
import { SetUpForm } from '@/components/auth/set-up-form';
import { ClientMessages } from '@/components/layout/client-messages';
import { hasOrganization } from '@/lib/auth/queries/account';

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('auth.setUp'))('title') };
}

export default async function SetUpPage() {
  if (await hasOrganization()) notFound();
  const t = await getTranslations('auth.setUp');
  return (
    <ClientMessages namespaces={['auth']}>
      <h1 className="text-[22px] font-semibold leading-8">{t('title')}</h1>
      <p className="mt-1 mb-6 text-body text-ink-2">{t('note')}</p>
      <SetUpForm />
    </ClientMessages>
  );
}
