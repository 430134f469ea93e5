import { useTranslations } from 'next-intl';
import { LocaleSwitch, ThemeSwitch } from '@/components/layout/preference-switch';
import { UpDownSwitch } from '@/components/organization/up-down-switch';
import { ShortcutSwitch } from '@/components/palette/shortcut-switch';
import { Card, CardBody, CardHeader } from '@/components/ui/card';
import type { UpDown } from '@/lib/i18n/locale';
import { ChangePassword } from './change-password';
import { OrganizationChoice } from './organization-choice';
import { SignOutEverywhere } from './sign-out-everywhere';

type Props = {
  account: string;
  hasPassword: boolean;
  organizations: { orgId: string; name: string }[];
  orgId: string;
  /** Organization and person: whose preferences this browser keeps. */
  person: string;
  upDown: { own: UpDown | ''; organization: UpDown; canSetOrganization: boolean };
};

/** One's own password, preferences, sessions and organizations. */
export function AccountCards({ account, hasPassword, organizations, orgId, person, upDown }: Props) {
  const t = useTranslations('auth.account_page');
  return (
    <div className="grid max-w-180 gap-4">
      {organizations.length > 1 ? (
        <Card>
          <CardHeader title={t('organizations')} note={t('organizationsNote')} />
          <CardBody>
            <OrganizationChoice organizations={organizations} orgId={orgId} />
          </CardBody>
        </Card>
      ) : null}
      <Card>
        <CardHeader title={t('password')} note={hasPassword ? undefined : t('noPassword')} />
        {hasPassword ? (
          <CardBody>
            <ChangePassword account={account} />
          </CardBody>
        ) : null}
      </Card>
      <Card>
        <CardHeader title={t('preferences')} />
        <CardBody className="flex flex-wrap gap-6">
          <div className="grid gap-1.5">
            <span className="text-small font-medium">{t('language')}</span>
            <LocaleSwitch />
          </div>
          <div className="grid gap-1.5">
            <span className="text-small font-medium">{t('theme')}</span>
            <ThemeSwitch />
          </div>
          <div className="basis-full border-t pt-4">
            <ShortcutSwitch person={person} />
          </div>
        </CardBody>
      </Card>
      <Card id="colors">
        <CardHeader title={t('upDown.title')} />
        <CardBody>
          <UpDownSwitch {...upDown} />
        </CardBody>
      </Card>
      <Card>
        <CardHeader title={t('sessions')} note={t('sessionsNote')} />
        <CardBody>
          <SignOutEverywhere />
        </CardBody>
      </Card>
    </div>
  );
}
