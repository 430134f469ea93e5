import { z } from 'zod';
import { type Operation, operations } from './api-operations';
import { namedSchemas, type SchemaName } from './api-schemas';

export type JsonSchema = {
  $ref?: string;
  type?: string | string[];
  description?: string;
  properties?: Record<string, JsonSchema>;
  required?: string[];
  items?: JsonSchema;
  anyOf?: JsonSchema[];
  oneOf?: JsonSchema[];
  enum?: unknown[];
  const?: unknown;
  format?: string;
  pattern?: string;
  minimum?: number;
  maximum?: number;
  minLength?: number;
  maxLength?: number;
  minItems?: number;
  maxItems?: number;
  default?: unknown;
  example?: unknown;
  additionalProperties?: boolean | JsonSchema;
};

const schemaPath = '#/components/schemas/';
const refTo = (name: SchemaName): JsonSchema => ({ $ref: `${schemaPath}${name}` });

/** A format says more than the pattern that checks it; limits of the number type are no limits of ours. */
function tidy(schema: JsonSchema): void {
  if (schema.format) delete schema.pattern;
  if (schema.minimum === Number.MIN_SAFE_INTEGER) delete schema.minimum;
  if (schema.maximum === Number.MAX_SAFE_INTEGER) delete schema.maximum;
}

const settings = {
  target: 'draft-2020-12',
  io: 'input',
  unrepresentable: 'any',
  override: ({ jsonSchema }: { jsonSchema: object }) => tidy(jsonSchema as JsonSchema),
} as const;

function inline(schema: z.ZodType): JsonSchema {
  const { $schema: _version, ...rest } = z.toJSONSchema(schema, settings) as JsonSchema & {
    $schema?: string;
  };
  return rest;
}

type Written = JsonSchema & { $schema?: string; $id?: string; $defs?: Record<string, JsonSchema> };

function namedJsonSchemas(): Record<string, JsonSchema> {
  const registry = z.registry<{ id: string }>();
  for (const [id, schema] of Object.entries(namedSchemas)) registry.add(schema, { id });
  const { schemas } = z.toJSONSchema(registry, { ...settings, uri: (id) => `${schemaPath}${id}` });
  const { __shared: shared, ...named } = schemas as Record<string, Written>;
  // What several descriptions use without a name is written out where it is used.
  const parts = shared?.$defs ?? {};
  return Object.fromEntries(
    Object.entries(named).map(([name, { $schema: _version, $id: _id, ...schema }]) => [
      name,
      writtenOut(schema, parts) as JsonSchema,
    ]),
  );
}

function writtenOut(value: unknown, parts: Record<string, JsonSchema>): unknown {
  if (Array.isArray(value)) return value.map((one) => writtenOut(one, parts));
  if (typeof value !== 'object' || value === null) return value;
  const { $ref, ...rest } = value as { $ref?: unknown };
  const part = typeof $ref === 'string' && /__shared#\/\$defs\/(.+)$/.exec($ref)?.[1];
  if (part) return writtenOut({ ...parts[part], ...rest }, parts);
  return Object.fromEntries(
    Object.entries(value)
      .filter(([key, one]) => key !== 'id' || typeof one === 'object')
      .map(([key, one]) => [key, writtenOut(one, parts)]),
  );
}

const faults: Record<string, string> = {
  400: 'Malformed',
  401: 'No live key',
  403: 'The key lacks this scope',
  404: 'Absent or out of reach',
  409: 'Conflict, or the same Idempotency-Key under way',
  413: 'Too large',
  415: 'Neither JSON, nor gzip of it',
  422: 'Does not fit this description; see errors',
  429: 'Too fast: come back after Retry-After seconds',
  503: 'Not available: come back after Retry-After seconds',
};

function faultsOf({ body, form, scope, pathParams }: Operation): string[] {
  if (scope === null) return [];
  const shared = ['401', '403', '422', '429', '503'];
  return [
    ...shared,
    ...(body || form ? ['400', '409', '413', '415'] : []),
    ...(pathParams ? ['404'] : []),
  ].sort();
}

function parametersOf({ query, pathParams = {}, isIdempotent }: Operation) {
  const inPath = Object.entries(pathParams).map(([name, schema]) => ({
    ...{ name, in: 'path', required: true },
    schema: inline(schema),
  }));
  const asked = query ? inline(query) : {};
  const inQuery = Object.entries(asked.properties ?? {}).map(([name, schema]) => ({
    ...{ name, in: 'query', required: asked.required?.includes(name) ?? false },
    schema,
  }));
  const key = {
    ...{ name: 'Idempotency-Key', in: 'header', required: false, schema: { type: 'string', maxLength: 255 } },
    description: 'Kept 24 h: the same key again gets the stored reply; with another body 409',
  };
  return [...inPath, ...inQuery, ...(isIdempotent ? [key] : [])];
}

const problemReply = (description: string) => ({
  description,
  content: { 'application/problem+json': { schema: refTo('Problem') } },
});

const formOf = (form: NonNullable<Operation['form']>) => {
  const schema = { type: 'object', properties: form, required: ['kind', 'file'] };
  const content: Record<string, { schema: object; example?: unknown }> = {
    'multipart/form-data': { schema },
  };
  return { required: true, content };
};

function operationOf(operation: Operation) {
  const { id, tag, scope, summary, body, form, reply } = operation;
  const one = body && refTo(body.schema);
  const schema =
    one && body.many ? { oneOf: [one, { type: 'array', items: one, minItems: 1, maxItems: 1_000 }] } : one;
  const answer = reply.schema ? refTo(reply.schema) : { type: 'object' };
  return {
    ...{ operationId: id, tags: [tag], summary },
    ...(scope === null ? { security: [] } : { 'x-scope': scope }),
    parameters: parametersOf(operation),
    ...(body
      ? {
          requestBody: { required: true, content: { 'application/json': { schema, example: body.example } } },
        }
      : {}),
    ...(form ? { requestBody: formOf(form) } : {}),
    responses: {
      [reply.status]: {
        description: 'Done',
        content: {
          'application/json': { schema: answer, ...(reply.example ? { example: reply.example } : {}) },
        },
      },
      ...Object.fromEntries(
        faultsOf(operation).map((status) => [status, problemReply(faults[status] as string)]),
      ),
    },
  };
}

/** The OpenAPI 3.1 description of /api/v1, from the inputs that the handlers themselves read. */
export function apiDocument() {
  const paths: Record<string, Record<string, ReturnType<typeof operationOf>>> = {};
  for (const operation of operations) {
    const path = paths[operation.path] ?? {};
    path[operation.method] = operationOf(operation);
    paths[operation.path] = path;
  }
  return {
    openapi: '3.1.0',
    info: {
      title: 'Waterwheel API',
      version: '1.0.0',
      description:
        'Money is integer fen. Times are ISO 8601 with offset, days are business days. Codes and ids are yours, up to 64 characters. Changes within v1 only add.',
    },
    servers: [{ url: '/' }],
    security: [{ key: [] }],
    tags: ['ingest', 'reports', 'resources', 'imports', 'document'].map((name) => ({ name })),
    paths,
    components: {
      securitySchemes: {
        key: { type: 'http', scheme: 'bearer', description: 'A key of Settings → API keys' },
      },
      schemas: namedJsonSchemas(),
    },
  };
}
export type ApiDocument = ReturnType<typeof apiDocument>;
