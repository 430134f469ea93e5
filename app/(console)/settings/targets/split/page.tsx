import type { Metadata } from 'next';
import { getLocale, getTranslations } from 'next-intl/server';
import { ClientMessages } from '@/components/layout/client-messages';
import { SplitForm } from '@/components/targets/split-form';
import { SplitResult } from '@/components/targets/split-result';
import { Breadcrumb } from '@/components/ui/breadcrumb';
import { PageHeader } from '@/components/ui/page-header';
import { requirePage } from '@/lib/auth/context';
import type { SearchParams } from '@/lib/metrics/dashboard-question';
import { targetHref } from '@/lib/targets/target-period';
import { openSplit } from './open-split';

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('targets.splitPage'))('title') };
}

export default async function SplitPage({ searchParams }: { searchParams: Promise<SearchParams> }) {
  const ctx = await requirePage('targets:write');
  const [t, locale] = await Promise.all([getTranslations('targets'), getLocale()]);
  const { form, preview, question } = await openSplit(ctx, { params: await searchParams, t, locale });
  const { month, region } = form;
  const backHref = targetHref({ month: form.monthStart, region: region || undefined });
  return (
    <ClientMessages namespaces={['targets']}>
      <PageHeader
        breadcrumb={
          <Breadcrumb
            label={t('place')}
            items={[{ label: t('title'), href: backHref }, { label: t('splitPage.title') }]}
          />
        }
        title={t('splitPage.title')}
        note={t('splitPage.note')}
      />
      <div className="grid items-start gap-4 lg:grid-cols-[20rem_minmax(0,1fr)]">
        <SplitForm key={[month, region, form.totalFen, form.basis, form.unitFen].join()} {...form} />
        {preview && question ? (
          <SplitResult
            rows={preview.rows}
            basis={t(`splitPage.basisOf.${preview.basis}`)}
            basisRange={preview.basisRange}
            {...{ question, backHref }}
          />
        ) : null}
      </div>
    </ClientMessages>
  );
}
