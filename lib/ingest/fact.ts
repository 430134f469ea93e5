import type { Day } from '@/lib/time';

/** What every accepted fact has. */
export type FactBase = {
  id: string;
  /** Keyed hash of the canonical body, `\x…` text. */
  bodyHash: string;
  occurredAt: string;
  businessDay: Day;
};

export type OrderFact = {
  base: FactBase;
  storeId: string;
  memberId: string | null;
  guideId: string | null;
  coGuideId: string | null;
  campaignId: string | null;
  channel: string | null;
  shareToken: string | null;
  amountFen: bigint;
  units: number;
  /** JSON text or null. */
  lines: string | null;
};

export type RefundFact = {
  base: FactBase;
  orderSource: string;
  orderId: string;
  amountFen: bigint;
  lines: string | null;
  reason: string | null;
};
export type VoidFact = {
  base: FactBase;
  orderSource: string;
  orderId: string;
  reason: string;
};

export type IdentificationFact = {
  base: FactBase;
  storeId: string;
  memberId: string;
  guideId: string | null;
  touchpointId: string | null;
  channel: string | null;
  shareToken: string | null;
};
export type ConsentFact = {
  base: FactBase;
  memberId: string;
  channel: string;
  purpose: string;
  isGranted: boolean;
  origin: string;
};
export type VisitFact = {
  base: FactBase;
  keyHash: string;
  storeId: string;
  visits: number;
  minutes: number;
  counter: 'sensor' | 'manual' | 'miniprogram' | 'page';
  zone: string | null;
  channel: string | null;
};
export type ScanFact = {
  base: FactBase;
  keyHash: string;
  storeId: string;
  touchpointId: string;
  memberId: string | null;
  visitor: string | null;
  channel: string | null;
};

/** What became of one fact: taken now, known already with the same body, or known with another body. */
export type FactOutcome = 'accepted' | 'duplicate' | 'conflict';

/** Common to every statement of a batch. `mark` names the batch's dirty rows; both times are ISO instants. */
export type BatchHead = {
  orgId: string;
  source: string;
  mark: string;
  receivedAt: string;
  importId: string | null;
};
