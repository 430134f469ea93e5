import { ReportInput } from '@/lib/metrics/input';
import { getReport } from '@/lib/metrics/queries/report';
import { route } from '@/lib/route';

/** `GET /api/v1/reports/{sales|sales-equation|digital-assets|ranking}`. */
export const GET = route({
  door: 'key',
  permission: 'reports:read',
  input: ReportInput,
  run: (ctx, input) => getReport(ctx, input),
});
