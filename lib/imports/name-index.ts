import { cleanText } from './values/text';

export type Named = { code: string; name: string; parentName?: string };
export type Found<T> = { ok: true; item: T } | { ok: false; reason: 'unknown' | 'ambiguous' };

const key = (text: string): string => cleanText(text).toLowerCase();

/** Finds things by what people write in files: the exact code, the code without regard to case, or a name only one bears. */
export class NameIndex<T extends Named> {
  private readonly byExactCode = new Map<string, T>();
  private readonly byCode = new Map<string, T>();
  private readonly byName = new Map<string, T[]>();

  constructor(items: Iterable<T>) {
    for (const item of items) {
      this.byExactCode.set(item.code, item);
      this.byCode.set(key(item.code), item);
      const name = key(item.name);
      const same = this.byName.get(name);
      if (same) same.push(item);
      else this.byName.set(name, [item]);
    }
  }

  /** `parent`: name of what stands above, to tell things of one name apart. */
  find(text: string, parent?: string): Found<T> {
    const exact = this.byExactCode.get(text) ?? this.byCode.get(key(text));
    if (exact) return { ok: true, item: exact };
    const named = this.byName.get(key(text)) ?? [];
    const fitting =
      parent === undefined || named.length < 2
        ? named
        : named.filter((item) => key(item.parentName ?? '') === key(parent));
    const [only] = fitting;
    if (only && fitting.length === 1) return { ok: true, item: only };
    return { ok: false, reason: named.length === 0 ? 'unknown' : 'ambiguous' };
  }

  all(): Iterable<T> {
    return this.byExactCode.values();
  }

  /** All things of a name. */
  named(name: string): readonly T[] {
    return this.byName.get(key(name)) ?? [];
  }
}
