'use client';
import { useTranslations } from 'next-intl';
import { Status } from '@/components/ui/status';
import { chooseOrganizationAction } from '@/lib/auth/actions';
import { ActionForm } from './action-form';

/** The organizations one belongs to; the one worked in is marked. */
export function OrganizationChoice({
  organizations,
  orgId,
}: {
  organizations: { orgId: string; name: string }[];
  orgId: string;
}) {
  const t = useTranslations('auth.account_page');
  return (
    <ul className="divide-y">
      {organizations.map((organization) => (
        <li key={organization.orgId} className="flex min-h-12 items-center justify-between gap-4">
          {organization.name}
          {organization.orgId === orgId ? (
            <Status tone="primary">{t('working')}</Status>
          ) : (
            <ActionForm
              action={chooseOrganizationAction}
              submit={t('switch')}
              hidden={{ orgId: organization.orgId }}
              onDone={() => window.location.assign('/')}
            />
          )}
        </li>
      ))}
    </ul>
  );
}
