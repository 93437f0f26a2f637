import { rolesWith } from '@docket/access';
import { type AnyParameter, MAX_REPEATS, type ParameterDoc } from '../parameters/parameter.js';
import { MAX_KEYS } from '../parameters/read-parameters.js';
import { methodOf, type Operation } from './operation.js';
import { OPERATIONS } from './operations.js';
import { PROBLEM_RESPONSES, PROBLEM_SCHEMA } from './problem-responses.js';
import { responsesOf } from './responses.js';
import { jsonSchema, namedSchemas } from './schemas.js';

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
        'Keys that are limited to departments see events of those alone. ' +
        'Projections and replays belong to the installation and are the same for every tenant. ' +
        'Times are ISO 8601 in UTC with milliseconds; fields without a value are left out.',
      license: { name: 'Apache-2.0', identifier: 'Apache-2.0' },
    },
    servers: [{ url: '/' }],
    security: [{ apiKey: [] }],
    paths: paths(),
    components: {
      securitySchemes: {
        apiKey: {
          type: 'http',
          scheme: 'bearer',
          bearerFormat: 'dk_<id>_<secret>',
          description: 'API key, or a signed token (JWT) of the OpenID Connect issuer that the service is told of',
        },
      },
      schemas: { ...namedSchemas(), Problem: PROBLEM_SCHEMA },
      responses: PROBLEM_RESPONSES,
    },
  };
}

function paths(): Json {
  const all: Record<string, Record<string, Json>> = {};
  for (const operation of OPERATIONS) {
    const method = methodOf(operation).toLowerCase();
    all[operation.path] = { ...all[operation.path], [method]: operationObject(operation) };
  }
  return all;
}

function descriptionOf({ description, right }: Operation): string {
  const needed = `Needs the right \`${right}\`: ${rolesWith(right).join(', ')}.`;
  return [description, needed].filter((text) => text !== undefined).join(' ');
}

function operationObject(operation: Operation): Json {
  const { id, summary } = operation;
  const description = descriptionOf(operation);
  return {
    operationId: id,
    summary,
    description,
    ...requestBody(operation),
    parameters: [
      ...Object.entries(operation.pathParameters ?? {}).map(([name, doc]) => pathParameter(name, doc)),
      ...Object.entries(operation.parameters).map(([name, parameter]) => queryParameter(name, parameter)),
      ...Object.entries(operation.headers ?? {}).map(([name, doc]) => ({ ...plainParameter(name, doc), in: 'header' })),
    ],
    responses: responsesOf(operation),
  };
}

function requestBody({ body, bodyExample }: Operation): Json {
  if (body === undefined) return {};
  const content = { 'application/json': { schema: jsonSchema(body, 'input'), example: bodyExample } };
  return { requestBody: { required: true, content } };
}

function pathParameter(name: string, doc: ParameterDoc): Json {
  return { ...plainParameter(name, doc), in: 'path', required: true };
}

function plainParameter(name: string, { description, schema, example }: ParameterDoc): Json {
  return { name, description, schema, ...(example === undefined ? {} : { example }) };
}

function queryParameter(name: string, parameter: AnyParameter): Json {
  const { doc } = parameter;
  const one = { name, in: 'query', required: doc.required ?? false, description: doc.description };
  if ('keyed' in parameter) return { ...one, style: 'form', explode: true, ...keyedValues(name, doc) };
  if (!parameter.repeatable)
    return { ...one, schema: doc.schema, ...(doc.example === undefined ? {} : { example: doc.example }) };
  return {
    ...one,
    style: 'form',
    explode: true,
    schema: { type: 'array', items: doc.schema, maxItems: MAX_REPEATS },
    ...(doc.example === undefined ? {} : { example: [doc.example] }),
  };
}

/** Parameters `<name>.<key>`: an object whose members are exploded is, in a query, just them. */
function keyedValues(name: string, { schema, example }: ParameterDoc): Json {
  return {
    schema: {
      type: 'object',
      propertyNames: { pattern: `^${name}\\..+$` },
      additionalProperties: schema,
      maxProperties: MAX_KEYS,
    },
    ...(example === undefined ? {} : { example: { [`${name}.key`]: example } }),
  };
}
