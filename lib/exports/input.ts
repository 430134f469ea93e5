import { z } from 'zod';
import { locales } from '@/lib/i18n/locale';
import type { JobDefinition } from '@/lib/jobs/job';
import { EXPORT_FORMATS, EXPORT_LISTS } from './export-file';

/** Rows of a list: all that match its question (`q`, `sort`, `f.…` as in its address) or the chosen ones. */
export const StartExportInput = z
  .object({
    list: z.enum(EXPORT_LISTS),
    query: z
      .string()
      .max(4_000)
      .refine(
        (query) => ![...new URLSearchParams(query)].flat().some((text) => text.includes('\0')),
        'not_text',
      )
      .default(''),
    ids: z.array(z.uuid()).min(1).max(5_000).optional(),
    /** Keys in the order they are shown; every column when absent. */
    columns: z.array(z.string().max(40)).min(1, 'required').max(60).optional(),
    format: z.enum(EXPORT_FORMATS, 'not_a_choice'),
    locale: z.enum(locales),
  })
  .refine(({ list, ids }) => !ids || list === 'stores', { path: ['ids'], message: 'not_a_choice' });
export type StartExportInput = z.output<typeof StartExportInput>;

/** What is kept of the question until the file is written. */
export const ExportQuestion = z.object({
  query: z.string(),
  ids: z.array(z.uuid()).optional(),
  columns: z.array(z.string()).optional(),
  locale: z.enum(locales),
});
export type ExportQuestion = z.output<typeof ExportQuestion>;

export const ExportFileInput = z.object({ params: z.object({ id: z.uuid() }) });

export const writeExportJob = {
  name: 'write-export' as const,
  payload: z.object({ id: z.uuid() }),
} satisfies JobDefinition;

export const sweepExportsJob = { name: 'sweep' as const, payload: z.object({}) } satisfies JobDefinition;
