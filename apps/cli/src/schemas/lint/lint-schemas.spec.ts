import path from 'node:path';
import { describe, expect, it } from '@jest/globals';
import { parseSchemaFile, type SchemaFile } from '@docket/events';
import { WORKSPACE_ROOT } from '../../workspace.js';
import { readSchemaFolder } from '../schema-files.js';
import { lintSchemas } from './lint-schemas.js';

const real = readSchemaFolder(path.join(WORKSPACE_ROOT, 'schemas'));
const envelope = { name: 'envelope', type: 'docket.Envelope', doc: 'Envelope.' };
const GOOD = { type: 'record', name: 'AssetMoved', namespace: 'acme.assets', doc: 'Moved.', fields: [envelope] };

function problemsOf(schema: object, ...others: object[]): string[] {
  const files = [schema, ...others].map((json, i): SchemaFile =>
    parseSchemaFile(`acme/${i}.avsc`, JSON.stringify(json)),
  );
  return lintSchemas([...real.files, ...files]).map((problem) => `${problem.path}: ${problem.message}`);
}
const withField = (...fields: object[]) => ({ ...GOOD, fields: [envelope, ...fields] });
const x = { name: 'x', type: 'string', doc: 'X.' };
const KIND = { type: 'enum', name: 'Kind', doc: 'K.', symbols: ['UNKNOWN', 'A'], default: 'UNKNOWN' };

describe('lintSchemas', () => {
  it('finds nothing in the schemas of this repository', () => {
    expect(real.problems).toEqual([]);
    expect(lintSchemas(real.files)).toEqual([]);
  });

  it('takes an action of another namespace, with all the types the contract has', () => {
    const fields = [
      x,
      { ...x, name: 'at', type: ['null', { type: 'long', logicalType: 'timestamp-millis' }], default: null },
      { ...x, name: 'id', type: { type: 'string', logicalType: 'uuid' } },
      { ...x, name: 'kind', type: KIND, default: 'A' },
      { ...x, name: 'kind_before', type: ['null', 'Kind'], default: null },
      { ...x, name: 'list', type: { type: 'array', items: 'string' }, default: [] },
      { ...x, name: 'map', type: { type: 'map', values: ['null', 'double'] }, default: { a: null } },
      { ...x, name: 'digest', type: { type: 'fixed', name: 'Digest', doc: 'D.', size: 2 }, default: 'ab' },
      { ...x, name: 'change', type: 'docket.FieldChange', pii: true },
    ];
    expect(problemsOf(withField(...fields))).toEqual([]);
  });

  it.each([
    ['no doc', { ...GOOD, doc: ' ' }, 'record AssetMoved needs a "doc"'],
    ['no doc on a field', withField({ name: 'x', type: 'string' }), 'field x: needs a "doc"'],
    ['no doc on the envelope', { ...GOOD, fields: [{ ...envelope, doc: '' }] }, 'field envelope: needs a "doc"'],
    ['envelope not first', { ...GOOD, fields: [x, envelope] }, 'field envelope: must be the first field'],
    [
      'envelope of another type',
      { ...GOOD, fields: [{ ...envelope, type: 'string' }] },
      'field envelope: must be of type "docket.Envelope", and without a default',
    ],
    [
      'no envelope',
      { ...GOOD, fields: [x] },
      'acme.assets.AssetMoved is neither an action (its first field would be "envelope", of type docket.Envelope) nor used by one',
    ],
    ['one word', { ...GOOD, name: 'Moved' }, 'record "acme.assets.Moved": the name must be two or more words, '],
    ['no namespace', { ...GOOD, namespace: undefined }, 'namespace "": must be lower-case words with dots'],
    ['namespace in capitals', { ...GOOD, namespace: 'Acme' }, 'namespace "Acme": must be lower-case'],
    ['unknown type', withField({ ...x, type: 'text' }), 'type acme.assets.text is not known'],
    ['field name', withField({ ...x, name: 'assetId' }), 'field assetId: must be lower-case words'],
    ['field twice', withField(x, x), 'field x: is there twice'],
    [
      'optional without default',
      withField({ ...x, type: ['null', 'string'] }),
      'field x: is optional and needs "default": null',
    ],
    [
      'optional with another default',
      withField({ ...x, type: ['null', 'string'], default: 'a' }),
      'field x: is optional and needs "default": null',
    ],
    [
      'null second',
      withField({ ...x, type: ['string', 'null'], default: null }),
      'field x: the only unions are optional types, ["null", type]',
    ],
    [
      'union of three',
      withField({ ...x, type: ['null', 'string', 'int'], default: null }),
      'field x: the only unions are optional types, ["null", type]',
    ],
    ['bare null', withField({ ...x, type: 'null' }), 'field x: null stands alone; write ["null", type]'],
    ['default of another type', withField({ ...x, default: 3 }), "field x: the default 3 is not of the field's type"],
    [
      'default too large',
      withField({ ...x, type: 'int', default: 2 ** 31 }),
      "field x: the default 2147483648 is not of the field's type",
    ],
    [
      'logical type',
      withField({ ...x, type: { type: 'int', logicalType: 'date' } }),
      'field x: logical type date on int is not known; known are timestamp-millis on long, uuid on string',
    ],
    [
      'logical type deep inside',
      withField({ ...x, type: { type: 'array', items: { type: 'bytes', logicalType: 'decimal' } } }),
      'field x[]: logical type decimal on bytes is not known; known are timestamp-millis on long, uuid on string',
    ],
    [
      'wrapped name',
      withField({ ...x, type: { type: 'docket.Target' } }),
      'field x: { "type": "docket.Target" } is no type',
    ],
    [
      'enum without default',
      withField({ ...x, type: { ...KIND, default: undefined } }),
      'field x: enum Kind needs a "default"',
    ],
    [
      'enum with a strange default',
      withField({ ...x, type: { ...KIND, default: 'Z' } }),
      'field x: enum Kind needs a "default"',
    ],
    [
      'enum symbol',
      withField({ ...x, type: { ...KIND, symbols: ['UNKNOWN', 'a'] } }),
      'field x: symbol a of Kind: must be',
    ],
    [
      'enum symbol twice',
      withField({ ...x, type: { ...KIND, symbols: ['UNKNOWN', 'A', 'A'] } }),
      'field x: symbol A of Kind: must',
    ],
    ['pii', withField({ ...x, pii: 'yes' }), 'field x: "pii" must be true or false'],
    ['type name', withField({ ...x, type: { ...KIND, name: 'kind' } }), 'field x: type name kind: must be words'],
  ])('refuses: %s', (_name, schema, message) => {
    const problems = problemsOf(schema);
    expect(problems.map((line) => line.slice('acme/0.avsc: '.length, 'acme/0.avsc: '.length + message.length))).toEqual(
      [message],
    );
    expect(problems[0]).toMatch(/^acme\/0\.avsc: /);
  });

  it('refuses the same action in two namespaces and names both files', () => {
    const message = problemsOf({ ...GOOD, namespace: 'acme', name: 'TicketCreated' }).join();
    expect(message).toContain('action ticket.created of acme.TicketCreated is taken by docket.events.TicketCreated');
    expect(message).toContain('docket/events/TicketCreated.avsc');
  });

  it('takes a type of its own file when an action uses it', () => {
    const place = { type: 'record', name: 'Place', namespace: 'acme.assets', doc: 'P.', fields: [x] };
    expect(problemsOf(withField({ ...x, type: { type: 'array', items: 'Place' } }), place)).toEqual([]);
    expect(problemsOf(GOOD, place)).toHaveLength(1);
  });
});
