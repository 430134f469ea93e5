import type { Found } from './found';
import type { Recent } from './recents';

/** Why nothing came: a message key of `palette.failed`. */
export class FindFailed extends Error {
  readonly reason: 'offline' | 'signedOut' | 'failed';
  constructor(reason: 'offline' | 'signedOut' | 'failed') {
    super(reason);
    this.reason = reason;
  }
}

async function ask(query: URLSearchParams, signal: AbortSignal): Promise<Found> {
  const answer = await fetch(`/api/find?${query}`, { signal }).catch((cause: unknown) => {
    if (signal.aborted) throw cause;
    throw new FindFailed(navigator.onLine ? 'failed' : 'offline');
  });
  if (answer.status === 401) throw new FindFailed('signedOut');
  if (!answer.ok) throw new FindFailed('failed');
  return (await answer.json()) as Found;
}

/** What a text finds. @throws FindFailed; the signal's own error when nobody waits any more */
export const findByText = (text: string, signal: AbortSignal): Promise<Found> =>
  ask(new URLSearchParams({ q: text }), signal);

/** What the things one opened are called today; those out of reach are not in the answer. */
export const findRecents = (recents: readonly Recent[], signal: AbortSignal): Promise<Found> =>
  ask(new URLSearchParams({ recent: recents.map(({ kind, id }) => `${kind}:${id}`).join(',') }), signal);
