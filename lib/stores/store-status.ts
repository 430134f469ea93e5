/** The life of a store: draft → submitted → approved → live → paused → closed. */
export const STORE_STATUSES = ['draft', 'submitted', 'approved', 'live', 'paused', 'closed'] as const;
export type StoreStatus = (typeof STORE_STATUSES)[number];

/** The acts that move it; each is a button and a line of the store's history. */
export const STORE_ACTS = [
  'submit',
  'return',
  'approve',
  'open',
  'pause',
  'resume',
  'close',
  'reopen',
] as const;
export type StoreAct = (typeof STORE_ACTS)[number];

type Transition = { readonly act: StoreAct; readonly to: StoreStatus; readonly needsReason: boolean };

/** A closed store comes back as paused, so that a slip of the hand can be undone without selling at once. */
const TRANSITIONS: Record<StoreStatus, readonly Transition[]> = {
  draft: [{ act: 'submit', to: 'submitted', needsReason: false }],
  submitted: [
    { act: 'approve', to: 'approved', needsReason: false },
    { act: 'return', to: 'draft', needsReason: true },
  ],
  approved: [
    { act: 'open', to: 'live', needsReason: false },
    { act: 'return', to: 'draft', needsReason: true },
    { act: 'close', to: 'closed', needsReason: true },
  ],
  live: [
    { act: 'pause', to: 'paused', needsReason: true },
    { act: 'close', to: 'closed', needsReason: true },
  ],
  paused: [
    { act: 'resume', to: 'live', needsReason: false },
    { act: 'close', to: 'closed', needsReason: true },
  ],
  closed: [{ act: 'reopen', to: 'paused', needsReason: true }],
};

/** What can be done with a store in this status. */
export function storeActs(status: StoreStatus): readonly Transition[] {
  return TRANSITIONS[status];
}

export type StoreMove =
  | { ok: true; to: StoreStatus }
  | { ok: false; code: 'not_allowed' | 'reason_required' };

/** The status an act leads to; a reason of blanks is none. */
export function moveStore(status: StoreStatus, step: { act: StoreAct; reason?: string | null }): StoreMove {
  const transition = TRANSITIONS[status].find((candidate) => candidate.act === step.act);
  if (!transition) return { ok: false, code: 'not_allowed' };
  if (transition.needsReason && !step.reason?.trim()) return { ok: false, code: 'reason_required' };
  return { ok: true, to: transition.to };
}

/** Facts are taken for a store from its approval on, and for a closed one too: late facts land on their own day. */
export function takesFacts(status: StoreStatus): boolean {
  return status !== 'draft' && status !== 'submitted';
}

/** Whether it has ever been open: before that a store has nothing to show but what is still to be done. */
export function isOpened(status: StoreStatus): boolean {
  return status === 'live' || status === 'paused' || status === 'closed';
}
