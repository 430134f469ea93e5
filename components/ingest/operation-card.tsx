import { useTranslations } from 'next-intl';
import { Card } from '@/components/ui/card';
import type { ApiDocument, JsonSchema } from './api-document';
import type { Operation } from './api-operations';
import { CodeSample } from './code-sample';
import { typeKey } from './item-words';
import { curlOf, operationText } from './operation-words';
import { resolveSchema, SchemaFields, type Schemas } from './schema-fields';

const tones = {
  get: 'bg-good-tint text-good',
  post: 'bg-primary-tint text-primary',
  put: 'bg-warn-tint text-warn',
};

export function MethodMark({ method }: { method: Operation['method'] }) {
  return (
    <span
      className={`inline-block w-11 shrink-0 rounded-tag py-px text-center font-mono text-note ${tones[method]}`}
    >
      {method.toUpperCase()}
    </span>
  );
}

/** The types of items a batch may hold, each closed until asked for. */
function ItemTypes({ choices, schemas }: { choices: JsonSchema[]; schemas: Schemas }) {
  const t = useTranslations('developers');
  return (
    <div className="mt-4 grid gap-2">
      <h4 className="font-medium">{t('itemTypes')}</h4>
      {choices.map((choice) => {
        const schema = resolveSchema(choice, schemas);
        const type = String(schema.properties?.type?.const);
        return (
          <details key={type} className="rounded-control border">
            <summary className="cursor-pointer px-3.5 py-2">
              <code className="font-medium">{type}</code>{' '}
              <span className="text-ink-2">{t(`item.${typeKey(type)}`)}</span>
            </summary>
            <div className="px-3.5 pb-3.5">
              <SchemaFields schema={schema} schemas={schemas} />
            </div>
          </details>
        );
      })}
    </div>
  );
}

function Body({ schema, schemas }: { schema: JsonSchema; schemas: Schemas }) {
  const t = useTranslations('developers');
  const items = schema.properties?.items?.items?.oneOf;
  return (
    <section>
      <h3 className="mb-2 font-medium">{t('body')}</h3>
      <SchemaFields schema={schema} schemas={schemas} />
      {items ? <ItemTypes choices={items} schemas={schemas} /> : null}
    </section>
  );
}

/** One call: what it does, what it takes, what it answers, and how to try it. */
export function OperationCard(props: { operation: Operation; document: ApiDocument; origin: string }) {
  const { operation, document, origin } = props;
  const t = useTranslations('developers');
  const schemas: Schemas = document.components.schemas;
  const described = document.paths[operation.path]?.[operation.method];
  const parameters = described?.parameters ?? [];
  const asFields: JsonSchema = {
    properties: Object.fromEntries(parameters.map(({ name, schema }) => [name, schema as JsonSchema])),
    required: parameters.filter(({ required }) => required).map(({ name }) => name),
  };
  const { body, reply, scope } = operation;
  const answer = reply.schema ? schemas[reply.schema] : undefined;
  return (
    <Card id={operation.id} className="scroll-mt-4 p-5 max-md:p-4">
      <div className="flex flex-wrap items-center gap-2.5">
        <MethodMark method={operation.method} />
        <code className="min-w-0 break-all font-medium">{operation.path}</code>
        <span className="ml-auto text-ink-3 text-small">
          {scope === null ? t('open') : `${t('scope')} ${scope}`}
        </span>
      </div>
      <h2 className="mt-2 text-h2">{operationText(operation, t)}</h2>
      <div className="mt-4 grid gap-6 xl:grid-cols-2">
        <div className="grid min-w-0 content-start gap-5">
          {parameters.length > 0 ? (
            <section>
              <h3 className="mb-2 font-medium">{t('parameters')}</h3>
              <SchemaFields schema={asFields} schemas={schemas} />
            </section>
          ) : null}
          {body ? <Body schema={schemas[body.schema] ?? {}} schemas={schemas} /> : null}
          {answer?.properties ? (
            <section>
              <h3 className="mb-2 font-medium">{t('reply')}</h3>
              <SchemaFields schema={answer} schemas={schemas} isReply />
            </section>
          ) : null}
        </div>
        <div className="grid min-w-0 content-start gap-4">
          <CodeSample title={t('example')} text={curlOf(operation, origin)} />
          {reply.example ? (
            <CodeSample title={t('reply')} text={JSON.stringify(reply.example, null, 2)} />
          ) : null}
          <p className="text-ink-3 text-small">
            {t('statuses')} {Object.keys(described?.responses ?? {}).join(' · ')}
          </p>
        </div>
      </div>
    </Card>
  );
}
