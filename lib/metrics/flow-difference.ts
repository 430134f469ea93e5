import type { AssetFlow } from '@/lib/members/asset-timeline';

export type FlowKey = { day: string; storeId: string; line: string; cause: string };
export type StoredFlow = FlowKey & { delta: number };
export type FlowChange = FlowKey & {
  /** Sum to add to what is stored under the key; negative takes back. */
  delta: number;
};

const keyOf = (flow: FlowKey): string => `${flow.day} ${flow.storeId} ${flow.line} ${flow.cause}`;

/** What must be added to the stored flows of one member so that they sum to the wanted ones, key by key. */
export function flowDifference(wanted: readonly AssetFlow[], stored: readonly StoredFlow[]): FlowChange[] {
  const sums = new Map<string, FlowChange>();
  const add = (flow: FlowKey, delta: number) => {
    const key = keyOf(flow);
    const sum = sums.get(key);
    if (sum) sum.delta += delta;
    else sums.set(key, { day: flow.day, storeId: flow.storeId, line: flow.line, cause: flow.cause, delta });
  };
  for (const flow of wanted) add(flow, flow.delta);
  for (const flow of stored) add(flow, -flow.delta);
  return [...sums.values()].filter((change) => change.delta !== 0);
}
