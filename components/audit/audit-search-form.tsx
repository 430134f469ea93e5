'use client';
import Form from 'next/form';
import { useLocale, useTranslations } from 'next-intl';
import { Button } from '@/components/ui/button';
import { ButtonLink } from '@/components/ui/button-link';
import { DatePicker } from '@/components/ui/date-picker';
import { Field } from '@/components/ui/field';
import { Input } from '@/components/ui/input';

type Search = { action: string; actor: string; object: string; from?: string; to?: string };

/** The questions to the log; all of it stands in the address. */
export function AuditSearchForm({ search, today }: { search: Search; today: string }) {
  const t = useTranslations('audit');
  const common = useTranslations('common');
  const locale = useLocale();
  return (
    <Form
      key={JSON.stringify(search)}
      action="/settings/audit"
      className="mb-4 grid gap-3 rounded-card border bg-surface p-4 sm:grid-cols-2 lg:grid-cols-5"
    >
      {(['action', 'actor', 'object'] as const).map((name) => (
        <Field key={name} name={name} label={t(name)}>
          <Input
            defaultValue={search[name]}
            maxLength={100}
            autoComplete="off"
            placeholder={name === 'actor' ? undefined : t(`${name}Help`)}
          />
        </Field>
      ))}
      {(['from', 'to'] as const).map((name) => (
        <Field key={name} name={name} label={t(name)}>
          <DatePicker
            {...{ locale, today, max: today, label: t(name), placeholder: common('selectPlaceholder') }}
            defaultValue={search[name]}
          />
        </Field>
      ))}
      <div className="flex gap-2 sm:col-span-full">
        <Button type="submit" variant="primary" writes={false}>
          {t('search')}
        </Button>
        <ButtonLink href="/settings/audit" variant="ghost">
          {t('reset')}
        </ButtonLink>
      </div>
    </Form>
  );
}
