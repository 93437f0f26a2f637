import { describe, expect, it } from '@jest/globals';
import { Validator } from '@seriousme/openapi-schema-validator';
import { Ajv2020, type ValidateFunction } from 'ajv/dist/2020.js';
import * as formats from 'ajv-formats';
import { openApiDocument } from './document.js';

interface Described {
  readonly schema?: object;
  readonly example?: unknown;
}
interface Response {
  readonly $ref?: string;
  readonly description?: string;
  readonly headers?: Readonly<Record<string, Described>>;
  readonly content?: Readonly<Record<string, Described>>;
}
interface Documented {
  readonly operationId: string;
  readonly parameters: readonly (Described & { readonly name: string; readonly in: string })[];
  readonly requestBody?: { readonly content: Readonly<Record<string, Described>> };
  readonly responses: Readonly<Record<string, Response>>;
}
interface Document {
  readonly paths: Readonly<Record<string, Readonly<Record<string, Documented>>>>;
  readonly components: {
    readonly schemas: Readonly<Record<string, object>>;
    readonly responses: Readonly<Record<string, Response>>;
  };
}

const document = openApiDocument() as unknown as Document;
const operations = Object.entries(document.paths).flatMap(([path, methods]) =>
  Object.entries(methods).map(([method, operation]) => [`${method} ${path}`, operation] as const),
);

const ajv = new Ajv2020({ strict: true, strictRequired: false, allowUnionTypes: true });
formats.default.default(ajv);
// Words of OpenAPI that JSON Schema does not know.
ajv.addVocabulary(['example']);
ajv.addSchema({ $id: 'docket', $defs: asDefinitions(document.components.schemas) });

/** The same with its references to components as references to definitions of one schema. */
function asDefinitions<T extends object>(schema: T): T {
  return JSON.parse(JSON.stringify(schema).replaceAll('"#/components/schemas/', '"docket#/$defs/')) as T;
}

function compiled(schema: object): ValidateFunction {
  return ajv.compile(asDefinitions(schema));
}

function expectFits({ schema, example }: Described, what: string): void {
  expect([what, schema]).toEqual([what, expect.any(Object)]);
  const validate = compiled(schema ?? {});
  if (example === undefined) return;
  validate(example);
  expect([what, validate.errors]).toEqual([what, null]);
}

describe('the OpenAPI document', () => {
  it('is one of version 3.1', async () => {
    const validator = new Validator();
    const { valid, errors } = await validator.validate(structuredClone(openApiDocument()));
    expect([valid, errors, validator.version]).toEqual([true, undefined, '3.1']);
  });

  it('calls each operation by a name of its own', () => {
    const ids = operations.map(([, { operationId }]) => operationId);
    expect(ids).toEqual([...new Set(ids)]);
  });

  it.each(operations)('describes what %s takes and answers, with examples that fit', (_, operation) => {
    const { parameters, requestBody, responses } = operation;
    for (const parameter of parameters) expectFits(parameter, `${parameter.in} ${parameter.name}`);
    for (const [type, body] of Object.entries(requestBody?.content ?? {})) {
      expect(body.example).toBeDefined();
      expectFits(body, type);
    }
    for (const [status, { headers = {}, content = {} }] of Object.entries(responses)) {
      for (const [name, header] of Object.entries(headers)) expectFits(header, `${status} ${name}`);
      for (const [type, body] of Object.entries(content)) expectFits(body, `${status} ${type}`);
    }
    expect(Object.keys(responses).filter((status) => status.startsWith('2'))).not.toEqual([]);
  });

  it.each(operations)('refers %s to problems that are described', (_, { parameters, requestBody, responses }) => {
    const expected = [400, 401, 403, 408, 422, 429, 431, 500, 503];
    if (requestBody) expected.push(413, 415);
    if (parameters.some((parameter) => parameter.in === 'path')) expected.push(414);
    expect(Object.keys(responses).map(Number)).toEqual(expect.arrayContaining(expected));
    for (const [status, { $ref }] of Object.entries(responses)) {
      if (Number(status) < 400) continue;
      expect(document.components.responses[$ref?.split('/').at(-1) ?? '']).toBeDefined();
    }
  });

  it.each(Object.entries(document.components.responses))('shows %s', (_, { headers = {}, content = {} }) => {
    for (const [name, header] of Object.entries(headers)) expectFits(header, name);
    const problem = content['application/problem+json'] ?? {};
    expect(problem.example).toBeDefined();
    expectFits(problem, 'problem');
  });

  it('refers to nothing that is not there, and keeps no schema that nobody refers to', () => {
    const text = JSON.stringify(document);
    const referred = [...text.matchAll(/"#\/components\/schemas\/(\w+)"/g)].map(([, name]) => name ?? '');
    expect([...new Set(referred)].sort()).toEqual(Object.keys(document.components.schemas).sort());
  });
});
