import type { useTranslations } from 'next-intl';
import type { Operation } from './api-operations';

type Words = ReturnType<typeof useTranslations<'developers'>>;

const nouns = [
  ...(['brands', 'regions', 'stores', 'guides', 'guide-assignments'] as const),
  ...(['categories', 'products', 'channels', 'campaigns', 'targets'] as const),
];
const verbs = ['list', 'put', 'get'] as const;
const single = [
  ...(['ingest', 'report', 'openapi'] as const),
  ...(['importFile', 'importState', 'importErrors', 'importUndo'] as const),
];

/** What a call does, in the reader's language; the document's own words for calls that have no translation. */
export function operationText({ id, summary }: Operation, t: Words): string {
  const only = single.find((one) => one === id);
  if (only) return t(`operation.${only}`);
  const [first, second] = id.split('.');
  const noun = nouns.find((one) => one === first);
  const verb = verbs.find((one) => one === second);
  return noun && verb ? t(`operation.${verb}`, { noun: t(`noun.${noun}`) }) : summary;
}

/** A call as one pastes it into a terminal. */
export function curlOf(
  { method, path, body, form, scope, query, isIdempotent }: Operation,
  origin: string,
): string {
  const address = `${origin}${path.replace('{name}', 'sales').replace('{code}', 'S0001').replace('{id}', '$IMPORT_ID')}`;
  const asked = query && path.includes('reports') ? '?from=2026-11-01&to=2026-11-20&by=store' : '';
  return [
    `curl ${method === 'get' ? '' : `-X ${method.toUpperCase()} `}'${address}${asked}'`,
    ...(scope === null ? [] : ['-H "Authorization: Bearer $WATERWHEEL_KEY"']),
    ...(isIdempotent ? ['-H "Idempotency-Key: $(uuidgen)"'] : []),
    ...(form ? ['-F kind=orders', '-F file=@orders.csv'] : []),
    ...(body ? ["-H 'Content-Type: application/json'", `-d '${JSON.stringify(body.example, null, 2)}'`] : []),
  ].join(' \\\n  ');
}
