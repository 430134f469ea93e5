import Link from 'next/link';
import { useLocale, useTranslations } from 'next-intl';
import { Combobox, type ComboboxOption } from '@/components/ui/combobox';
import { DatePicker } from '@/components/ui/date-picker';
import { Field } from '@/components/ui/field';
import { Input } from '@/components/ui/input';
import { NumberInput } from '@/components/ui/number-input';
import { Select } from '@/components/ui/select';
import { TreeSelect } from '@/components/ui/tree-select';
import type { TreeNode } from '@/components/ui/tree-shape';
import type { OpeningHours } from '@/lib/stores/input';
import { CoordinateFields } from './coordinate-fields';
import { HoursEditor } from './hours-editor';

export type StoreFieldsProps = {
  /** Absent for a new store. */
  store?: {
    id: string;
    version: number;
    code: string;
    name: string;
    brand: string;
    regionWords: string;
    format: string | null;
    cityCode: string | null;
    address: string | null;
    latitude: number | null;
    longitude: number | null;
    phone: string | null;
    /** Else the number is masked and stays as it is. */
    showsPhone: boolean;
    managerName: string | null;
    openingHours: OpeningHours | null;
    openedOn: string | null;
    areaM2: string | null;
  };
  /** Sentences by field name. */
  errors: Record<string, string>;
  brands: { code: string; name: string }[];
  /** Regions by code. */
  regions: TreeNode[];
  cities: ComboboxOption[];
  formats: string[];
  today: string;
  canWrite: boolean;
};

/** The five sections. */
export function StoreFields(props: StoreFieldsProps) {
  return (
    <fieldset disabled={!props.canWrite} className="grid gap-5">
      {props.store ? (
        <>
          <input type="hidden" name="id" value={props.store.id} />
          <input type="hidden" name="version" value={props.store.version} />
        </>
      ) : null}
      <Basics {...props} />
      <Place {...props} />
      <Contact {...props} />
      <Hours {...props} />
      <Size {...props} />
    </fieldset>
  );
}

function Section({ title, children }: { title: string; children: React.ReactNode }) {
  return (
    <section className="rounded-card border bg-surface px-5 py-4 max-md:px-4">
      <h2 className="mb-3 text-h2">{title}</h2>
      <div className="grid gap-4">{children}</div>
    </section>
  );
}

function Basics({ store, errors, brands, formats }: StoreFieldsProps) {
  const t = useTranslations('stores.form');
  const must = useTranslations('common')('required');
  return (
    <Section title={t('basics')}>
      <Field
        name="name"
        label={t('name')}
        required
        requiredLabel={must}
        help={t('nameHelp')}
        error={errors.name}
      >
        <Input defaultValue={store?.name} maxLength={80} autoFocus={!store} />
      </Field>
      <Field
        name="code"
        label={t('code')}
        required
        requiredLabel={must}
        help={t(store ? 'codeFixed' : 'codeHelp')}
        error={errors.code}
      >
        <Input
          defaultValue={store?.code}
          readOnly={Boolean(store)}
          maxLength={64}
          className="read-only:bg-page"
        />
      </Field>
      <Field
        name="brand"
        label={t('brand')}
        required
        requiredLabel={must}
        help={brands.length === 0 ? <NoBrand /> : null}
        error={errors.brand}
      >
        <Select
          defaultValue={store?.brand ?? (brands.length === 1 ? brands[0]?.code : '')}
          placeholder={t('pick')}
          options={brands.map(({ code, name }) => ({ value: code, label: name }))}
        />
      </Field>
      <Field name="format" label={t('format')} help={t('formatHelp')} error={errors.format}>
        <Input defaultValue={store?.format ?? ''} maxLength={40} list="store-formats" />
      </Field>
      <datalist id="store-formats">
        {formats.map((format) => (
          <option key={format} value={format} />
        ))}
      </datalist>
    </Section>
  );
}

/** A new chain has no brand to choose: where one is made. */
function NoBrand() {
  const t = useTranslations('stores.form');
  return t.rich('noBrand', {
    place: (words) => (
      <Link href="/org" className="text-primary underline underline-offset-2">
        {words}
      </Link>
    ),
  });
}

function Place(props: StoreFieldsProps) {
  const { store, errors, regions, cities } = props;
  const t = useTranslations('stores.form');
  const must = useTranslations('common')('required');
  return (
    <Section title={t('place')}>
      {store ? (
        <div className="grid gap-1">
          <p className="text-small font-medium">{t('region')}</p>
          <p>{store.regionWords}</p>
          <p className="text-note text-ink-3">{t('regionMove')}</p>
        </div>
      ) : (
        <Field
          name="region"
          label={t('region')}
          required
          requiredLabel={must}
          help={t('regionHelp')}
          error={errors.region}
        >
          <TreeSelect
            nodes={regions}
            label={t('region')}
            placeholder={t('pick')}
            search={{ search: t('search'), empty: t('noOption') }}
          />
        </Field>
      )}
      <Field
        name="cityCode"
        label={t('city')}
        required={store?.cityCode !== null}
        requiredLabel={must}
        error={errors.cityCode}
      >
        <Combobox
          options={cities}
          defaultValue={store?.cityCode ? [store.cityCode] : []}
          labels={{ placeholder: t('pick'), search: t('search'), empty: t('noOption'), clear: t('clear') }}
        />
      </Field>
      <Field name="address" label={t('address')} error={errors.address}>
        <Input defaultValue={store?.address ?? ''} maxLength={200} autoComplete="off" />
      </Field>
      <CoordinateFields store={store} errors={errors} />
    </Section>
  );
}

function Contact({ store, errors }: StoreFieldsProps) {
  const t = useTranslations('stores.form');
  return (
    <Section title={t('contact')}>
      {store && !store.showsPhone ? (
        <Field name="maskedPhone" label={t('phone')} help={t('phoneMasked')}>
          <Input defaultValue={store.phone ?? '—'} disabled />
        </Field>
      ) : (
        <Field name="phone" label={t('phone')} error={errors.phone}>
          <Input type="tel" inputMode="tel" defaultValue={store?.phone ?? ''} maxLength={24} />
        </Field>
      )}
      <Field name="managerName" label={t('manager')} help={t('managerHelp')} error={errors.managerName}>
        <Input defaultValue={store?.managerName ?? ''} maxLength={40} />
      </Field>
    </Section>
  );
}

function Hours({ store, errors, today, canWrite }: StoreFieldsProps) {
  const t = useTranslations('stores.form');
  const inside = Object.entries(errors).filter(([name]) => name.startsWith('openingHours.'));
  return (
    <Section title={t('hours')}>
      <div data-field="openingHours" id="field-openingHours" className="grid gap-2">
        <HoursEditor
          name="openingHours"
          defaultValue={store?.openingHours ?? null}
          errors={Object.fromEntries(
            inside.map(([name, words]) => [name.split('.').slice(1, 3).join('.'), words]),
          )}
          today={today}
          disabled={!canWrite}
        />
      </div>
    </Section>
  );
}

function Size({ store, errors, today }: StoreFieldsProps) {
  const t = useTranslations('stores.form');
  const locale = useLocale();
  return (
    <Section title={t('size')}>
      <Field name="openedOn" label={t('openedOn')} error={errors.openedOn}>
        <DatePicker
          locale={locale}
          label={t('openedOn')}
          placeholder={t('pickDay')}
          today={today}
          defaultValue={store?.openedOn ?? ''}
          className="max-w-56"
        />
      </Field>
      <Field name="areaM2" label={t('area')} error={errors.areaM2}>
        <NumberInput
          decimals={1}
          unit={t('areaUnit')}
          defaultValue={store?.areaM2?.replace(/\.0$/, '') ?? ''}
          className="max-w-56"
        />
      </Field>
    </Section>
  );
}
