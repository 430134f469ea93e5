import { z } from 'zod';
import { CampaignInput } from '@/lib/campaigns/input';
import { CategoryInput, ProductUpsertInput } from '@/lib/goods/input';
import { AssignmentInput, GuideUpsertInput } from '@/lib/guides/input';
import {
  ConsentChangedInput,
  IngestInput,
  IngestItemInput,
  MemberIdentifiedInput,
  OrderPaidInput,
  OrderRefundedInput,
  OrderVoidedInput,
  TouchpointScannedInput,
  VisitCountedInput,
  WhoInput,
} from '@/lib/ingest/input';
import { BrandInput, ChannelInput, RegionInput } from '@/lib/organization/input';
import { StoreUpsertInput } from '@/lib/stores/input';
import { TargetInput } from '@/lib/targets/input';

const count = z.number().int().min(0);

export const ProblemReply = z.object({
  type: z.string(),
  title: z.string(),
  status: z.number().int(),
  code: z.string().meta({ description: 'Stable word for programs' }),
  detail: z.string(),
  errors: z.array(z.object({ path: z.string(), code: z.string(), message: z.string() })).optional(),
  requestId: z.string(),
});

export const IngestReply = z.object({
  accepted: count,
  duplicates: count,
  conflicts: count,
  rejected: count,
  quarantined: count,
  results: z
    .array(
      z.object({
        index: count.meta({ description: 'Place in the batch' }),
        id: z.string().nullable(),
        status: z.enum(['duplicate', 'conflict', 'rejected', 'quarantined']),
        code: z.string().optional(),
        path: z.string().optional(),
      }),
    )
    .meta({ description: 'What was not simply accepted, in the order of the batch' }),
});

export const UpsertReply = z
  .looseObject({
    results: z.array(z.looseObject({ index: count, code: z.string() })),
  })
  .meta({ description: 'Counts, and each item that was not taken with its problems' });

export const ListReply = z.object({
  data: z.array(z.looseObject({ code: z.string() })),
  nextCursor: z
    .string()
    .nullable()
    .meta({ description: 'Send it as `cursor` for the next page; null on the last' }),
});

export const RowReply = z.looseObject({ code: z.string() });

export const ReportReply = z.looseObject({
  definition: z.unknown().meta({ description: 'What each number means' }),
  scope: z.unknown(),
  from: z.iso.date(),
  to: z.iso.date(),
  asOf: z.string().nullable(),
  completeTo: z.string().nullable().meta({ description: 'Last day for which data is complete' }),
  rows: z.array(z.looseObject({ key: z.string(), values: z.looseObject({}) })),
  totals: z.looseObject({}),
});

/** The batch as it is described; the handler reads its items one by one, so that a bad one does not lose the others. */
export const IngestBody = IngestInput.extend({ items: z.array(IngestItemInput).min(1).max(5_000) });

/** Every named description of the document. */
export const namedSchemas = {
  Problem: ProblemReply,
  Who: WhoInput,
  OrderPaid: OrderPaidInput,
  OrderRefunded: OrderRefundedInput,
  OrderVoided: OrderVoidedInput,
  MemberIdentified: MemberIdentifiedInput,
  ConsentChanged: ConsentChangedInput,
  VisitCounted: VisitCountedInput,
  TouchpointScanned: TouchpointScannedInput,
  IngestBatch: IngestBody,
  IngestReply,
  Store: StoreUpsertInput,
  Brand: BrandInput,
  Region: RegionInput,
  Channel: ChannelInput,
  Guide: GuideUpsertInput,
  GuideAssignment: AssignmentInput,
  Product: ProductUpsertInput,
  Category: CategoryInput,
  Campaign: CampaignInput,
  Target: TargetInput,
  UpsertReply,
  ListReply,
  Row: RowReply,
  Report: ReportReply,
} as const;
export type SchemaName = keyof typeof namedSchemas;
