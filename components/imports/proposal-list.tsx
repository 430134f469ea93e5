'use client';
import { ArrowLeftRight } from 'lucide-react';
import { useTranslations } from 'next-intl';
import { Banner } from '@/components/ui/banner';
import { Button } from '@/components/ui/button';
import type { Proposal } from '@/lib/imports/columns';
import type { Mapping } from '@/lib/imports/mapping';

/** What was found out about the file, each with its one click. */
export function ProposalList({
  proposals,
  mapping,
  onSwap,
}: {
  proposals: Proposal[];
  mapping: Mapping;
  onSwap: () => void;
}) {
  const t = useTranslations('imports');
  const shown = proposals.filter((one) => one.code !== 'constant_needed' || !mapping.fields[one.field]);
  if (shown.length === 0) return null;
  return (
    <div className="grid gap-2">
      {shown.map((proposal) => (
        <Banner
          key={proposal.code + JSON.stringify(proposal)}
          tone={
            proposal.code === 'constant_needed' || proposal.code === 'date_order_unclear' ? 'warn' : 'primary'
          }
          action={
            proposal.code === 'coordinates_swapped' ? (
              <Button size="sm" icon={<ArrowLeftRight aria-hidden />} onClick={onSwap}>
                {t('mapping.swap')}
              </Button>
            ) : undefined
          }
        >
          <Words proposal={proposal} mapping={mapping} />
        </Banner>
      ))}
    </div>
  );
}

function Words({ proposal, mapping }: { proposal: Proposal; mapping: Mapping }) {
  const t = useTranslations('imports');
  switch (proposal.code) {
    case 'coordinates_swapped':
      return t('proposals.coordinates_swapped', proposal);
    case 'constant_needed':
      return t('proposals.constant_needed', {
        field: t(`fields.${mapping.kind}.${proposal.field}` as 'fields.stores.name'),
      });
    case 'time_of_day_assumed':
      return t('proposals.time_of_day_assumed', { column: proposal.column, time: mapping.timeOfDay });
    case 'row_ids_made':
      return t('proposals.row_ids_made');
    default:
      return t(`proposals.${proposal.code}`, { column: proposal.column });
  }
}
