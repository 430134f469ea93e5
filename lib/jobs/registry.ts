import 'server-only';
import { sealAuditHandler } from '@/lib/audit/jobs';
import { sweepExportsHandler, writeExportHandler } from '@/lib/exports/jobs';
import { checkImportHandler, runImportHandler, undoImportHandler } from '@/lib/imports/jobs';
import { destroyExpiredHandler, replayQuarantine } from '@/lib/ingest/jobs';
import { closeDays, followFacts } from '@/lib/metrics/jobs';
import { removeSample } from '@/lib/sample/jobs';
import { bulkEditHandler } from '@/lib/stores/jobs';
import type { Job } from './job';

/** Every job of the product; the worker runs nothing else. */
export const jobs: readonly Job[] = [
  sealAuditHandler,
  followFacts,
  closeDays,
  replayQuarantine,
  destroyExpiredHandler,
  removeSample,
  checkImportHandler,
  runImportHandler,
  undoImportHandler,
  bulkEditHandler,
  writeExportHandler,
  sweepExportsHandler,
];
