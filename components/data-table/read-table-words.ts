import { getMessages, getTranslations } from 'next-intl/server';
import type { TableWords } from './table-words';

// Filled with themselves, the places stay open for `fillWords`. The catalogue holds no text to fill:
// its messages are compiled when the app is built.
const places = { name: '{name}', count: '{count}', unit: '{unit}', value: '{value}' };

/** The words of a table in the reader's language, as templates. */
export async function readTableWords(): Promise<TableWords> {
  const [t, { table }] = await Promise.all([getTranslations('table'), getMessages()]);
  const keys = Object.keys(table) as (keyof TableWords)[];
  const words = keys.map((key) => [key, t(key, places)]);
  return Object.fromEntries(words) as TableWords;
}
