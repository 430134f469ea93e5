'use client';
import { CircleAlert, CircleCheck, Minus } from 'lucide-react';
import { useTranslations } from 'next-intl';
import { cn } from '@/components/ui/cn';
import { Input } from '@/components/ui/input';
import { Select } from '@/components/ui/select';
import { CHOSEN_FIELDS, type Choices } from '@/lib/imports/defaults';
import type { Field, ImportKind } from '@/lib/imports/fields';
import { columnsOf, type Source } from '@/lib/imports/mapping';

type Props = {
  field: Field;
  kind: ImportKind;
  source: Source | null;
  header: string[];
  samples: string[][];
  choices: Choices;
  isMissing: boolean;
  onChange: (source: Source | null) => void;
};

const choiceOf = (source: Source | null): string =>
  source === null ? '' : source.from === 'column' ? `=${source.column}` : source.from;

/** One field: where its value comes from, and what is found there. */
export function MappingRow(props: Props) {
  const { field, kind, source, header, isMissing, onChange } = props;
  const t = useTranslations('imports');
  const name = t(`fields.${kind}.${field.name}` as 'fields.stores.name');
  const choose = (value: string) => {
    if (value === '') onChange(null);
    else if (value.startsWith('=')) onChange({ from: 'column', column: value.slice(1) });
    else if (value === 'constant') onChange({ from: 'constant', value: '' });
    else if (value === 'part') onChange({ from: 'part', column: header[0] ?? '', separator: '-', index: 0 });
  };
  const options = [
    ...header.map((column) => ({ value: `=${column}`, label: column })),
    { value: 'constant', label: t('mapping.constant') },
    { value: 'part', label: t('mapping.part') },
    ...(source?.from === 'joined' ? [{ value: 'joined', label: t('mapping.joined') }] : []),
  ];
  return (
    <li
      className={cn(
        'grid items-center gap-x-4 gap-y-2 border-b py-2.5 md:grid-cols-[180px_minmax(0,1fr)_minmax(0,1fr)]',
        isMissing && 'bg-bad-tint/40',
      )}
    >
      <span className="flex items-center gap-2">
        <Mark isSet={source !== null} isMissing={isMissing} />
        <span className="font-medium">{name}</span>
        {field.isRequired ? (
          <span className="text-bad" title={t('mapping.required')}>
            *
          </span>
        ) : null}
      </span>
      <span className="grid gap-2">
        <Select
          aria-label={name}
          aria-invalid={isMissing || undefined}
          value={choiceOf(source)}
          onChange={(event) => choose(event.currentTarget.value)}
          options={options}
          placeholder={t('mapping.none')}
        />
        <SourceDetail {...props} name={name} />
      </span>
      <span className="min-w-0 text-small text-ink-2 max-md:hidden">
        <Examples {...props} />
      </span>
    </li>
  );
}

function Mark({ isSet, isMissing }: { isSet: boolean; isMissing: boolean }) {
  if (isMissing) return <CircleAlert aria-hidden className="size-4 shrink-0 text-bad" />;
  if (isSet) return <CircleCheck aria-hidden className="size-4 shrink-0 text-good" />;
  return <Minus aria-hidden className="size-4 shrink-0 text-ink-3" />;
}

/** What stands in the chosen column, as far as it helps to see that it is the right one. */
function Examples({ source, header, samples }: Props) {
  const t = useTranslations('imports.mapping');
  const [column] = source ? columnsOf(source) : [];
  if (column === undefined) return null;
  const found = samples[header.indexOf(column)] ?? [];
  if (found.length === 0) return <span className="text-ink-3">{t('noSample')}</span>;
  return <span className="line-clamp-2 break-all">{found.join(' · ')}</span>;
}

function SourceDetail(props: Props & { name: string }) {
  const { source } = props;
  if (source?.from === 'constant') return <ConstantInput {...props} value={source.value} />;
  if (source?.from === 'part') return <PartInput {...props} part={source} />;
  return null;
}

function ConstantInput({ field, choices, name, value, onChange }: Props & { name: string; value: string }) {
  const t = useTranslations('imports.mapping');
  const list = CHOSEN_FIELDS[field.name];
  const label = t('constantLabel', { field: name });
  const set = (next: string) => onChange({ from: 'constant', value: next });
  const known = list ? choices[list] : [];
  if (known.length > 0 && known.length <= 500)
    return (
      <Select
        aria-label={label}
        value={known.some((one) => one.code === value) ? value : ''}
        onChange={(event) => set(event.currentTarget.value)}
        options={known.map(({ code, name: text }) => ({ value: code, label: text }))}
        placeholder={t('choose')}
      />
    );
  return (
    <Input
      aria-label={label}
      value={value}
      placeholder={t('constantPlaceholder')}
      onChange={(event) => set(event.currentTarget.value)}
    />
  );
}

function PartInput({
  header,
  part,
  name,
  onChange,
}: Props & { name: string; part: Extract<Source, { from: 'part' }> }) {
  const t = useTranslations('imports.mapping');
  return (
    <span className="grid grid-cols-[minmax(0,1fr)_88px_88px] gap-2">
      <Select
        aria-label={`${name} ${t('column')}`}
        value={part.column}
        onChange={(event) => onChange({ ...part, column: event.currentTarget.value })}
        options={header.map((column) => ({ value: column, label: column }))}
      />
      <Input
        aria-label={`${name} ${t('separator')}`}
        title={t('separatorHint')}
        value={part.separator}
        maxLength={5}
        onChange={(event) => onChange({ ...part, separator: event.currentTarget.value })}
      />
      <Input
        aria-label={`${name} ${t('index')}`}
        type="number"
        min={1}
        max={20}
        value={part.index + 1}
        onChange={(event) => onChange({ ...part, index: Math.max(0, Number(event.currentTarget.value) - 1) })}
      />
    </span>
  );
}
