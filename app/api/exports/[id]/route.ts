import { ExportFileInput } from '@/lib/exports/input';
import { noteDownload } from '@/lib/exports/mutations/start-export';
import { openExport } from '@/lib/exports/queries/exports';
import { fileResponse, route } from '@/lib/route';

const types = {
  xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
  csv: 'text/csv; charset=utf-8',
  'csv-gb18030': 'text/csv; charset=gb18030',
};

/** A finished export, for the one who asked for it. */
export const GET = route({
  door: 'user',
  permission: 'reports:export',
  input: ExportFileInput,
  run: async (ctx, { params }) => {
    const { id, name, format, pieces } = await openExport(ctx, params);
    await noteDownload(ctx, { id, name });
    return fileResponse({ name, pieces, type: types[format] });
  },
});
