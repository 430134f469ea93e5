'use client';
import { useLocale, useTranslations } from 'next-intl';
import { useState } from 'react';
import { Button } from '@/components/ui/button';
import { DatePicker } from '@/components/ui/date-picker';
import { Field } from '@/components/ui/field';
import { toast } from '@/components/ui/toast';
import { extendGrantAction } from '@/lib/auth/actions';
import { addDays, asDay } from '@/lib/time';
import { ActionDialog } from './action-dialog';

type Props = {
  userId: string;
  grantId: string;
  name: string;
  /** The last day it has now; empty when it lasts. */
  lastDay: string;
  today: string;
};

/** Gives a grant another last day, or none. */
export function ExtendGrant({ userId, grantId, name, lastDay, today }: Props) {
  const t = useTranslations('users');
  const common = useTranslations('common');
  return (
    <ActionDialog
      title={t('extendTitle')}
      note={t('extendNote', { name })}
      trigger={
        <Button variant="ghost" size="sm" aria-label={`${t('extend')} ${name}`}>
          {t('extend')}
        </Button>
      }
      action={extendGrantAction}
      submit={common('save')}
      hidden={{ userId, grantId }}
      labels={{ expiresOn: t('expires') }}
      onDone={() => toast.success(t('extended'))}
    >
      {(errorOf) => <LastDay {...{ today }} initial={lastDay} error={errorOf('expiresOn')} />}
    </ActionDialog>
  );
}

/** A last day to pick, and the usual ones at hand. */
export function LastDay({ today, initial, error }: { today: string; initial: string; error?: string }) {
  const t = useTranslations('users');
  const locale = useLocale();
  const [day, setDay] = useState(initial);
  const presets = [
    [t('in30'), addDays(asDay(today), 30)],
    [t('in90'), addDays(asDay(today), 90)],
    [t('yearEnd'), `${today.slice(0, 4)}-12-31`],
    [t('lasting'), ''],
  ] as const;
  return (
    <Field name="expiresOn" label={t('expires')} help={t('expiresHelp')} error={error}>
      <DatePicker
        {...{ locale, today }}
        min={today}
        label={t('expires')}
        placeholder={t('lasting')}
        value={day}
        onValueChange={setDay}
      />
      <span className="mt-1.5 flex flex-wrap gap-1.5">
        {presets.map(([label, value]) => (
          <Button key={label} size="sm" aria-pressed={day === value} onClick={() => setDay(value)}>
            {label}
          </Button>
        ))}
      </span>
    </Field>
  );
}
