import type { Metadata } from 'next';
import { getTranslations } from 'next-intl/server';
import { NoticeList } from '@/components/inbox/notice-list';
import { ClientMessages } from '@/components/layout/client-messages';
import { PageHeader } from '@/components/ui/page-header';
import { requirePage } from '@/lib/auth/context';
import { hasOtherEyes } from '@/lib/auth/preview';
import { noticeLists } from '@/lib/inbox/input';
import { listNotices } from '@/lib/inbox/queries';

type Params = { list?: string | string[]; after?: string | string[] };

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('inbox'))('title') };
}

export default async function InboxPage({ searchParams }: { searchParams: Promise<Params> }) {
  const ctx = await requirePage('organization:read');
  const params = await searchParams;
  const list = noticeLists.find((key) => key === params.list) ?? 'all';
  const after = typeof params.after === 'string' ? params.after : undefined;
  const [t, page] = await Promise.all([getTranslations('inbox'), listNotices(ctx, { list, after })]);
  return (
    <ClientMessages namespaces={['inbox']}>
      <PageHeader title={t('title')} note={t('note')} />
      <NoticeList
        {...{ list, ...page, now: ctx.now }}
        isLater={after !== undefined}
        isPreview={hasOtherEyes(ctx)}
      />
    </ClientMessages>
  );
}
