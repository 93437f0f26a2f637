import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { ACTION_SCHEMAS } from '../action-schemas.js';
import { isShapedLikeSchema, shapeProblems } from './shape.js';

describe('shapeProblems', () => {
  it('finds nothing in the contract', () => {
    for (const schema of Object.values(ACTION_SCHEMAS)) expect(shapeProblems(schema)).toEqual([]);
  });

  it.each([
    [7, 'the schema must be a type name, a list of types or a definition'],
    [null, 'the schema must be a type name, a list of types or a definition'],
    [{}, 'type must be a type name, a list of types or a definition'],
    [{ type: 'record', name: 'A', fields: {} }, 'fields must be a list'],
    [{ type: 'record', name: 'A', fields: ['x'] }, 'fields[0] must be a field, { "name": …, "type": … }'],
    [{ type: 'record', name: 'A', fields: [{ type: 'int' }] }, 'fields[0].name must be a string'],
    [
      { type: 'record', name: 'A', fields: [{ name: 'x', type: { type: 'array', items: 3 } }] },
      'fields[0].type.items must be a type name, a list of types or a definition',
    ],
    [{ type: 'record', name: 'A', fields: [{ name: 'x', type: 'int', doc: 1 }] }, 'fields[0].doc must be a string'],
    [{ type: 'record', name: 'A' }, 'fields is missing'],
    [{ type: 'enum', name: 'A', symbols: [1] }, 'symbols must be a list of texts'],
    [{ type: 'fixed', name: 'A', size: '16' }, 'size must be a number'],
    [{ type: 'array' }, 'items is missing'],
    [['null', 1], '[1] must be a type name, a list of types or a definition'],
  ])('%j: %s', (json, message) => {
    expect(shapeProblems(json)).toEqual([message]);
  });

  it('never throws, whatever the JSON', () => {
    fc.assert(
      fc.property(fc.jsonValue(), (json) => {
        expect(isShapedLikeSchema(json)).toBe(shapeProblems(json).length === 0);
      }),
    );
  });
});
