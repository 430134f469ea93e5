import type { Metadata } from 'next';
import { getTranslations } from 'next-intl/server';
import { categoryOptions } from '@/components/goods/category-choices';
import { CategoryDialog } from '@/components/goods/category-dialog';
import { CategoryTree } from '@/components/goods/category-tree';
import { ClientMessages } from '@/components/layout/client-messages';
import { Breadcrumb } from '@/components/ui/breadcrumb';
import { PageHeader } from '@/components/ui/page-header';
import { requirePage } from '@/lib/auth/context';
import { holds } from '@/lib/auth/scope';
import { withBranchTotals } from '@/lib/goods/category-tree';
import { listCategories } from '@/lib/goods/queries/list-categories';

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('goods'))('categories.title') };
}

export default async function CategoriesPage() {
  const ctx = await requirePage('goods:read');
  const [t, categories] = await Promise.all([getTranslations('goods'), listCategories(ctx)]);
  const options = categoryOptions(categories);
  const canWrite = holds(ctx.scope, 'goods:write');
  const trail = [{ label: t('title'), href: '/goods' }, { label: t('categories.title') }];
  return (
    <ClientMessages namespaces={['goods']}>
      <PageHeader
        className="max-w-180"
        title={t('categories.title')}
        note={t('categories.note')}
        breadcrumb={<Breadcrumb label={t('trail')} items={trail} />}
        actions={canWrite && categories.length > 0 && <CategoryDialog options={options} />}
      />
      <CategoryTree categories={withBranchTotals(categories)} options={options} canWrite={canWrite} />
    </ClientMessages>
  );
}
