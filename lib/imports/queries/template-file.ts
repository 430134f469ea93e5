import 'server-only';
import type { Context } from '@/lib/auth/context';
import { writeCsv } from '@/lib/sheet/write-csv';
import type { ImportKind } from '../fields';
import { exampleRow } from '../template';
import { loadChoices } from './load-references';

/** A file of a kind with its headings and one example row, as CSV that a spreadsheet opens with its Chinese intact. */
export async function templateFile(
  ctx: Context,
  asked: { kind: ImportKind; name: string; headings: readonly string[] },
): Promise<{ name: string; pieces: AsyncGenerator<Buffer> }> {
  const { brands, regions, stores } = await loadChoices(ctx, asked.kind);
  const own = {
    brand: brands[0]?.name,
    region: regions.at(-1)?.name.trim(),
    store: stores[0]?.code,
    category: '',
  };
  return {
    name: `${asked.name}.csv`,
    pieces: writeCsv({ header: asked.headings, rows: [exampleRow(asked.kind, own)] }),
  };
}
