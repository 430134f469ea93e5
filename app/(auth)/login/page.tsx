import type { Metadata } from 'next';
import { redirect } from 'next/navigation';
import { getTranslations } from 'next-intl/server';
import { DemoRoles } from '@/components/auth/demo-roles';
import { SignInForm } from '@/components/auth/sign-in-form';
import { SsoButton } from '@/components/auth/sso-button';
import { ClientMessages } from '@/components/layout/client-messages';
import { findPerson } from '@/lib/auth/context';
import { readDemoSignIns } from '@/lib/auth/demo-sign-ins';
import { hasOrganization } from '@/lib/auth/queries/account';
import { returnPath } from '@/lib/auth/return-path';
import { env } from '@/lib/env';

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('auth'))('signIn') };
}

type Props = { searchParams: Promise<Record<string, string | string[] | undefined>> };

export default async function LoginPage({ searchParams }: Props) {
  const { callbackUrl, error } = await searchParams;
  const home = returnPath([callbackUrl].flat()[0], env().PUBLIC_URL);
  if (await findPerson()) redirect(home);
  if (!(await hasOrganization())) redirect('/setup');
  const t = await getTranslations('auth');
  const demo = await readDemoSignIns();
  return (
    <ClientMessages namespaces={['auth']}>
      <h1 className="text-[22px] font-semibold leading-8">{t('title')}</h1>
      <SignInForm home={home} initialError={typeof error === 'string' ? error : null} />
      {env().OIDC_ISSUER ? <SsoButton home={home} /> : null}
      {demo.length > 0 ? <DemoRoles signIns={demo} home={home} /> : null}
    </ClientMessages>
  );
}
