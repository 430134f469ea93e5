import { z } from 'zod';
import { IMPORT_KINDS } from '@/lib/imports/fields';
import { RIGHT_OF_KIND } from '@/lib/imports/rights';
import { ReportInput } from '@/lib/metrics/input';
import { PageInput } from '@/lib/organization/input';
import type { SchemaName } from './api-schemas';

export type Method = 'get' | 'post' | 'put';
export type Operation = {
  id: string;
  method: Method;
  path: string;
  tag: 'ingest' | 'reports' | 'resources' | 'imports' | 'document';
  /** What the key must carry; null = open to everyone. */
  scope: string | null;
  summary: string;
  query?: z.ZodType;
  pathParams?: Record<string, z.ZodType>;
  body?: { schema: SchemaName; many?: boolean; example: unknown };
  /** Fields of a multipart form, where the body is one. */
  form?: Record<string, { type: 'string'; format?: 'binary'; enum?: readonly string[]; description: string }>;
  reply: { schema: SchemaName | null; status: 200 | 202; example?: unknown };
  isIdempotent?: boolean;
};

const at = '2026-11-20T18:30:00+08:00';

/** One of each type, in the order in which a till, a member desk and a door would send them. */
export const ingestExample = {
  source: 'pos',
  items: [
    {
      type: 'order.paid',
      id: '20261120-0001',
      occurredAt: at,
      store: 'S0001',
      amountFen: 3_800,
      member: { phone: '13800138000' },
      guide: 'G0001',
      lines: [{ sku: 'P001', quantity: 2, amountFen: 3_800 }],
    },
    { type: 'order.refunded', id: 'R-0001', occurredAt: at, orderId: '20261120-0001', amountFen: 1_900 },
    { type: 'order.voided', id: 'V-0001', occurredAt: at, orderId: '20261120-0002', reason: 'entered twice' },
    {
      type: 'member.identified',
      id: 'J-0001',
      occurredAt: at,
      store: 'S0001',
      member: { phone: '13800138000', unionid: 'oUnion-1' },
      name: '王芳',
      consents: [{ channel: 'sms', purpose: 'marketing', granted: true }],
    },
    {
      type: 'consent.changed',
      id: 'C-0001',
      occurredAt: at,
      member: { phone: '13800138000' },
      channel: 'wecom',
      purpose: 'marketing',
      granted: false,
      source: 'member-centre',
    },
    {
      type: 'visit.counted',
      id: 'D1-1830',
      occurredAt: at,
      store: 'S0001',
      count: 42,
      minutes: 60,
      by: 'sensor',
    },
    { type: 'touchpoint.scanned', id: 'T-0001', occurredAt: at, touchpoint: 'T0001', visitor: 'v-81f2' },
  ],
};

const ingest: Operation = {
  id: 'ingest',
  method: 'post',
  path: '/api/v1/ingest',
  tag: 'ingest',
  scope: 'ingest:write',
  summary: 'Take in facts: orders, refunds, members, consents, visits, scans',
  body: { schema: 'IngestBatch', example: ingestExample },
  reply: {
    schema: 'IngestReply',
    status: 200,
    example: {
      ...{ accepted: 6, duplicates: 0, conflicts: 0, rejected: 0, quarantined: 1 },
      results: [
        { index: 6, id: 'T-0001', status: 'quarantined', code: 'unknown_touchpoint', path: 'touchpoint' },
      ],
    },
  },
  isIdempotent: true,
};

const report: Operation = {
  id: 'report',
  method: 'get',
  path: '/api/v1/reports/{name}',
  tag: 'reports',
  scope: 'reports:read',
  summary: 'Read a report: sales, sales-equation, digital-assets, ranking',
  pathParams: { name: ReportInput.shape.params.shape.name },
  query: ReportInput.shape.query,
  reply: { schema: 'Report', status: 200 },
};

/** `targets` have the code `2026-11:S0001`. */
type Resource = { noun: string; schema: SchemaName; read: string; write: string; example: unknown };

const resources: Resource[] = [
  {
    noun: 'brands',
    schema: 'Brand',
    read: 'organization:read',
    write: 'organization:write',
    example: { code: 'tea', name: '清茶' },
  },
  {
    noun: 'regions',
    schema: 'Region',
    read: 'organization:read',
    write: 'organization:write',
    example: { code: 'east', name: '华东' },
  },
  {
    ...{ noun: 'stores', schema: 'Store', read: 'stores:read', write: 'stores:write' },
    example: { code: 'S0001', name: '南京西路店', brand: 'tea', region: 'east' },
  },
  {
    noun: 'guides',
    schema: 'Guide',
    read: 'guides:read',
    write: 'guides:write',
    example: { code: 'G0001', name: '李雷' },
  },
  {
    ...{ noun: 'guide-assignments', schema: 'GuideAssignment', read: 'guides:read', write: 'guides:write' },
    example: { code: 'A0001', guide: 'G0001', store: 'S0001', validFrom: '2026-11-01' },
  },
  {
    noun: 'categories',
    schema: 'Category',
    read: 'goods:read',
    write: 'goods:write',
    example: { code: 'drinks', name: '饮品' },
  },
  {
    noun: 'products',
    schema: 'Product',
    read: 'goods:read',
    write: 'goods:write',
    example: { code: 'P001', name: '茉莉奶茶' },
  },
  {
    ...{ noun: 'targets', schema: 'Target', read: 'targets:read', write: 'targets:write' },
    example: { store: 'S0001', month: '2026-11', netFen: 120_000_000 },
  },
  {
    ...{ noun: 'channels', schema: 'Channel', read: 'organization:read', write: 'organization:write' },
    example: { code: 'dianping', name: '点评', sourceClass: 'public' },
  },
  {
    ...{ noun: 'campaigns', schema: 'Campaign', read: 'organization:read', write: 'organization:write' },
    example: { code: 'double11', name: '双十一' },
  },
];

const operationsOf = ({ noun, schema, read, write, example }: Resource): Operation[] => {
  const shared = { tag: 'resources', path: `/api/v1/${noun}` } as const;
  return [
    {
      ...shared,
      id: `${noun}.list`,
      method: 'get',
      scope: read,
      summary: `List ${noun}`,
      query: PageInput,
      reply: { schema: 'ListReply', status: 200 },
    },
    {
      ...{ ...shared, id: `${noun}.put`, method: 'put', scope: write, isIdempotent: true },
      summary: `Create or change ${noun} by their codes, one or up to 1,000`,
      body: { schema, many: true, example: [example] },
      reply: { schema: 'UpsertReply', status: 200 },
    },
    {
      ...{ ...shared, id: `${noun}.get`, method: 'get', scope: read },
      path: `/api/v1/${noun}/{code}`,
      summary: `Read one of the ${noun} by its code`,
      pathParams: { code: z.string().min(1).max(64) },
      reply: { schema: 'Row', status: 200 },
    },
  ];
};

const rightsOfKinds = IMPORT_KINDS.filter((kind) => kind !== 'orders')
  .map((kind) => `${kind} ${RIGHT_OF_KIND[kind]}`)
  .join(', ');
const importPath = { tag: 'imports', pathParams: { id: z.uuid() } } as const;
const imports: Operation[] = [
  {
    ...{ id: 'importFile', method: 'post', path: '/api/v1/imports', tag: 'imports' },
    scope: 'imports:write',
    summary: `Send a file: it is checked and, unless dryRun, run. Beside imports:write the key needs the right of what the file brings: ${rightsOfKinds}`,
    form: {
      kind: { type: 'string', enum: IMPORT_KINDS, description: 'What a row of the file is' },
      file: { type: 'string', format: 'binary', description: 'CSV up to 1 GB or XLSX up to 50,000 rows' },
      mapping: { type: 'string', description: 'JSON: where each field comes from; else recognised' },
      dryRun: { type: 'string', enum: ['true', 'false'], description: 'Only check' },
    },
    reply: { schema: null, status: 202 },
  },
  {
    ...{ ...importPath, id: 'importState', method: 'get', path: '/api/v1/imports/{id}' },
    ...{ scope: 'imports:read', summary: 'State and counts of an import' },
    reply: { schema: null, status: 200 },
  },
  {
    ...{ ...importPath, id: 'importErrors', method: 'get', path: '/api/v1/imports/{id}/errors.csv' },
    ...{ scope: 'imports:read', summary: 'Rows that could not be taken, with line, column and reason' },
    reply: { schema: null, status: 200 },
  },
  {
    ...{ ...importPath, id: 'importUndo', method: 'post', path: '/api/v1/imports/{id}/undo' },
    ...{
      scope: 'imports:write',
      summary: `Take back what an import brought. Needs the right of its kind too: ${rightsOfKinds}`,
    },
    reply: { schema: null, status: 202 },
  },
];

const self: Operation = {
  id: 'openapi',
  method: 'get',
  path: '/api/v1/openapi.json',
  tag: 'document',
  scope: null,
  summary: 'This description',
  reply: { schema: null, status: 200 },
};

/** Everything under /api/v1; a test holds the list against the handlers. */
export const operations: readonly Operation[] = [
  ingest,
  report,
  ...resources.flatMap(operationsOf),
  ...imports,
  self,
];
