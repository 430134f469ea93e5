/** A setting of targets as far as the reader sees its stores. */
export type TargetBatch = {
  id: string;
  kind: 'entered' | 'imported' | 'cascaded' | 'api';
  label: string | null;
  regionName: string | null;
  createdAt: Date;
  createdByName: string;
  stores: number;
  firstMonth: string;
  lastMonth: string;
  sumFen: bigint;
  undone: number;
  changes: number;
};
