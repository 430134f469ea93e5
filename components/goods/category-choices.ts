import type { ComboboxOption } from '@/components/ui/combobox';
import { pinyinKeys } from '@/lib/organization/pinyin';

/** Categories in the order of the tree, found by name, line, pinyin or code. */
export function categoryOptions(
  categories: readonly { code: string; name: string; line: string; level: number }[],
): ComboboxOption[] {
  return categories.map(({ code, name, line, level }) => {
    const { full, initials } = pinyinKeys(name);
    return { value: code, label: name, note: level > 0 ? line : undefined, keywords: [full, initials] };
  });
}
