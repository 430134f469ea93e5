import Link from 'next/link';
import { getTranslations } from 'next-intl/server';
import type { ReactNode } from 'react';
import { Card, CardBody, CardHeader } from '@/components/ui/card';

type GuideProfileProps = {
  guide: {
    code: string;
    phone: string | null;
    hiredOn: string | null;
    leftOn: string | null;
  };
  /** The account the guide signs in with; undefined for a reader who may not see people. */
  account: { id: string; name: string; account: string } | null | undefined;
};

/** Who the guide is: staff code, masked phone, days and the account. */
export async function GuideProfile({ guide, account }: GuideProfileProps) {
  const t = await getTranslations('guides');
  return (
    <Card>
      <CardHeader title={t('profile')} />
      <CardBody>
        <dl className="grid grid-cols-[auto_1fr] gap-x-6 gap-y-2.5 lg:gap-x-4">
          <Line label={t('form.code')}>{guide.code}</Line>
          <Line label={t('form.phone')}>
            <span className="whitespace-nowrap tabular-nums">{guide.phone ?? '—'}</span>
          </Line>
          <Line label={t('form.hiredOn')}>{guide.hiredOn ?? '—'}</Line>
          {guide.leftOn && <Line label={t('form.leftOn')}>{guide.leftOn}</Line>}
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
