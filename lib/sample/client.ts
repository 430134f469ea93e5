/**
 * Whether the address still lets its reader in: removed with the organization, the sign-in is answered by a redirect.
 * Not answered at all is not an end: the next question tells.
 */
export async function isStillIn(path: string): Promise<boolean> {
  const answer = await fetch(path, { method: 'HEAD', redirect: 'manual' }).catch(() => null);
  return answer?.type !== 'opaqueredirect';
}
