import { describe, expect, it } from '@jest/globals';
import type { AvroSchema } from '../avro-schema.js';
import { ContractError } from '../contract-error.js';
import { catalogOf, type SchemaFile } from './catalog.js';
import { parseSchemaFile } from './parse.js';

const envelope: SchemaFile = {
  path: 'docket/Envelope.avsc',
  schema: {
    type: 'record',
    name: 'Envelope',
    namespace: 'docket',
    fields: [
      { name: 'actor', type: { type: 'record', name: 'Actor', fields: [{ name: 'id', type: 'string' }] } },
      { name: 'on_behalf_of', type: ['null', 'Actor'], default: null },
    ],
  },
};
const action = (name: string, namespace: string, ...fields: { name: string; type: AvroSchema }[]): SchemaFile => ({
  path: `${namespace}/${name}.avsc`,
  schema: { type: 'record', name, namespace, fields: [{ name: 'envelope', type: 'docket.Envelope' }, ...fields] },
});

describe('catalogOf', () => {
  it('defines each type where it is first used and names it after that', () => {
    const file = action(
      'AssetMoved',
      'acme',
      { name: 'owner', type: ['null', 'docket.Actor'] },
      { name: 'kind', type: 'Kind' },
    );
    const kind: SchemaFile = { path: 'x.avsc', schema: { type: 'enum', name: 'acme.Kind', symbols: ['A'] } };
    const catalog = catalogOf([file, kind, envelope]);
    expect(catalog.problems).toEqual([]);
    expect(catalog.actions.map((found) => [found.action, found.fullName, found.path])).toEqual([
      ['asset.moved', 'acme.AssetMoved', 'acme/AssetMoved.avsc'],
    ]);
    expect(catalog.actions[0]?.schema).toEqual({
      type: 'record',
      name: 'AssetMoved',
      namespace: 'acme',
      fields: [
        {
          name: 'envelope',
          type: {
            type: 'record',
            name: 'Envelope',
            namespace: 'docket',
            fields: [
              {
                name: 'actor',
                type: { type: 'record', name: 'Actor', namespace: 'docket', fields: [{ name: 'id', type: 'string' }] },
              },
              { name: 'on_behalf_of', type: ['null', 'docket.Actor'], default: null },
            ],
          },
        },
        { name: 'owner', type: ['null', 'docket.Actor'] },
        { name: 'kind', type: { type: 'enum', name: 'Kind', namespace: 'acme', symbols: ['A'] } },
      ],
    });
  });

  it('finds types inside lists and maps', () => {
    const item = { type: 'record', name: 'Item', fields: [{ name: 'n', type: 'int' }] } as const;
    const file = action(
      'OrderPlaced',
      'acme',
      { name: 'items', type: { type: 'array', items: item } },
      { name: 'by_name', type: { type: 'map', values: 'Item' } },
    );
    const { actions, problems } = catalogOf([file, envelope]);
    expect(problems).toEqual([]);
    expect(actions[0]?.schema.fields[2]?.type).toEqual({ type: 'map', values: 'acme.Item' });
  });

  it('leaves out what it cannot take and says why, with the file', () => {
    const good = action('GoodOne', 'acme');
    const catalog = catalogOf([
      envelope,
      good,
      action('Lonely', 'acme'),
      action('GoodOne', 'other'),
      action('MissingType', 'acme', { name: 'x', type: 'Nowhere' }),
      { path: 'again.avsc', schema: { type: 'enum', name: 'docket.Actor', symbols: ['A'] } },
      action('SelfHeld', 'acme', { name: 'x', type: { type: 'array', items: 'SelfHeld' } }),
    ]);
    expect(catalog.actions.map((found) => found.fullName)).toEqual(['acme.GoodOne']);
    const told = Object.fromEntries(catalog.problems.map((problem) => [problem.path, problem.message]));
    expect(told['acme/Lonely.avsc']).toContain('two or more words');
    expect(told['other/GoodOne.avsc']).toContain('action good.one of other.GoodOne is taken by acme.GoodOne');
    expect(told['acme/MissingType.avsc']).toBe('type acme.Nowhere is not known');
    expect(told['again.avsc']).toBe('type docket.Actor is already defined in docket/Envelope.avsc');
    expect(told['acme/SelfHeld.avsc']).toBe('type acme.SelfHeld contains itself');
    expect(catalog.problems.length).toBe(5);
  });
});

describe('parseSchemaFile', () => {
  it.each([
    ['{', 'not JSON'],
    ['"string"', 'must be one definition'],
    ['[]', 'must be one definition'],
    ['null', 'not an Avro schema'],
    ['{"type":"record","name":"A"}', 'not an Avro schema: fields is missing'],
  ])('refuses %s', (text, message) => {
    expect(() => parseSchemaFile('a/b.avsc', text)).toThrow(ContractError);
    expect(() => parseSchemaFile('a/b.avsc', text)).toThrow(message);
  });
});
