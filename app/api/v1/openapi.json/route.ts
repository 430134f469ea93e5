import { apiDocument } from '@/components/ingest/api-document';
import { publicRoute } from '@/lib/route';

/** The description of the API for programs; people read it at /developers. */
export const GET = publicRoute(async () =>
  Response.json(apiDocument(), { headers: { 'cache-control': 'public, max-age=300' } }),
);
