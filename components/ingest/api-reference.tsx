import { useTranslations } from 'next-intl';
import { SearchBox } from '@/components/data-table/search-box';
import { Card } from '@/components/ui/card';
import { type ApiDocument, apiDocument } from './api-document';
import { type Operation, operations } from './api-operations';
import { MethodMark, OperationCard } from './operation-card';
import { operationText } from './operation-words';

const tags = ['ingest', 'reports', 'resources', 'imports', 'document'] as const;
const rules = ['auth', 'durable', 'idempotency', 'money', 'errors', 'size'] as const;

/** Whether every word stands somewhere in the call: its path, its texts, the names of its fields. */
function isAsked(
  operation: Operation,
  { search, words, document }: { search: string; words: string; document: ApiDocument },
): boolean {
  const described = document.paths[operation.path]?.[operation.method];
  const named = [operation.body?.schema, operation.reply.schema].map((name) =>
    name ? JSON.stringify(document.components.schemas[name]) : '',
  );
  const text = [operation.path, operation.method, words, JSON.stringify(described), ...named]
    .join(' ')
    .toLowerCase();
  return search
    .toLowerCase()
    .split(/\s+/)
    .every((word) => text.includes(word));
}

function Index({ shown }: { shown: readonly Operation[] }) {
  const t = useTranslations('developers');
  return (
    <nav aria-label={t('title')} className="grid gap-4">
      {tags.map((tag) => {
        const ofTag = shown.filter((operation) => operation.tag === tag);
        return ofTag.length === 0 ? null : (
          <div key={tag}>
            <h2 className="mb-1 text-ink-3 text-small">{t(`tags.${tag}`)}</h2>
            <ul>
              {ofTag.map(({ id, method, path }) => (
                <li key={id}>
                  <a
                    href={`#${id}`}
                    className="flex items-center gap-2 rounded-control px-1.5 py-1 hover:bg-hover"
                  >
                    <MethodMark method={method} />
                    <span className="truncate text-small">{path.replace('/api/v1', '')}</span>
                  </a>
                </li>
              ))}
            </ul>
          </div>
        );
      })}
    </nav>
  );
}

/** The reference page: rules, then every call, from the document that programs read. */
export function ApiReference({ search, origin }: { search: string; origin: string }) {
  const t = useTranslations('developers');
  const common = useTranslations('common');
  const document = apiDocument();
  const shown = operations.filter((operation) =>
    isAsked(operation, { search, words: operationText(operation, t), document }),
  );
  return (
    <div className="grid gap-6 lg:grid-cols-[300px_minmax(0,1fr)]">
      <div className="lg:sticky lg:top-4 lg:max-h-[calc(100dvh-2rem)] lg:self-start lg:overflow-y-auto lg:p-1">
        <div className="mb-4">
          <SearchBox
            path="/developers"
            value={search}
            label={t('search')}
            placeholder={t('search')}
            clearLabel={common('clear')}
          />
        </div>
        <div className="max-lg:hidden">
          <Index shown={shown} />
        </div>
      </div>
      <div className="grid min-w-0 content-start gap-4">
        {search === '' ? (
          <Card className="p-5 max-md:p-4">
            <h2 className="text-h2">{t('rules.title')}</h2>
            <ul className="mt-3 grid gap-x-8 gap-y-3 text-ink-2 md:grid-cols-2">
              {rules.map((rule) => (
                <li key={rule}>{t(`rules.${rule}`)}</li>
              ))}
            </ul>
          </Card>
        ) : null}
        {shown.length === 0 ? (
          <p className="rounded-card border bg-surface p-6 text-ink-2">{t('noMatch')}</p>
        ) : null}
        {shown.map((operation) => (
          <OperationCard key={operation.id} operation={operation} document={document} origin={origin} />
        ))}
      </div>
    </div>
  );
}
