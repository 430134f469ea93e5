import Link from 'next/link';
import { getTranslations } from 'next-intl/server';
import type { ComboboxOption } from '@/components/ui/combobox';
import { EmptyState } from '@/components/ui/empty-state';
import { CategoryDialog } from './category-dialog';

type CategoryTreeProps = {
  /** In reading order; `products` stand directly in it, `inBranch` also below. */
  categories: {
    code: string;
    name: string;
    parent: string | null;
    level: number;
    products: number;
    inBranch: number;
  }[];
  options: ComboboxOption[];
  canWrite: boolean;
};

/** Every category as an indented list: how many products, and for editors rename, move and add below. */
export async function CategoryTree({ categories, options, canWrite }: CategoryTreeProps) {
  const t = await getTranslations('goods.categories');
  if (categories.length === 0)
    return (
      <div className="rounded-card border bg-surface">
        <EmptyState
          kind="first-use"
          title={t('emptyTitle')}
          cause={t('emptyCause')}
          action={canWrite && <CategoryDialog options={options} />}
        />
      </div>
    );
  return (
    <ul aria-label={t('title')} className="max-w-180 rounded-card border bg-surface py-1">
      {categories.map((category) => (
        <li
          key={category.code}
          className="flex min-h-11 items-center gap-2 border-b border-line/70 px-4 last:border-b-0 hover:bg-hover"
        >
          <span
            className="flex min-w-0 flex-1 items-baseline gap-2"
            style={{ paddingInlineStart: category.level * 20 }}
          >
            <span className={`truncate ${category.level === 0 ? 'font-medium' : ''}`}>{category.name}</span>
            <span className="truncate text-note text-ink-3 max-sm:hidden">{category.code}</span>
          </span>
          <Link
            href={`/goods?f.category=${encodeURIComponent(category.code)}`}
            className="shrink-0 rounded-tag px-1 text-small text-ink-2 tabular-nums underline-offset-4 hover:text-primary hover:underline"
          >
            {t('products', { count: category.inBranch })}
          </Link>
          {canWrite && (
            <span className="flex shrink-0 items-center">
              <CategoryDialog known={category} options={options} />
              <CategoryDialog under={category} options={options} />
            </span>
          )}
        </li>
      ))}
    </ul>
  );
}
