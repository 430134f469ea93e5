import { getMessages } from 'next-intl/server';
import type { TableWords } from '@/components/data-table/table-words';
import type { Messages } from '@/lib/i18n/namespaces';

/** The words of a table in the reader's language, as templates. */
export async function tableWords(): Promise<TableWords> {
  return ((await getMessages()) as unknown as Messages).table;
}
