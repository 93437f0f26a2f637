import { ACCEPTED_EXAMPLE, REFUSED_EXAMPLE, REQUEST_EXAMPLES } from './examples.js';
import { SCHEMAS } from './schemas.js';

type Json = Readonly<Record<string, unknown>>;

const EVENT = { $ref: '#/components/schemas/Event' };
const CLOUD_EVENT = { $ref: '#/components/schemas/CloudEvent' };

const BODIES: Readonly<Record<keyof typeof REQUEST_EXAMPLES, Json>> = {
  'application/json': { oneOf: [EVENT, { type: 'array', items: EVENT }] },
  'application/x-ndjson': { type: 'string', description: 'One event on each line' },
  'application/cloudevents+json': CLOUD_EVENT,
  'application/cloudevents-batch+json': { type: 'array', items: CLOUD_EVENT },
};

const PROBLEMS: Readonly<Record<number, string>> = {
  400: 'The body cannot be read; nothing of it was taken',
  401: 'No valid API key',
  403: 'The key may not write',
  408: 'The request was not complete in time',
  413: 'Too many bytes, events or values; nothing was taken',
  415: 'The body is of another type, text encoding or compression than those that are taken',
  422: 'Some events are refused, and always will be: `events` says which and why. All others are in Kafka',
  429: 'This key sends too much; try again after `Retry-After`',
  431: 'Address and headers together are longer than 16 KiB',
  500: 'Our mistake',
  503: 'Kafka did not confirm in time, or there is no room: send the same request again after `Retry-After`',
};

const DESCRIPTION =
  'Takes events of the audit log for everybody who has no SDK. The status of an answer alone says what to do: 202 is given only when ' +
  'every event of the request is in Kafka, on all in-sync replicas. A key belongs to one tenant, and so does everything it sends.';

/** The OpenAPI 3.1 document. */
export function openApiDocument(): Json {
  return {
    openapi: '3.1.0',
    info: {
      title: 'Docket gateway',
      version: '1',
      description: DESCRIPTION,
      license: { name: 'Apache-2.0', identifier: 'Apache-2.0' },
    },
    servers: [{ url: '/' }],
    security: [{ apiKey: [] }],
    paths: { '/v1/events': { post: postEvents() } },
    components: {
      securitySchemes: {
        apiKey: {
          type: 'http',
          scheme: 'bearer',
          bearerFormat: 'dk_<id>_<secret>',
          description: 'API key that may write',
        },
      },
      schemas: SCHEMAS,
    },
  };
}

function postEvents(): Json {
  return {
    operationId: 'postEvents',
    summary: 'Adds events to the audit log',
    description:
      'One event, a list, or one on each line; also CloudEvents 1.0, structured, batched, or in binary mode (`ce-` headers). Sending the ' +
      'same request again is safe when its events have ids and times, or when it has an `Idempotency-Key` and its events have times.',
    parameters: [
      header('Idempotency-Key', KEY_DOC, '7f0c1f52-4a6e-4b1e-9d1c-0a5b0c1d2e3f'),
      header('Content-Encoding', 'gzip or zstd'),
    ],
    requestBody: {
      required: true,
      content: Object.fromEntries(
        Object.entries(REQUEST_EXAMPLES).map(([type, examples]) => [
          type,
          { schema: BODIES[type as keyof typeof BODIES], examples },
        ]),
      ),
    },
    responses: {
      202: {
        description: 'Kafka has every event',
        content: {
          'application/json': { schema: { $ref: '#/components/schemas/Accepted' }, example: ACCEPTED_EXAMPLE },
        },
      },
      ...Object.fromEntries(
        Object.entries(PROBLEMS).map(([status, description]) => [status, problem(status, description)]),
      ),
    },
  };
}

const KEY_DOC =
  'Makes a request safe to send again, at any gateway and at any time: 1 to 255 visible ASCII characters, a new one for each new request';

function header(name: string, description: string, example?: string): Json {
  return {
    name,
    in: 'header',
    required: false,
    description,
    schema: { type: 'string' },
    ...(example === undefined ? {} : { example }),
  };
}

function problem(status: string, description: string): Json {
  const example = status === '422' ? { example: REFUSED_EXAMPLE } : {};
  const content = { 'application/problem+json': { schema: { $ref: '#/components/schemas/Problem' }, ...example } };
  const retry = { 'Retry-After': { schema: { type: 'integer' }, description: 'Seconds' } };
  return { description, content, ...(status === '429' || status === '503' ? { headers: retry } : {}) };
}
