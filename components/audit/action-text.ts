type Translate = { (key: string): string; has(key: string): boolean };

/** `store.created` in words, part by part; what has no words stays as it is. */
export function actionText(action: string, t: Translate): string {
  const [kind = '', ...rest] = action.split('.');
  const verb = rest.join('.');
  const words = [
    t.has(`actions.${kind}`) ? t(`actions.${kind}`) : kind,
    t.has(`verbs.${verb}`) ? t(`verbs.${verb}`) : verb,
  ];
  return words.filter(Boolean).join(' · ');
}

/** `before` and `after` as `name: old → new` lines. */
export function changeLines(
  before: unknown,
  after: unknown,
): { name: string; from: string | null; to: string | null }[] {
  const [old, now] = [asRecord(before), asRecord(after)];
  return [...new Set([...Object.keys(old), ...Object.keys(now)])].map((name) => ({
    ...{ name, from: textOf(old[name]), to: textOf(now[name]) },
  }));
}

const asRecord = (value: unknown): Record<string, unknown> =>
  typeof value === 'object' && value !== null ? (value as Record<string, unknown>) : {};

function textOf(value: unknown): string | null {
  if (value === undefined || value === null || value === '') return null;
  return typeof value === 'string' ? value : JSON.stringify(value);
}
