import { NextIntlClientProvider } from 'next-intl';
import { getMessages } from 'next-intl/server';
import type { ReactNode } from 'react';
import { clientNamespaces, type Messages, type Namespace } from '@/lib/i18n/namespaces';

/** Lets the client components inside read these namespaces besides those every page has. */
export async function ClientMessages({
  namespaces = [],
  children,
}: {
  namespaces?: Namespace[];
  children: ReactNode;
}) {
  const all: Messages = await getMessages();
  const wanted = new Set<Namespace>([...clientNamespaces, ...namespaces]);
  const messages = Object.fromEntries([...wanted].map((name) => [name, all[name]])) as Partial<Messages>;
  return <NextIntlClientProvider messages={messages}>{children}</NextIntlClientProvider>;
}
