'use client';
import { ChevronRight } from 'lucide-react';
import { useTranslations } from 'next-intl';
import { Field } from '@/components/ui/field';
import { Input } from '@/components/ui/input';
import { Select } from '@/components/ui/select';
import type { Mapping } from '@/lib/imports/mapping';

type Props = {
  mapping: Mapping;
  sourceName: string;
  onMapping: (mapping: Mapping) => void;
  onSourceName: (name: string) => void;
};
type Setting = 'dateOrder' | 'moneyUnit' | 'coordinateSystem';

const CHOICES = {
  dateOrder: ['auto', 'ymd', 'mdy', 'dmy'],
  moneyUnit: ['yuan', 'fen'],
  coordinateSystem: ['wgs84', 'gcj02', 'bd09'],
} as const;

/** Which settings matter for what a file holds. */
function settingsOf(mapping: Mapping): Setting[] {
  const has = (...names: string[]) => names.some((name) => mapping.fields[name]);
  const settings: Setting[] = [];
  if (has('paidAt', 'joinedAt', 'birthday', 'openedOn', 'hiredOn', 'leftOn')) settings.push('dateOrder');
  if (has('amount', 'price')) settings.push('moneyUnit');
  if (has('latitude')) settings.push('coordinateSystem');
  return settings;
}

/** How dates, money and places are to be read; folded away because it is usually recognised. */
export function MappingSettings({ mapping, sourceName, onMapping, onSourceName }: Props) {
  const t = useTranslations('imports.settings');
  const settings = settingsOf(mapping);
  const isFacts = mapping.kind === 'orders' || mapping.kind === 'members';
  if (settings.length === 0 && !isFacts) return null;
  return (
    <details className="group rounded-control border" open={mapping.kind === 'orders'}>
      <summary className="flex cursor-pointer list-none items-center gap-1.5 px-3 py-2 text-small font-medium">
        <ChevronRight aria-hidden className="size-4 text-ink-3 transition-transform group-open:rotate-90" />
        {t('title')}
      </summary>
      <div className="grid gap-4 border-t p-4 md:grid-cols-3">
        {settings.map((setting) => (
          <Field key={setting} name={setting} label={t(setting)}>
            <Select
              value={mapping[setting]}
              onChange={(event) => onMapping({ ...mapping, [setting]: event.currentTarget.value })}
              options={CHOICES[setting].map((value) => ({
                value,
                label: t(`${setting}s.${value}` as 'dateOrders.auto'),
              }))}
            />
          </Field>
        ))}
        {mapping.fields.paidAt || mapping.fields.joinedAt ? (
          <Field name="timeOfDay" label={t('timeOfDay')}>
            <Input
              type="time"
              value={mapping.timeOfDay}
              onChange={(event) => onMapping({ ...mapping, timeOfDay: event.currentTarget.value || '12:00' })}
            />
          </Field>
        ) : null}
        {isFacts ? (
          <Field name="sourceName" label={t('sourceName')} help={t('sourceHelp')}>
            <Input
              value={sourceName}
              maxLength={48}
              onChange={(event) => onSourceName(event.currentTarget.value)}
            />
          </Field>
        ) : null}
      </div>
    </details>
  );
}
