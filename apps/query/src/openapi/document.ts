import { z } from 'zod';
import { event } from '../events/event.js';
import { type Parameter, type ParameterDoc } from '../parameters/parameter.js';
import { type Operation } from './operation.js';
import { OPERATIONS } from './operations.js';
import { PROBLEM_RESPONSES, PROBLEM_SCHEMA, problemReference } from './problem-responses.js';

type Json = Readonly<Record<string, unknown>>;

/** The OpenAPI 3.1 document: made from the definitions that requests are read and answers are typed by. */
export function openApiDocument(): Json {
  return {
    openapi: '3.1.0',
    info: {
      title: 'Docket query service',
      version: '1',
      description:
        'Reads of the audit log of a help desk. A key belongs to one tenant, and nothing of another is ever visible. ' +
        'Times are ISO 8601 in UTC with milliseconds; fields without a value are left out.',
      license: { name: 'Apache-2.0', identifier: 'Apache-2.0' },
    },
    servers: [{ url: '/' }],
    security: [{ apiKey: [] }],
    paths: Object.fromEntries(OPERATIONS.map((operation) => [operation.path, { get: operationObject(operation) }])),
    components: {
      securitySchemes: {
        apiKey: { type: 'http', scheme: 'bearer', bearerFormat: 'dk_<id>_<secret>', description: 'API key' },
      },
      schemas: { Event: jsonSchema(event), Problem: PROBLEM_SCHEMA },
      responses: PROBLEM_RESPONSES,
    },
  };
}

const COMMON_ERRORS = [400, 401, 422, 500, 503];

function operationObject({ id, summary, description, response, example, ...operation }: Operation): Json {
  const errors = [...COMMON_ERRORS, ...(operation.errors ?? [])].sort((a, b) => a - b);
  return {
    operationId: id,
    summary,
    ...(description === undefined ? {} : { description }),
    parameters: [
      ...Object.entries(operation.pathParameters ?? {}).map(([name, doc]) => pathParameter(name, doc)),
      ...Object.entries(operation.parameters).map(([name, parameter]) => queryParameter(name, parameter)),
    ],
    responses: {
      200: { description: 'The answer', content: { 'application/json': { schema: jsonSchema(response), example } } },
      ...Object.fromEntries(errors.map((status) => [status, problemReference(status)])),
    },
  };
}

function pathParameter(name: string, { description, schema, example }: ParameterDoc): Json {
  return { name, in: 'path', required: true, description, schema, ...(example === undefined ? {} : { example }) };
}

function queryParameter(name: string, { doc, repeatable }: Parameter<unknown>): Json {
  const one = { name, in: 'query', required: false, description: doc.description };
  if (!repeatable)
    return { ...one, schema: doc.schema, ...(doc.example === undefined ? {} : { example: doc.example }) };
  return {
    ...one,
    style: 'form',
    explode: true,
    schema: { type: 'array', items: doc.schema },
    ...(doc.example === undefined ? {} : { example: [doc.example] }),
  };
}

/** JSON Schema of a response; a schema with an id becomes a reference to the components wherever it is used inside. */
function jsonSchema(schema: z.ZodType): unknown {
  const outer = ['$schema', '$defs'];
  const inner = Object.entries(z.toJSONSchema(schema)).filter(([name]) => !outer.includes(name));
  const text = JSON.stringify(Object.fromEntries(inner)).replaceAll('"#/$defs/', '"#/components/schemas/');
  return JSON.parse(text) as unknown;
}
