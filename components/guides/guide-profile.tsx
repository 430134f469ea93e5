import Link from 'next/link';
import { getLocale, getTranslations } from 'next-intl/server';
import type { ReactNode } from 'react';
import { Card, CardBody, CardHeader } from '@/components/ui/card';
import { findLocale } from '@/lib/i18n/locale';
import { formatDay } from '@/lib/i18n/number-format';

type GuideProfileProps = {
  guide: {
    code: string;
    phone: string | null;
    hiredOn: string | null;
    leftOn: string | null;
  };
  /** The account the guide signs in with; undefined for a reader who may not see people. */
  account: { id: string; name: string; account: string } | null | undefined;
  today: string;
};

/** Who the guide is: staff code, masked phone, days and the account. */
export async function GuideProfile({ guide, account, today }: GuideProfileProps) {
  const [t, locale] = await Promise.all([getTranslations('guides'), getLocale()]);
  const day = (on: string | null) => (on ? formatDay(on, findLocale(locale) ?? 'zh-CN', today) : '—');
  return (
    <Card>
      <CardHeader title={t('profile')} />
      <CardBody>
        <dl className="grid grid-cols-[auto_1fr] gap-x-6 gap-y-2.5">
          <Line label={t('form.code')}>{guide.code}</Line>
          <Line label={t('form.phone')}>
            <span className="tabular-nums">{guide.phone ?? '—'}</span>
          </Line>
          <Line label={t('form.hiredOn')}>{day(guide.hiredOn)}</Line>
          {guide.leftOn && <Line label={t('form.leftOn')}>{day(guide.leftOn)}</Line>}
          {account !== undefined && (
            <Line label={t('account')}>
              {account ? (
                <Link
                  href={`/settings/users/${account.id}`}
                  className="text-primary underline-offset-4 hover:underline"
                >
                  {account.account}
                </Link>
              ) : (
                <span className="text-ink-3">{t('noAccount')}</span>
              )}
            </Line>
          )}
        </dl>
      </CardBody>
    </Card>
  );
}

function Line({ label, children }: { label: string; children: ReactNode }) {
  return (
    <>
      <dt className="text-ink-2">{label}</dt>
      <dd className="min-w-0 break-words">{children}</dd>
    </>
  );
}
