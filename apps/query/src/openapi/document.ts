import { rolesWith } from '@docket/access';
import { z } from 'zod';
import { event } from '../events/event.js';
import { replay } from '../replays/replay.js';
import { rejectionView } from '../rejections/rejection-view.js';
import { type AnyParameter, type ParameterDoc } from '../parameters/parameter.js';
import { policyVersion } from '../sla-policies/policy.js';
import { savedView } from '../views/view.js';
import { methodOf, type Operation } from './operation.js';
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
      schemas: {
        Event: jsonSchema(event),
        Replay: jsonSchema(replay),
        SlaPolicy: jsonSchema(policyVersion),
        Rejection: jsonSchema(rejectionView),
        SavedView: jsonSchema(savedView),
        Problem: PROBLEM_SCHEMA,
      },
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

const COMMON_ERRORS = [400, 401, 403, 422, 429, 500, 503];

function errorsOf({ errors = [], body }: Operation): number[] {
  const more = [...errors, ...(body ? [415] : [])];
  return [...COMMON_ERRORS, ...more].sort((a, b) => a - b);
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
    responses: {
      ...successesOf(operation),
      ...Object.fromEntries(errorsOf(operation).map((status) => [status, problemReference(status)])),
    },
  };
}

function successesOf(operation: Operation): Json {
  const { response, example, csvExample, mediaType = 'application/json', successes = {} } = operation;
  const mediaTypes = typeof mediaType === 'string' ? [mediaType] : mediaType;
  const schema = jsonSchema(response);
  // An example of one form would be none of the others.
  const content = {
    ...Object.fromEntries(mediaTypes.map((type, n) => [type, n === 0 ? { schema, example } : { schema }])),
    ...(csvExample === undefined ? {} : { 'text/csv': { schema: { type: 'string' }, example: csvExample } }),
  };
  const main =
    methodOf(operation) === 'POST'
      ? { 202: { description: 'It is taken; `Location` tells what becomes of it', content } }
      : { 200: { description: 'The answer', content } };
  const more = Object.entries(successes).map(([status, description]) => [
    status,
    status === '206' ? { description, content } : { description },
  ]);
  return { ...main, ...(Object.fromEntries(more) as Json) };
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
  const isKeyed = 'keyed' in parameter;
  const one = { name: isKeyed ? `${name}.<key>` : name, in: 'query', required: false, description: doc.description };
  if (!isKeyed && !parameter.repeatable)
    return { ...one, schema: doc.schema, ...(doc.example === undefined ? {} : { example: doc.example }) };
  return {
    ...one,
    style: 'form',
    explode: true,
    schema: { type: 'array', items: doc.schema },
    ...(doc.example === undefined ? {} : { example: [doc.example] }),
  };
}

/** JSON Schema of what is sent or answered; a schema with an id becomes a reference to the components wherever it is used inside. */
function jsonSchema(schema: z.ZodType, io: 'input' | 'output' = 'output'): unknown {
  const outer = ['$schema', '$defs'];
  const inner = Object.entries(z.toJSONSchema(schema, { io })).filter(([name]) => !outer.includes(name));
  const text = JSON.stringify(Object.fromEntries(inner)).replaceAll('"#/$defs/', '"#/components/schemas/');
  return JSON.parse(text) as unknown;
}
