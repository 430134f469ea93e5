import { useTranslations } from 'next-intl';
import type { JsonSchema } from './api-document';

export type Schemas = Record<string, JsonSchema>;

export const resolveSchema = (schema: JsonSchema, schemas: Schemas): JsonSchema =>
  schema.$ref ? (schemas[schema.$ref.split('/').at(-1) as string] ?? {}) : schema;

type Words = ReturnType<typeof useTranslations<'developers'>>;

/** A type in one line: `string · up to 64 characters`. */
function typeText(given: JsonSchema, schemas: Schemas, t: Words): string {
  const schema = resolveSchema(given, schemas);
  const choices = schema.anyOf ?? schema.oneOf;
  if (choices) return [...new Set(choices.map((choice) => typeText(choice, schemas, t)))].join(' | ');
  if (schema.const !== undefined) return `"${schema.const}"`;
  if (schema.enum) return schema.enum.map((value) => `"${value}"`).join(' | ');
  if (schema.items) return t('listOf', { type: typeText(schema.items, schemas, t) });
  const kind = schema.format ?? [schema.type ?? 'any'].flat().join(' | ');
  const { minimum, maximum, maxLength } = schema;
  const limit =
    maximum !== undefined
      ? ` ${t('range', { min: String(minimum ?? 0), max: String(maximum) })}`
      : maxLength !== undefined
        ? ` · ${t('upTo', { count: maxLength })}`
        : '';
  return kind + limit;
}

/** Objects open their own fields below; others end here. */
function innerFields(given: JsonSchema, schemas: Schemas): JsonSchema | null {
  const schema = resolveSchema(given, schemas);
  const inner = schema.items ? resolveSchema(schema.items, schemas) : schema;
  return inner.properties && !inner.oneOf ? inner : null;
}

/** Fields of a description, each with its type, whether it must be there, and what it means. */
export function SchemaFields({
  schema,
  schemas,
  depth = 0,
  isReply = false,
}: {
  schema: JsonSchema;
  schemas: Schemas;
  depth?: number;
  /** In a reply nothing is asked of the reader. */
  isReply?: boolean;
}) {
  const t = useTranslations('developers');
  const required = new Set(schema.required);
  return (
    <ul className={depth === 0 ? 'divide-y rounded-control border' : 'mt-2 divide-y border-l-2 pl-3'}>
      {Object.entries(schema.properties ?? {}).map(([name, field]) => {
        const inner = depth < 2 ? innerFields(field, schemas) : null;
        const key = `fields.${name.replaceAll('-', '_')}` as 'fields.id';
        const about = t.has(key) ? t(key) : (field.description ?? resolveSchema(field, schemas).description);
        return (
          <li key={name} className={depth === 0 ? 'px-3.5 py-2.5' : 'py-2'}>
            <div className="flex flex-wrap items-baseline gap-x-2.5 gap-y-0.5">
              <code className="font-medium text-ink">{name}</code>
              <span className="min-w-0 break-words text-ink-3 text-small">{typeText(field, schemas, t)}</span>
              {isReply ? null : (
                <span className={required.has(name) ? 'text-primary text-small' : 'text-ink-3 text-small'}>
                  {t(required.has(name) ? 'required' : 'optional')}
                </span>
              )}
            </div>
            {about ? <p className="text-ink-2 text-small">{about}</p> : null}
            {inner ? <SchemaFields {...{ schema: inner, schemas, depth: depth + 1, isReply }} /> : null}
          </li>
        );
      })}
    </ul>
  );
}
