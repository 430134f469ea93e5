import { cookies, headers } from 'next/headers';
import { getRequestConfig } from 'next-intl/server';
import { defaultLocale, defaultTimeZone, findLocale, type Locale, localeCookie } from './locale';
import { type Messages, namespaces } from './namespaces';

const loaded = new Map<Locale, Promise<Messages>>();

async function loadMessages(locale: Locale): Promise<Messages> {
  const files = await Promise.all(
    namespaces.map(
      async (name) => [name, (await import(`./messages/${locale}/${name}.json`)).default] as const,
    ),
  );
  return Object.fromEntries(files) as unknown as Messages;
}

function messagesOf(locale: Locale): Promise<Messages> {
  // In development the files change under us; in production they never do.
  if (process.env.NODE_ENV !== 'production') return loadMessages(locale);
  const known = loaded.get(locale) ?? loadMessages(locale);
  loaded.set(locale, known);
  return known;
}

/**
 * The language of a request: an explicit one, then `?lang=` handed on by proxy.ts as `x-lang` (public pages),
 * then the cookie, then Chinese. The browser's own preference is not asked: a chain decides for its people.
 */
export default getRequestConfig(async ({ locale: explicit }) => {
  const locale =
    explicit ??
    findLocale((await headers()).get('x-lang')) ??
    findLocale((await cookies()).get(localeCookie)?.value) ??
    defaultLocale;
  return { locale, messages: await messagesOf(locale), timeZone: defaultTimeZone };
});
