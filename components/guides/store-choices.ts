import type { ComboboxOption } from '@/components/ui/combobox';
import { pinyinKeys } from '@/lib/organization/pinyin';

/** Stores, found by name, pinyin, initials or code. */
export function storeOptions(stores: readonly { code: string; name: string }[]): ComboboxOption[] {
  return stores.map(({ code, name }) => {
    const { full, initials } = pinyinKeys(name);
    return { value: code, label: name, note: code, keywords: [full, initials] };
  });
}
