import { FRESHNESS_HEADER } from '../freshness/freshness-header.js';
import { type ParameterDoc } from '../parameters/parameter.js';
import { methodOf, type Operation } from './operation.js';
import { problemReference } from './problem-responses.js';
import { headerObjects } from './response-headers.js';
import { jsonSchema } from './schemas.js';

type Json = Readonly<Record<string, unknown>>;

const COMMON_ERRORS = [400, 401, 403, 408, 422, 429, 431, 500, 503];

/** All that a request may be answered with, by status. */
export function responsesOf(operation: Operation): Json {
  return {
    ...successesOf(operation),
    ...Object.fromEntries(errorsOf(operation).map((status) => [status, problemReference(status)])),
  };
}

function errorsOf({ errors = [], body, pathParameters }: Operation): number[] {
  const more = [...errors, ...(body ? [413, 415] : []), ...(pathParameters ? [414] : [])];
  return [...COMMON_ERRORS, ...more].sort((a, b) => a - b);
}

function successesOf(operation: Operation): Json {
  const { successes = {} } = operation;
  const content = contentOf(operation);
  const answer = { headers: headerObjects(headersOf(operation)), content };
  const main =
    methodOf(operation) === 'POST'
      ? { 202: { description: 'It is taken; `Location` tells what becomes of it', ...answer } }
      : { 200: { description: 'The answer', ...answer } };
  const more = Object.entries(successes).map(([status, description]) => [
    status,
    status === '206' ? { description, ...answer } : { description },
  ]);
  return { ...main, ...(Object.fromEntries(more) as Json) };
}

function contentOf({ response, example, csvExample, mediaType = 'application/json' }: Operation): Json {
  const mediaTypes = typeof mediaType === 'string' ? [mediaType] : mediaType;
  const schema = jsonSchema(response);
  return {
    // An example of one form would be none of the others.
    ...Object.fromEntries(mediaTypes.map((type, n) => [type, n === 0 ? { schema, example } : { schema }])),
    ...(csvExample === undefined ? {} : { 'text/csv': { schema: { type: 'string' }, example: csvExample } }),
  };
}

const COMPLETE_UP_TO: ParameterDoc = {
  description:
    'Up to when the log was complete before it was read, by the clock of the brokers; absent when not known.',
  schema: { type: 'string', format: 'date-time' },
};
const LOCATION: ParameterDoc = {
  description: 'Where it is told what becomes of it.',
  schema: { type: 'string', format: 'uri-reference' },
};

function headersOf(operation: Operation): Readonly<Record<string, ParameterDoc>> {
  const method = methodOf(operation);
  return {
    ...(method === 'GET' ? { [FRESHNESS_HEADER]: COMPLETE_UP_TO } : {}),
    ...(method === 'POST' ? { Location: LOCATION } : {}),
    ...operation.answerHeaders,
  };
}
