import { getMessages } from 'next-intl/server';
import type { Messages } from '@/lib/i18n/namespaces';

/** Names the cause of a movement; a cause without words keeps its key. */
export async function causeWords(): Promise<(cause: string) => string> {
  const words: Record<string, string> = ((await getMessages()) as unknown as Messages).overview.cause;
  return (cause) => (Object.hasOwn(words, cause) ? words[cause] : undefined) ?? cause;
}
