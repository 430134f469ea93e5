import { z } from 'zod';
import { COORDINATE_SYSTEMS } from '@/lib/stores/coordinates';
import { fieldsOf, IMPORT_KINDS } from './fields';
import { MAPPING_DEFAULTS } from './mapping';

const columnName = z.string().min(1).max(500);

const source = z.discriminatedUnion('from', [
  z.strictObject({ from: z.literal('column'), column: columnName }),
  z.strictObject({ from: z.literal('constant'), value: z.string().trim().min(1).max(200) }),
  z.strictObject({
    from: z.literal('joined'),
    columns: z.array(columnName).min(2).max(10),
    separator: z.string().max(5),
  }),
  z.strictObject({
    from: z.literal('part'),
    column: columnName,
    separator: z.string().min(1).max(5),
    index: z.int().min(-20).max(20),
  }),
]);

export const ImportKindInput = z.enum(IMPORT_KINDS);

/** The JSON of `mapping` in `POST /api/v1/imports` and of the mapping form. */
export const MappingInput = z
  .strictObject({
    kind: ImportKindInput,
    fields: z.record(z.string().max(40), source),
    dateOrder: z.enum(['auto', 'ymd', 'mdy', 'dmy']).default(MAPPING_DEFAULTS.dateOrder),
    moneyUnit: z.enum(['yuan', 'fen']).default(MAPPING_DEFAULTS.moneyUnit),
    timeOfDay: z
      .string()
      .regex(/^([01]\d|2[0-3]):[0-5]\d$/)
      .default(MAPPING_DEFAULTS.timeOfDay),
    coordinateSystem: z.enum(COORDINATE_SYSTEMS).default(MAPPING_DEFAULTS.coordinateSystem),
  })
  .superRefine((mapping, refinement) => {
    const known = new Set(fieldsOf(mapping.kind).map((field) => field.name));
    for (const field of Object.keys(mapping.fields)) {
      if (!known.has(field))
        refinement.addIssue({ code: 'custom', path: ['fields', field], message: 'unknown_field' });
    }
  });

export type MappingInput = z.output<typeof MappingInput>;
