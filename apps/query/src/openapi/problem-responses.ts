import { Problem, type ProblemKind } from '@docket/http';
import { type ParameterDoc } from '../parameters/parameter.js';
import { headerObjects } from './response-headers.js';

type Json = Readonly<Record<string, unknown>>;

export const PROBLEM_SCHEMA = {
  type: 'object',
  description: 'Problem details (RFC 9457)',
  required: ['type', 'title', 'status', 'detail'],
  properties: {
    type: { type: 'string', format: 'uri', examples: ['urn:docket:problem:invalid-parameter'] },
    title: { type: 'string' },
    status: { type: 'integer' },
    detail: { type: 'string' },
    parameter: { type: 'string', description: 'Parameter at fault, when it is one' },
    errors: {
      type: 'array',
      description: 'All parameters at fault',
      items: {
        type: 'object',
        required: ['parameter', 'detail'],
        properties: {
          parameter: { type: 'string' },
          detail: { type: 'string' },
          column: { type: 'integer', description: 'Where in its text, in characters from 1' },
        },
      },
    },
  },
} as const;

const DESCRIPTIONS: Readonly<Record<number, string>> = {
  400: 'A parameter or field is wrong or unknown; `parameter` and `errors` name it',
  401: 'No valid API key or token',
  403: 'No role that may do this, or a limit to departments that forbids it; `detail` says which',
  404: 'Not there, or of another tenant',
  408: 'The request was not complete in time',
  409: 'It cannot be done as things stand; `detail` says why',
  413: 'The body is larger than accepted',
  414: 'The address is longer than accepted',
  415: 'The body is not JSON',
  416: 'The file has no such range',
  422: 'The answer would exceed a limit; `detail` says which',
  429: 'Too many requests of this caller, per second or at once; `detail` says which, `Retry-After` when to go on',
  431: 'The address and headers together are longer than accepted',
  500: 'Our mistake',
  503: 'The store, or Kafka, does not answer at the moment',
};

const KINDS: Readonly<Record<number, ProblemKind>> = {
  400: 'invalid-parameter',
  401: 'unauthorized',
  403: 'forbidden',
  404: 'not-found',
  408: 'request-timeout',
  409: 'conflict',
  413: 'too-large',
  414: 'uri-too-long',
  415: 'unsupported-media-type',
  416: 'range-not-satisfiable',
  422: 'limit-exceeded',
  429: 'too-many-requests',
  431: 'headers-too-large',
  500: 'internal',
  503: 'unavailable',
};

const RETRY_AFTER = {
  'Retry-After': { description: 'When it is worth trying again, in seconds.', schema: { type: 'integer', minimum: 0 } },
};
const HEADERS: Readonly<Record<string, Readonly<Record<string, ParameterDoc>>>> = {
  401: { 'WWW-Authenticate': { description: 'How to say who one is (RFC 6750).', schema: { type: 'string' } } },
  416: {
    'Content-Range': { description: 'How long the file is.', schema: { type: 'string' }, example: 'bytes */1234' },
  },
  429: RETRY_AFTER,
  503: RETRY_AFTER,
};

/** Response components by name. */
export const PROBLEM_RESPONSES: Json = Object.fromEntries(
  Object.entries(DESCRIPTIONS).map(([status, description]) => [
    `Problem${status}`,
    {
      description,
      ...(HEADERS[status] === undefined ? {} : { headers: headerObjects(HEADERS[status]) }),
      content: {
        'application/problem+json': {
          schema: { $ref: '#/components/schemas/Problem' },
          example: problemExample(Number(status), description),
        },
      },
    },
  ]),
);

function problemExample(status: number, description: string): Json {
  const { type, title } = new Problem(KINDS[status] ?? 'internal', description).toJSON();
  return { type, title, status, detail: description };
}

export function problemReference(status: number): Json {
  return { $ref: `#/components/responses/Problem${status}` };
}
