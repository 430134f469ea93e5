'use client';
import { useRouter } from 'next/navigation';
import { useTranslations } from 'next-intl';
import { useState } from 'react';
import { Button } from '@/components/ui/button';
import { Card, CardBody, CardFooter, CardHeader } from '@/components/ui/card';
import { FormSummary } from '@/components/ui/form-summary';
import { unanswered } from '@/components/ui/unanswered';
import { checkImportAction } from '@/lib/imports/actions';
import type { Proposal } from '@/lib/imports/columns';
import type { Choices } from '@/lib/imports/defaults';
import { fieldsOf } from '@/lib/imports/fields';
import {
  type Mapping,
  mappingFaults,
  type Source,
  swapCoordinates,
  unmappedColumns,
} from '@/lib/imports/mapping';
import { MappingRow } from './mapping-row';
import { MappingSettings } from './mapping-settings';
import { ProposalList } from './proposal-list';

export type MappingFormProps = {
  id: string;
  header: string[];
  samples: string[][];
  mapping: Mapping;
  sourceName: string;
  proposals: Proposal[];
  choices: Choices;
};

/** Which field takes which column, with what stands in it; one button leads on to the check. */
export function MappingForm(props: MappingFormProps) {
  const t = useTranslations('imports');
  const form = useMapping(props);
  const { mapping, faults } = form;
  const fields = fieldsOf(mapping.kind);
  const required = fields.filter((field) => field.isRequired).length;
  const missing = new Set(faults.map((fault) => fault.field));
  const unused = unmappedColumns(mapping, props.header);
  const setSource = (field: string, source: Source | null) => {
    const { [field]: _old, ...rest } = mapping.fields;
    form.setMapping({ ...mapping, fields: source ? { ...rest, [field]: source } : rest });
  };
  return (
    <Card>
      <CardHeader
        title={t('mapping.title')}
        note={`${t('mapping.note')} ${t('mapping.requiredNote', { count: required, missing: missing.size })}`}
      />
      <CardBody className="grid gap-4">
        <FormSummary title={t('result.failed')} errors={[]} message={form.problem ?? undefined} />
        <ProposalList
          proposals={props.proposals}
          mapping={mapping}
          onSwap={() => form.setMapping(swapCoordinates(mapping))}
        />
        <ul className="grid border-t">
          {fields.map((field) => (
            <MappingRow
              key={field.name}
              {...{ field, kind: mapping.kind, source: mapping.fields[field.name] ?? null }}
              {...{ header: props.header, samples: props.samples, choices: props.choices }}
              isMissing={form.isTried && missing.has(field.name)}
              onChange={(source) => setSource(field.name, source)}
            />
          ))}
        </ul>
        <p className="text-small text-ink-3">
          {unused.length > 0 ? t('mapping.unused', { columns: unused.join(' · ') }) : t('mapping.allUsed')}
        </p>
        <MappingSettings
          mapping={mapping}
          sourceName={form.sourceName}
          onMapping={form.setMapping}
          onSourceName={form.setSourceName}
        />
      </CardBody>
      <CardFooter className="sticky bottom-0 rounded-b-card bg-surface">
        <Button variant="primary" loading={form.isBusy} onClick={form.check}>
          {t('mapping.check')}
        </Button>
      </CardFooter>
    </Card>
  );
}

function useMapping(props: MappingFormProps) {
  const router = useRouter();
  const t = useTranslations('imports');
  const common = useTranslations('common');
  const errors = useTranslations('errors');
  const [mapping, setMapping] = useState(props.mapping);
  const [sourceName, setSourceName] = useState(props.sourceName);
  const [isBusy, setBusy] = useState(false);
  const [isTried, setTried] = useState(false);
  const [problem, setProblem] = useState<string | null>(null);
  const faults = mappingFaults(mapping, props.header);
  const check = async () => {
    setTried(true);
    setProblem(null);
    if (faults.length > 0) {
      const names = faults.map(({ field }) => t(`fields.${mapping.kind}.${field}` as 'fields.stores.name'));
      setProblem(`${names.join(common('listComma'))}: ${t('mapping.missing')}`);
      return;
    }
    setBusy(true);
    const answer = await checkImportAction({ id: props.id, mapping, sourceName }).catch(unanswered);
    if (answer.ok) {
      router.replace(`/imports/${props.id}`);
      router.refresh();
      return;
    }
    setBusy(false);
    const { reason, code } = answer.error;
    setProblem(errors(reason && errors.has(reason as 'internal') ? (reason as 'internal') : code));
  };
  return { mapping, setMapping, sourceName, setSourceName, isBusy, isTried, problem, faults, check };
}
