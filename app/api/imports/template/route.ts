import { templateWords } from '@/components/imports/template-words';
import { TemplateInput } from '@/lib/imports/input';
import { templateFile } from '@/lib/imports/queries/template-file';
import { fileResponse, route } from '@/lib/route';

/** An empty table of a kind with its headings and an example. */
export const GET = route({
  door: 'user',
  permission: 'imports:write',
  input: TemplateInput,
  run: async (ctx, { query }) =>
    fileResponse(await templateFile(ctx, { kind: query.kind, ...(await templateWords(query.kind)) })),
});
