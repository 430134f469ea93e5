import type { ComboboxOption } from '@/components/ui/combobox';
import type { TreeNode } from '@/components/ui/tree-shape';
import { listCities } from '@/lib/organization/cities';
import { pinyinKeys } from '@/lib/organization/pinyin';

/** Every city, found by its name, its province, its pinyin or its code. */
export function cityOptions(): ComboboxOption[] {
  return listCities().map(({ code, name, province }) => {
    const { full, initials } = pinyinKeys(name);
    return {
      value: code,
      label: name,
      note: province === name.slice(0, 2) ? undefined : province,
      keywords: [full, initials],
    };
  });
}

/** The region tree with codes as ids, as forms post them; found by pinyin too. */
export function regionNodes(
  regions: readonly { id: string; parentId: string | null; code: string; name: string }[],
): TreeNode[] {
  const codes = new Map(regions.map(({ id, code }) => [id, code]));
  return regions.map(({ parentId, code, name }) => {
    const { full, initials } = pinyinKeys(name);
    return {
      id: code,
      label: name,
      keywords: [full, initials],
      parentId: (parentId && codes.get(parentId)) ?? null,
    };
  });
}
