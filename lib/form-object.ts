type Nested = { [key: string]: unknown };
const unsafe = new Set(['__proto__', 'prototype', 'constructor']);

function put(target: Nested, path: string[], value: unknown): void {
  const [head, ...rest] = path as [string, ...string[]];
  if (unsafe.has(head)) return;
  if (rest.length === 0) {
    const before = target[head];
    target[head] =
      before === undefined ? value : Array.isArray(before) ? [...before, value] : [before, value];
    return;
  }
  target[head] ??= {};
  const inner = target[head];
  if (typeof inner === 'object') put(inner as Nested, rest, value);
}

/** `a.b=1&tags=x&tags=y` → `{a: {b: '1'}, tags: ['x', 'y']}`; React's own `$…` fields are left out. */
export function formToObject(form: FormData): Nested {
  const result: Nested = {};
  for (const [name, value] of form.entries()) {
    if (!name.startsWith('$')) put(result, name.split('.'), value);
  }
  return result;
}
