'use client';
import { ArrowLeftRight } from 'lucide-react';
import { useTranslations } from 'next-intl';
import { type ClipboardEvent, useState } from 'react';
import { Button } from '@/components/ui/button';
import { Field } from '@/components/ui/field';
import { Input } from '@/components/ui/input';
import { Select } from '@/components/ui/select';
import { COORDINATE_SYSTEMS } from '@/lib/stores/coordinates';

const textOf = (number: number | null | undefined) => (typeof number === 'number' ? String(number) : '');

/** Two numbers in one paste, in the order people copy them: latitude first, or whichever is beyond 90 as longitude. */
function pairOf(text: string): [latitude: string, longitude: string] | null {
  const found = text.normalize('NFKC').match(/-?\d{1,3}\.\d+/g);
  if (found?.length !== 2) return null;
  const [first = '', second = ''] = found;
  return Math.abs(Number(first)) > 90 ? [second, first] : [first, second];
}

/** Latitude, longitude and where they were read; a copied pair fills both, swapped ones change places on one click. */
export function CoordinateFields({
  store,
  errors,
}: {
  store?: { latitude: number | null; longitude: number | null };
  errors: Record<string, string>;
}) {
  const t = useTranslations('stores.form');
  const [latitude, setLatitude] = useState(textOf(store?.latitude));
  const [longitude, setLongitude] = useState(textOf(store?.longitude));
  const isStored = latitude === textOf(store?.latitude) && longitude === textOf(store?.longitude);
  const paste = (event: ClipboardEvent) => {
    const pair = pairOf(event.clipboardData.getData('text'));
    if (!pair) return;
    event.preventDefault();
    setLatitude(pair[0]);
    setLongitude(pair[1]);
  };
  // What is stored is WGS-84; a pair typed anew most likely comes from a Chinese map.
  const system = store?.latitude && isStored ? 'wgs84' : 'gcj02';
  return (
    <>
      <div className="grid gap-4 sm:grid-cols-2">
        <Field name="latitude" label={t('latitude')} help={t('coordinatesHelp')} error={errors.latitude}>
          <Input
            inputMode="decimal"
            value={latitude}
            onPaste={paste}
            onChange={(event) => setLatitude(event.target.value)}
          />
        </Field>
        <Field name="longitude" label={t('longitude')} error={errors.longitude}>
          <Input
            inputMode="decimal"
            value={longitude}
            onPaste={paste}
            onChange={(event) => setLongitude(event.target.value)}
          />
        </Field>
      </div>
      {errors.latitude && latitude && longitude ? (
        <Button
          size="sm"
          className="w-fit"
          icon={<ArrowLeftRight aria-hidden />}
          onClick={() => {
            setLatitude(longitude);
            setLongitude(latitude);
          }}
        >
          {t('swap')}
        </Button>
      ) : null}
      <Field
        name="coordinateSystem"
        label={t('system')}
        help={t('systemHelp')}
        error={errors.coordinateSystem}
      >
        <Select
          key={system}
          defaultValue={system}
          options={[...COORDINATE_SYSTEMS]
            .reverse()
            .map((one) => ({ value: one, label: t(`systems.${one}`) }))}
        />
      </Field>
    </>
  );
}
