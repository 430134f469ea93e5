import type { Named, NameIndex } from '../name-index';
import type { ProductRow } from './products';
import type { Draft, Fault } from './upsert-plan';

/** A product row as the upsert of products takes it; empty cells leave a known product as it is. */
export function productDrafts(around: {
  brands: NameIndex<Named>;
  categories: NameIndex<Named>;
}): (row: ProductRow) => Draft {
  return (row) => {
    const faults: Fault[] = [];
    const brand = row.brand === null ? null : around.brands.find(row.brand);
    if (brand && !brand.ok) faults.push({ field: 'brand', code: 'brand_unknown' });
    const last = row.categoryPath.at(-1);
    const category = last === undefined ? null : around.categories.find(last, row.categoryPath.at(-2));
    if (category && !category.ok) faults.push({ field: 'category', code: 'category_unknown' });
    const input = {
      code: row.code,
      name: row.name,
      status: row.status,
      ...(brand?.ok && { brand: brand.item.code }),
      ...(category?.ok && { category: category.item.code }),
      ...(row.listPriceFen !== null && { listPriceFen: String(row.listPriceFen) }),
    };
    return { code: row.code, input, faults };
  };
}
