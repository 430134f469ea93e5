/** How a try to sign in ended; `seconds` to wait when the account or address is closed. */
export type SignInEnd =
  | { kind: 'in' }
  | { kind: 'wrong' }
  | { kind: 'failed' }
  | { kind: 'throttled'; seconds: number };

/** What the sign-in route says, in our terms. */
export function signInEnd(answer: { error?: string | null; ok?: boolean } | undefined): SignInEnd {
  const seconds = /^throttled:(\d+)/.exec(answer?.error ?? '')?.[1];
  if (seconds) return { kind: 'throttled', seconds: Number(seconds) };
  if (answer?.error === 'CredentialsSignin') return { kind: 'wrong' };
  return answer?.ok && !answer.error ? { kind: 'in' } : { kind: 'failed' };
}

/** Tries an account and password; the library's code is loaded on the first try. */
export async function trySignIn(account: string, password: string): Promise<SignInEnd> {
  const { signIn } = await import('next-auth/react');
  const answer = await signIn('credentials', { account, password, redirect: false }).catch(() => undefined);
  return signInEnd(answer);
}
