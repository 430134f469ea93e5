'use client';
import { Pencil, Plus } from 'lucide-react';
import { useTranslations } from 'next-intl';
import { Button } from '@/components/ui/button';
import { Field } from '@/components/ui/field';
import { IconButton } from '@/components/ui/icon-button';
import { Select } from '@/components/ui/select';
import { saveBrandAction, saveChannelAction, saveRegionAction } from '@/lib/organization/actions';
import { CodeForm } from './code-form';

type Known = { code: string; name: string };

const edit = (label: string) => <IconButton size="sm" label={label} icon={<Pencil aria-hidden />} />;
const add = (label: string) => (
  <Button size="sm" icon={<Plus aria-hidden />}>
    {label}
  </Button>
);

export function BrandDialog({ known }: { known?: Known }) {
  const t = useTranslations('organization');
  const label = known ? `${t('editBrand')} ${known.name}` : t('addBrand');
  return (
    <CodeForm
      trigger={known ? edit(label) : add(label)}
      title={t(known ? 'editBrand' : 'addBrand')}
      known={known}
      save={saveBrandAction}
    />
  );
}

/** Renames a region, or makes one below another. */
export function RegionDialog({ known, parent }: { known?: Known; parent?: Known }) {
  const t = useTranslations('organization');
  const label = known ? `${t('editRegion')} ${known.name}` : `${t('addChild')} ${parent?.name ?? ''}`;
  return (
    <CodeForm
      trigger={known ? edit(label) : <IconButton size="sm" label={label} icon={<Plus aria-hidden />} />}
      title={t(known ? 'editRegion' : 'addChild')}
      known={known}
      save={saveRegionAction}
    >
      {parent && !known ? (
        <>
          <input type="hidden" name="parentCode" value={parent.code} />
          <p className="text-small text-ink-2">{t('parentIs', { name: parent.name })}</p>
        </>
      ) : null}
    </CodeForm>
  );
}

const classes = ['private', 'public', 'unknown'] as const;

export function ChannelDialog({ known }: { known?: Known & { sourceClass: string } }) {
  const t = useTranslations('organization');
  const label = known ? `${t('editChannel')} ${known.name}` : t('addChannel');
  return (
    <CodeForm
      trigger={known ? edit(label) : add(label)}
      title={t(known ? 'editChannel' : 'addChannel')}
      known={known}
      save={saveChannelAction}
    >
      <Field name="sourceClass" label={t('sourceClass')}>
        <Select
          defaultValue={known?.sourceClass ?? 'unknown'}
          options={classes.map((one) => ({ value: one, label: t(`classes.${one}`) }))}
        />
      </Field>
    </CodeForm>
  );
}
