/** A fault a person can cure: its message is one sentence that names the cure. */
export class ClusterError extends Error {
  readonly plain: true;
}

export interface Cluster {
  /** Superuser's address of the database `waterwheel`. */
  url: string;
  pid: number;
  /** True when it was already running in this folder. */
  reused: boolean;
  stop(): Promise<void>;
}

export function startCluster(options: {
  dir: string;
  /** False turns crash safety off: only for throw-away test clusters. Default true. */
  durable?: boolean;
  port?: number;
  /** As root: do not use a user namespace but the user nobody. */
  forbidNamespace?: boolean;
}): Promise<Cluster>;
