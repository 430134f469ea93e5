import type { Metadata } from 'next';
import { getTranslations } from 'next-intl/server';
import { categoryOptions } from '@/components/goods/category-choices';
import { ProductForm } from '@/components/goods/product-form';
import { ClientMessages } from '@/components/layout/client-messages';
import { Breadcrumb } from '@/components/ui/breadcrumb';
import { PageHeader } from '@/components/ui/page-header';
import { requirePage } from '@/lib/auth/context';
import { listCategories } from '@/lib/goods/queries/list-categories';
import { listBrands } from '@/lib/organization/queries';

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('goods'))('form.newTitle') };
}

export default async function NewProductPage() {
  const ctx = await requirePage('goods:write');
  const [t, brands, categories] = await Promise.all([
    getTranslations('goods'),
    listBrands(ctx),
    listCategories(ctx),
  ]);
  const trail = [{ label: t('title'), href: '/goods' }, { label: t('form.newTitle') }];
  return (
    <ClientMessages namespaces={['goods']}>
      <PageHeader title={t('form.newTitle')} breadcrumb={<Breadcrumb label={t('trail')} items={trail} />} />
      <ProductForm brands={brands} categories={categoryOptions(categories)} canWrite />
    </ClientMessages>
  );
}
