import { ClientMessages } from '@/components/layout/client-messages';
import { BulkEdit } from './bulk-edit';
import { PrintSelected } from './print-selected';
import { regionNodes } from './store-choices';

type BulkActionsProps = { regions: Parameters<typeof regionNodes>[0]; today: string };

/** What can be done with chosen stores. */
export function BulkActions({ regions, today }: BulkActionsProps) {
  return (
    <ClientMessages namespaces={['bulk']}>
      <BulkEdit regions={regionNodes(regions)} today={today} />
      <PrintSelected />
    </ClientMessages>
  );
}
