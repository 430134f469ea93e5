import type { ComponentProps } from 'react';
import { ClientMessages } from '@/components/layout/client-messages';
import { BulkEdit } from './bulk-edit';

/** What can be done with chosen stores. */
export function BulkActions(props: ComponentProps<typeof BulkEdit>) {
  return (
    <ClientMessages namespaces={['bulk']}>
      <BulkEdit {...props} />
    </ClientMessages>
  );
}
