'use client';
import { useRouter } from 'next/navigation';
import { useLocale, useTranslations } from 'next-intl';
import { ButtonLink } from '@/components/ui/button-link';
import { DatePicker } from '@/components/ui/date-picker';
import { orgHref } from './org-href';

/** Which day the page shows; back to today beside it. */
export function AsOf({ on, today, region }: { on: string; today: string; region: string | null }) {
  const t = useTranslations('organization');
  const locale = useLocale();
  const router = useRouter();
  return (
    <span className="flex items-center gap-2">
      {on === today ? null : <ButtonLink href={orgHref({ region })}>{t('backToToday')}</ButtonLink>}
      <DatePicker
        className="w-44"
        {...{ locale, today }}
        label={t('asOf')}
        placeholder={t('asOf')}
        value={on}
        onValueChange={(day) => router.push(orgHref({ region, on: day === today ? null : day }))}
      />
    </span>
  );
}
