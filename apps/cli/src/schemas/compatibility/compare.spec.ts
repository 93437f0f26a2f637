import { describe, expect, it } from '@jest/globals';
import { ACTION_SCHEMAS, ACTIONS, type AvroRecord } from '@docket/events';
import { CHANGES } from '../../../test/schemas/changes.js';
import { incompatibilities } from './compare.js';
import { breakLines } from './messages.js';

/** A copy of the schema with the definition of a named type replaced in its text. */
function edited(schema: AvroRecord, from: string, to: string): AvroRecord {
  const text = JSON.stringify(schema);
  expect(text).toContain(from);
  return JSON.parse(text.replace(from, to)) as AvroRecord;
}

describe('incompatibilities', () => {
  it.each(CHANGES.map((change) => [change.name, change] as const))('%s', (_name, { older, newer, breaks }) => {
    const found = incompatibilities(newer, older).map(({ path, message }) => `${path}: ${message}`);
    expect(found.map((line, i) => line.slice(0, breaks[i]?.length))).toEqual(breaks);
  });

  it.each(ACTIONS)('%s is readable by itself', (action) => {
    expect(incompatibilities(ACTION_SCHEMAS[action], ACTION_SCHEMAS[action])).toEqual([]);
  });

  it('finds the field deep in the envelope, wherever its type is used', () => {
    const schema = ACTION_SCHEMAS['ticket.status_changed'];
    const newer = edited(schema, '{"name":"id","type":"string"', '{"name":"id","type":"long"');
    const message = 'was string, is now long: old events could not be read';
    expect(incompatibilities(newer, schema)).toEqual([
      { path: 'envelope.actor.id', message },
      { path: 'envelope.on_behalf_of.id', message },
    ]);
  });

  it('names nothing but what it was given when namespaces are written differently', () => {
    const implicit: AvroRecord = {
      type: 'record',
      name: 'x.y.Outer',
      fields: [
        { name: 'a', type: { type: 'enum', name: 'E', symbols: ['A'] } },
        { name: 'b', type: 'E' },
      ],
    };
    const explicit: AvroRecord = {
      type: 'record',
      name: 'Outer',
      namespace: 'x.y',
      fields: [
        { name: 'a', type: { type: 'enum', name: 'E', namespace: 'x.y', symbols: ['A'] } },
        { name: 'b', type: 'x.y.E' },
      ],
    };
    expect(incompatibilities(implicit, explicit)).toEqual([]);
    expect(incompatibilities(explicit, implicit)).toEqual([]);
  });
});

describe('breakLines', () => {
  it('tells what happens to many actions once', () => {
    const alike = { path: 'envelope.actor.id', message: 'was string, is now long' };
    const own = { path: '', message: 'is gone' };
    expect(
      breakLines([
        ...['a.a', 'b.b', 'c.c', 'd.d', 'e.e'].map((action) => ({ action, ...alike })),
        { action: 'a.a', ...own },
      ]),
    ).toEqual(['a.a, b.b, c.c and 2 more: field envelope.actor.id: was string, is now long', 'a.a: is gone']);
  });
});
