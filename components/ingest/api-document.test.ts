import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { z } from 'zod';
import { apiDocument, type JsonSchema } from './api-document';
import { operations } from './api-operations';
import { namedSchemas } from './api-schemas';

const root = join(import.meta.dirname, '..', '..', 'app', 'api', 'v1');

/** `METHOD /path` → permission, read from the handlers' sources. */
function handlers(): Record<string, string | null> {
  const found: Record<string, string | null> = {};
  for (const file of readdirSync(root, { recursive: true, encoding: 'utf8' })) {
    if (!file.endsWith('route.ts')) continue;
    const path = `/api/v1/${file.replace(/\/?route\.ts$/, '')}`.replaceAll(/\[(\w+)\]/g, '{$1}');
    const text = readFileSync(join(root, file), 'utf8');
    for (const part of text.split('export const ').slice(1)) {
      const method = /^(GET|POST|PUT|PATCH|DELETE)\b/.exec(part)?.[1];
      if (method) found[`${method} ${path}`] = /permission: '([^']+)'/.exec(part)?.[1] ?? null;
    }
  }
  return found;
}

test('the document names exactly the handlers that exist, each with the scope its door asks for', () => {
  const described = Object.fromEntries(
    operations.map(({ method, path, scope }) => [`${method.toUpperCase()} ${path}`, scope]),
  );
  expect(described).toEqual(handlers());
});

const document = apiDocument();

/** Every reference leads somewhere, and no description is empty. */
test('references resolve and ids are unique', () => {
  const names = Object.keys(document.components.schemas);
  const references = [...JSON.stringify(document).matchAll(/"\$ref":"([^"]+)"/g)].map(([, target]) => target);
  expect(references.length).toBeGreaterThan(20);
  for (const target of references)
    expect(names.map((name) => `#/components/schemas/${name}`)).toContain(target);
  const ids = operations.map(({ id }) => id);
  expect(new Set(ids).size).toBe(ids.length);
});

const resolve = (schema: JsonSchema): JsonSchema =>
  schema.$ref
    ? resolve(document.components.schemas[schema.$ref.split('/').at(-1) as string] as JsonSchema)
    : schema;

/** A small validator of its own: what the document says, not what zod says. */
function faultOf(given: JsonSchema, value: unknown, path = ''): string | null {
  const schema = resolve(given);
  const choices = schema.oneOf ?? schema.anyOf;
  if (choices) {
    const faults = choices.map((choice) => faultOf(choice, value, path));
    return faults.includes(null) ? null : `${path}: fits no choice (${faults.join('; ')})`;
  }
  if ('const' in schema && schema.const !== value) return `${path}: not ${schema.const}`;
  if (schema.enum && !schema.enum.includes(value)) return `${path}: not one of ${schema.enum}`;
  const type = Array.isArray(value)
    ? 'array'
    : value === null
      ? 'null'
      : Number.isInteger(value)
        ? 'integer'
        : typeof value;
  const allowed = [schema.type ?? type].flat();
  if (!allowed.includes(type) && !(type === 'integer' && allowed.includes('number')))
    return `${path}: ${type} is not ${allowed}`;
  if (typeof value === 'string' && value.length > (schema.maxLength ?? Number.POSITIVE_INFINITY))
    return `${path}: too long`;
  if (typeof value === 'number' && (value < (schema.minimum ?? value) || value > (schema.maximum ?? value)))
    return `${path}: out of range`;
  if (Array.isArray(value))
    return schema.items
      ? (value.map((one, at) => faultOf(schema.items as JsonSchema, one, `${path}/${at}`)).find(Boolean) ??
          null)
      : null;
  if (type !== 'object') return null;
  const fields = value as Record<string, unknown>;
  const missing = schema.required?.find((name) => !(name in fields));
  if (missing) return `${path}/${missing}: missing`;
  for (const [name, one] of Object.entries(fields)) {
    const property = schema.properties?.[name];
    if (!property && schema.additionalProperties === false) return `${path}/${name}: unknown`;
    const fault = property ? faultOf(property, one, `${path}/${name}`) : null;
    if (fault) return fault;
  }
  return null;
}

test('every example fits its description and passes the input of its handler', () => {
  let seen = 0;
  for (const operation of operations) {
    const described = document.paths[operation.path]?.[operation.method];
    const body = described?.requestBody?.content['application/json'];
    if (!operation.body || !body) continue;
    seen += 1;
    expect(faultOf(body.schema as JsonSchema, body.example)).toBeNull();
    const input = namedSchemas[operation.body.schema];
    const whole: z.ZodType = operation.body.many ? z.array(input) : input;
    expect(whole.safeParse(body.example).error?.issues).toBeUndefined();
    const reply = (described.responses as Record<number, unknown>)[operation.reply.status] as {
      content: { 'application/json': { schema: JsonSchema; example?: unknown } };
    };
    const { schema, example } = reply.content['application/json'];
    if (example) expect(faultOf(schema, example)).toBeNull();
  }
  expect(seen).toBeGreaterThan(9);
});

test('the validator of this test sees faults', () => {
  const batch = { $ref: '#/components/schemas/IngestBatch' };
  const order = { type: 'order.paid', id: 'a', occurredAt: '2026-11-20T00:00:00Z', store: 'S', amountFen: 1 };
  expect(faultOf(batch, { source: 'pos', items: [order] })).toBeNull();
  for (const wrong of [
    { ...order, amountFen: -1 },
    { ...order, amountFen: '1' },
    { ...order, more: 1 },
    { ...order, id: 'x'.repeat(65) },
    { ...order, store: undefined, id: 4 },
  ])
    expect(faultOf(batch, { source: 'pos', items: [wrong] })).not.toBeNull();
});
