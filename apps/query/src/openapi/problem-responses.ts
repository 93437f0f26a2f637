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
  409: 'It cannot be done as things stand; `detail` says why',
  416: 'The file has no such range',
  415: 'The body is not JSON',
  422: 'The answer would exceed a limit; `detail` says which',
  429: 'Too many requests of this caller, per second or at once; `detail` says which, `Retry-After` when to go on',
  500: 'Our mistake',
  503: 'The store, or Kafka, does not answer at the moment',
};

/** Response components by name. */
export const PROBLEM_RESPONSES: Json = Object.fromEntries(
  Object.entries(DESCRIPTIONS).map(([status, description]) => [
    `Problem${status}`,
    { description, content: { 'application/problem+json': { schema: { $ref: '#/components/schemas/Problem' } } } },
  ]),
);

export function problemReference(status: number): Json {
  return { $ref: `#/components/responses/Problem${status}` };
}
