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

type Stored = { latitude: number | null; longitude: number | null } | undefined;
type CoordinateFieldsProps = { store: Stored; errors: Record<string, string> };

function usePair(store: Stored) {
  const before = { latitude: textOf(store?.latitude), longitude: textOf(store?.longitude) };
  const [pair, setPair] = useState(before);
  const isStored = pair.latitude === before.latitude && pair.longitude === before.longitude;
  const set = (latitude: string, longitude: string) => setPair({ latitude, longitude });
  const paste = (event: ClipboardEvent) => {
    const found = pairOf(event.clipboardData.getData('text'));
    if (!found) return;
    event.preventDefault();
    set(...found);
  };
  // What is stored is WGS-84; a pair typed anew most likely comes from a Chinese map.
  return { ...pair, set, paste, system: store?.latitude && isStored ? 'wgs84' : 'gcj02' };
}

/** Latitude, longitude and where they were read; a copied pair fills both, swapped ones change places on one click. */
export function CoordinateFields({ store, errors }: CoordinateFieldsProps) {
  const t = useTranslations('stores.form');
  const { latitude, longitude, set, paste, system } = usePair(store);
  return (
    <>
      <div className="grid gap-4 sm:grid-cols-2">
        <Field name="latitude" label={t('latitude')} help={t('coordinatesHelp')} error={errors.latitude}>
          <Input
            inputMode="decimal"
            value={latitude}
            onPaste={paste}
            onChange={(event) => set(event.target.value, longitude)}
          />
        </Field>
        <Field name="longitude" label={t('longitude')} error={errors.longitude}>
          <Input
            inputMode="decimal"
            value={longitude}
            onPaste={paste}
            onChange={(event) => set(latitude, event.target.value)}
          />
        </Field>
      </div>
      {errors.latitude && latitude && longitude ? (
        <Button
          size="sm"
          className="w-fit"
          icon={<ArrowLeftRight aria-hidden />}
          onClick={() => set(longitude, latitude)}
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
