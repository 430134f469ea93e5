import { z } from 'zod';
import type { JobDefinition } from '@/lib/jobs/job';

// Half a surrogate pair or a NUL cannot be stored; in a code no control character can be meant.
const isCode = (value: string): boolean => !/[\p{Cc}\p{Cs}]/u.test(value);
const isText = (value: string): boolean => !value.includes('\0') && !/\p{Cs}/u.test(value);

const code = z
  .string()
  .min(1)
  .max(64)
  .refine(isCode, 'has a control character')
  .meta({ description: 'Code or id of the caller' });
const text = (max: number) => z.string().max(max).refine(isText, 'has a character that cannot be stored');
const fen = z.number().int().min(0).max(100_000_000_000).meta({ description: 'Integer fen (1/100 yuan)' });
const instant = z.iso.datetime({ offset: true }).meta({ description: 'ISO 8601 with offset' });
const birthday = z.iso
  .date()
  .refine((day) => day >= '1900', 'before 1900')
  .meta({ description: 'Day, YYYY-MM-DD' });

/** Any one or more; a member is found by each of them. */
export const WhoInput = z
  .strictObject({
    phone: text(40),
    unionid: text(128),
    externalUserId: text(128),
    cardNo: text(64),
    posId: text(64),
  })
  .partial()
  .refine(
    (who) => Object.values(who).some((value) => value !== undefined && value.trim() !== ''),
    'name at least one identity',
  )
  .meta({ id: 'Who' });
export type WhoInput = z.output<typeof WhoInput>;

const item = { id: code, occurredAt: instant };

/** Of one order: what a day of a store can hold, times a thousand. */
export const mostUnits = 1_000_000;

const lineInput = z.strictObject({
  sku: code,
  name: text(200).optional(),
  category: text(64).optional(),
  quantity: z.number().min(0).max(1_000_000),
  amountFen: fen,
});

export const OrderPaidInput = z.strictObject({
  type: z.literal('order.paid'),
  ...item,
  store: code,
  amountFen: fen,
  member: WhoInput.optional(),
  guide: code.optional(),
  coGuide: code.optional(),
  channel: code.optional(),
  campaign: code.optional(),
  shareToken: text(200).optional(),
  units: z.number().int().min(0).max(mostUnits).optional(),
  lines: z.array(lineInput).max(500).optional(),
});

export const OrderRefundedInput = z.strictObject({
  type: z.literal('order.refunded'),
  ...item,
  orderId: code,
  amountFen: fen.min(1),
  lines: z
    .array(lineInput.pick({ sku: true, quantity: true, amountFen: true }))
    .max(500)
    .optional(),
  reason: text(200).optional(),
});

export const OrderVoidedInput = z.strictObject({
  type: z.literal('order.voided'),
  ...item,
  orderId: code,
  reason: z.string().min(1).max(200).refine(isText, 'has a character that cannot be stored'),
});

export const consentChannels = ['sms', 'wecom', 'service_account', 'miniprogram'] as const;
const consent = { channel: z.enum(consentChannels), purpose: code, granted: z.boolean() };

export const MemberIdentifiedInput = z.strictObject({
  type: z.literal('member.identified'),
  ...item,
  store: code,
  member: WhoInput,
  name: text(80).optional(),
  gender: z.enum(['female', 'male', 'unknown']).optional(),
  birthday: birthday.optional(),
  joinedAt: instant.optional(),
  guide: code.optional(),
  touchpoint: code.optional(),
  channel: code.optional(),
  shareToken: text(200).optional(),
  consents: z
    .array(z.strictObject({ ...consent, at: instant.optional() }))
    .max(20)
    .optional(),
});

export const ConsentChangedInput = z.strictObject({
  type: z.literal('consent.changed'),
  ...item,
  member: WhoInput,
  ...consent,
  source: code,
});

export const VisitCountedInput = z.strictObject({
  type: z.literal('visit.counted'),
  ...item,
  store: code,
  count: z.number().int().min(0).max(1_000_000),
  minutes: z.number().int().min(1).max(1_440),
  by: z.enum(['sensor', 'miniprogram', 'page', 'manual']),
  zone: code.optional(),
  channel: code.optional(),
});

export const TouchpointScannedInput = z.strictObject({
  type: z.literal('touchpoint.scanned'),
  ...item,
  touchpoint: code,
  member: WhoInput.optional(),
  visitor: text(128).optional(),
  channel: code.optional(),
});

export const IngestItemInput = z.discriminatedUnion('type', [
  OrderPaidInput,
  OrderRefundedInput,
  OrderVoidedInput,
  MemberIdentifiedInput,
  ConsentChangedInput,
  VisitCountedInput,
  TouchpointScannedInput,
]);
export type IngestItem = z.output<typeof IngestItemInput>;
export type IngestType = IngestItem['type'];
export type ItemOf<T extends IngestType> = Extract<IngestItem, { type: T }>;

/** `~` is kept for generations of an undone import. */
export const sourceInput = z
  .string()
  .min(1)
  .max(64)
  .regex(/^[^~\s]+$/, 'no spaces and no ~')
  .refine(isCode, 'has a control character')
  .meta({ description: 'Name of the feeding system; ids are unique within it', example: 'pos' });

/** The batch; items are parsed one by one so that a bad one never loses the good ones. */
export const IngestInput = z.strictObject({
  source: sourceInput,
  items: z.array(z.unknown()).min(1).max(5_000),
});

export type ItemStatus = 'accepted' | 'duplicate' | 'conflict' | 'rejected' | 'quarantined';
export type ItemResult = {
  index: number;
  id: string | null;
  status: ItemStatus;
  code?: string;
  path?: string;
};
/** A result with the plain hint that stays inside. */
export type Taken = ItemResult & { hint?: string };

/** Reasons for which an item waits, as codes. */
export const quarantineCodes = [
  'unknown_store',
  'unknown_guide',
  'unknown_product',
  'unknown_campaign',
  'unknown_touchpoint',
  'unknown_member',
  'unknown_order',
  'conflict',
  'invalid',
] as const;
export type QuarantineCode = (typeof quarantineCodes)[number];

const one = z.unknown().transform((value) => (typeof value === 'string' ? value : undefined));
/** What may stand in the address of the list of held items; anything else is dropped. */
export const HeldSearchInput = z.object({
  code: z.enum(quarantineCodes).optional().catch(undefined),
  after: one.pipe(z.string().max(400).optional()).catch(undefined),
});

const held = z.object({ id: z.uuid() });

/** `body` is the item as JSON text, personal fields still masked where nothing changed. */
export const ReplayItemInput = held.extend({ body: z.string().max(200_000).optional() });
export const DismissItemInput = held;
export const ReissueOrderInput = held;

/** All open items of one reason; `hint` narrows to one unknown code, `replaceWith` puts a known one in its place. */
export const ReplayManyInput = z.object({
  code: z.enum(quarantineCodes),
  hint: z.string().min(1).max(64).optional(),
  replaceWith: code.optional(),
});
export type ReplayManyInput = z.output<typeof ReplayManyInput>;

/** Without a choice: everything whose unknown reference is known by now. */
export const replayQuarantineJob = {
  name: 'replay-quarantine',
  payload: z.object({ many: ReplayManyInput.optional() }),
} satisfies JobDefinition;

/** Keys of bodies that waited 30 days, replies kept 24 h. */
export const destroyExpiredJob = { name: 'destroy-expired', payload: z.object({}) } satisfies JobDefinition;

/** What the public page of a touchpoint sends once a person sees it. */
export const ScanLoadInput = z.strictObject({ load: z.string().max(120) });
