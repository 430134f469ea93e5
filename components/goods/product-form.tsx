'use client';
import { useRouter } from 'next/navigation';
import { useTranslations } from 'next-intl';
import { EditForm } from '@/components/layout/edit-form';
import { useFailureWords } from '@/components/layout/form-answer';
import { Combobox, type ComboboxOption } from '@/components/ui/combobox';
import { Field } from '@/components/ui/field';
import { Input } from '@/components/ui/input';
import { MoneyInput } from '@/components/ui/money-input';
import { Select } from '@/components/ui/select';
import { toast } from '@/components/ui/toast';
import { unanswered } from '@/components/ui/unanswered';
import { createProductAction, updateProductAction } from '@/lib/goods/actions';
import { PRODUCT_STATUSES, type ProductStatus } from '@/lib/goods/input';
import { useGoodsProblems } from './goods-problems';

type ProductFormProps = {
  /** Absent for a new product. */
  product?: {
    id: string;
    code: string;
    name: string;
    brand: string | null;
    category: string | null;
    /** Digits: a browser has no bigint in its props. */
    listPriceFen: string | null;
    status: ProductStatus;
  };
  brands: { code: string; name: string }[];
  /** By code, with the whole line as note. */
  categories: ComboboxOption[];
  canWrite: boolean;
};

/** New or changed: one card. */
export function ProductForm(props: ProductFormProps) {
  const { product, canWrite } = props;
  const t = useTranslations('goods');
  const problem = useGoodsProblems();
  const router = useRouter();
  const told = useTold(product);
  const labels = {
    name: t('form.name'),
    code: t('form.code'),
    category: t('form.category'),
    brand: t('form.brand'),
    listPriceFen: t('form.price'),
    status: t('form.status'),
  };
  return (
    <EditForm<{ id: string }>
      save={product ? updateProductAction : createProductAction}
      labels={labels}
      problem={problem}
      saveLabel={t(product ? 'form.save' : 'form.create')}
      isNew={!product}
      canWrite={canWrite}
      onSaved={(_saved, form) => {
        told(form);
        if (product) router.refresh();
        else router.push('/goods');
      }}
    >
      {(errorOf) => <ProductFields {...props} labels={labels} errorOf={errorOf} />}
    </EditForm>
  );
}

/** Says what was saved; taking a product off sale offers the way back, for a slip of the hand. */
function useTold(product: ProductFormProps['product']): (form: FormData) => void {
  const t = useTranslations('goods.form');
  const failureWords = useFailureWords();
  const router = useRouter();
  return (form) => {
    const name = String(form.get('name'));
    if (product?.status !== 'active' || form.get('status') !== 'retired') {
      toast.success(t('saved', { name }));
      return;
    }
    const restore = async () => {
      form.set('status', 'active');
      const answer = await updateProductAction(form).catch(unanswered);
      if (answer.ok) toast.success(t('restored', { name }));
      else toast.error(failureWords(answer.error));
      router.refresh();
    };
    toast.success(t('retired', { name }), { action: { label: t('undo'), run: restore } });
  };
}

type ProductFieldsProps = ProductFormProps & {
  labels: Record<'name' | 'code' | 'category' | 'brand' | 'listPriceFen' | 'status', string>;
  errorOf: (name: string) => string | undefined;
};

function ProductFields({ product, brands, categories, labels, errorOf }: ProductFieldsProps) {
  const t = useTranslations('goods');
  const common = useTranslations('common');
  const must = common('required');
  return (
    <div className="grid gap-4 rounded-card border bg-surface px-5 py-4 max-md:px-4">
      {product && <input type="hidden" name="id" value={product.id} />}
      <Field name="name" label={labels.name} required requiredLabel={must} error={errorOf('name')}>
        <Input defaultValue={product?.name} maxLength={80} autoFocus={!product} />
      </Field>
      <Field
        name="code"
        label={labels.code}
        required
        requiredLabel={must}
        help={t(product ? 'form.codeFixed' : 'form.codeHelp')}
        error={errorOf('code')}
      >
        <Input
          defaultValue={product?.code}
          readOnly={Boolean(product)}
          maxLength={64}
          className="read-only:bg-page"
        />
      </Field>
      <Field
        name="category"
        label={labels.category}
        help={t('form.categoryHelp')}
        error={errorOf('category')}
      >
        <Combobox
          options={categories}
          defaultValue={product?.category ? [product.category] : []}
          labels={{
            placeholder: t('form.none'),
            search: common('search'),
            empty: common('noMatch'),
            clear: common('clear'),
          }}
        />
      </Field>
      <SaleFields {...{ product, brands, labels, errorOf }} />
    </div>
  );
}

function SaleFields({
  product,
  brands,
  labels,
  errorOf,
}: Pick<ProductFieldsProps, 'product' | 'brands' | 'labels' | 'errorOf'>) {
  const t = useTranslations('goods');
  return (
    <div className="grid gap-4 sm:grid-cols-2">
      <Field name="brand" label={labels.brand} error={errorOf('brand')}>
        <Select
          defaultValue={product?.brand ?? ''}
          placeholder={t('form.none')}
          options={brands.map(({ code, name }) => ({ value: code, label: name }))}
        />
      </Field>
      <Field name="listPriceFen" label={labels.listPriceFen} error={errorOf('listPriceFen')}>
        <MoneyInput defaultFen={product?.listPriceFen} />
      </Field>
      <Field name="status" label={labels.status} help={t('form.statusHelp')} error={errorOf('status')}>
        <Select
          defaultValue={product?.status ?? 'active'}
          options={PRODUCT_STATUSES.map((status) => ({ value: status, label: t(`status.${status}`) }))}
        />
      </Field>
    </div>
  );
}
