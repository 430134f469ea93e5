import 'server-only';
import type { Context } from '@/lib/auth/context';
import { bytesOfBuffer } from '@/lib/sheet/bytes';
import { writeXlsx } from '@/lib/sheet/write-xlsx';
import type { ImportKind } from '../fields';
import { exampleRow } from '../template';
import { loadChoices } from './load-references';

/** A workbook of a kind with its headings and one example row, whose codes and phones are text and keep their zeros. */
export async function templateFile(
  ctx: Context,
  asked: { kind: ImportKind; name: string; headings: readonly string[] },
): Promise<{ name: string; type: string; pieces: AsyncIterable<Buffer> }> {
  const { brands, regions, stores } = await loadChoices(ctx, asked.kind);
  const own = {
    brand: brands[0]?.name,
    region: regions.at(-1)?.name.trim(),
    store: stores[0]?.code,
    category: '',
  };
  const workbook = await writeXlsx([
    {
      name: asked.name,
      columns: asked.headings.map((header) => ({ header, type: 'text' as const })),
      rows: [exampleRow(asked.kind, own)],
    },
  ]);
  return {
    name: `${asked.name}.xlsx`,
    type: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
    pieces: bytesOfBuffer(workbook).open(),
  };
}
