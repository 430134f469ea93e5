import 'server-only';
import type { Context } from '@/lib/auth/context';
import { withDefaults } from '../defaults';
import type { ImportKind } from '../fields';
import { type Mapping, mappingFaults } from '../mapping';
import { loadChoices } from '../queries/load-references';
import { type ReceiveInput, receiveFile } from './receive-file';
import { startCheck } from './start-import';

/** What a file of this kind can hardly do without, though rows of known things may leave it out. */
const WANTED: Partial<Record<ImportKind, string[]>> = { stores: ['brand', 'region'] };

/** Takes in a file of the console. One whose columns are certain is checked at once; of others a person is asked. */
export async function receiveUpload(ctx: Context, input: ReceiveInput): Promise<{ id: string }> {
  const { id, mapping: guess, isSure } = await receiveFile(ctx, input);
  if (!isSure) return { id };
  const mapping: Mapping = withDefaults(guess, await loadChoices(ctx, input.kind));
  const isWhole = (WANTED[input.kind] ?? []).every((field) => mapping.fields[field] !== undefined);
  const header = Object.values(mapping.fields).flatMap((source) =>
    source.from === 'constant' ? [] : source.from === 'joined' ? source.columns : [source.column],
  );
  if (isWhole && mappingFaults(mapping, header).length === 0)
    await startCheck(ctx, { id, mapping, sourceName: input.sourceName ?? 'file' });
  return { id };
}
