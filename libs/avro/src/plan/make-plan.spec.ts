import { describe, expect, it } from '@jest/globals';
import { ACTION_SCHEMAS, type AvroField, type AvroObject, type AvroSchema } from '@docket/events';
import { parseSchema } from '../schema/parse-schema.js';
import { SchemaContractError } from '../schema/schema-contract-error.js';
import { makePlan } from './make-plan.js';

const base = ACTION_SCHEMAS['ticket.note_added'];
const envelope = base.fields[0]?.type as AvroObject;
// on_behalf_of uses the type that actor defines; without it, either can be changed alone.
const fields = (envelope.fields ?? []).filter((field) => field.name !== 'on_behalf_of');

/** The schema of an action whose envelope has these fields. */
const withEnvelope = (changed: readonly AvroField[]): AvroSchema => ({
  ...base,
  fields: [{ name: 'envelope', type: { ...envelope, fields: changed } }],
});
const replaced = (name: string, type: AvroSchema): AvroSchema =>
  withEnvelope(fields.map((field) => (field.name === name ? { name, type } : field)));

/** Why a schema is refused, as field and message; nothing when it is not. */
function refusal(schema: AvroSchema): [string, string] | undefined {
  try {
    makePlan(parseSchema(schema));
    return undefined;
  } catch (error) {
    if (error instanceof SchemaContractError) return [error.field, error.message];
    throw error;
  }
}

describe('makePlan', () => {
  it('takes the action from the name of the record, in any namespace', () => {
    expect(makePlan(parseSchema(base)).action).toBe('ticket.note_added');
    expect(makePlan(parseSchema({ ...base, namespace: 'team.crm', name: 'DealWonTwice2' })).action).toBe(
      'deal.won_twice2',
    );
    expect(refusal({ ...base, name: 'noteAdded' })?.[0]).toBe('');
  });

  it.each(['event_id', 'occurred_at', 'tenant_id', 'actor', 'outcome', 'producer'])('needs %s', (name) => {
    const expected = [`envelope.${name}`, `envelope.${name} is missing`];
    expect(refusal(withEnvelope(fields.filter((field) => field.name !== name)))).toEqual(expected);
  });

  it('does without optional fields, and with any order', () => {
    const required = new Set(['event_id', 'occurred_at', 'tenant_id', 'actor', 'outcome', 'producer']);
    expect(refusal(withEnvelope(fields.filter((field) => required.has(field.name)).reverse()))).toBeUndefined();
  });

  it.each<[string, AvroSchema]>([
    ['event_id', 'bytes'],
    ['event_id', ['null', 'string']],
    ['occurred_at', 'long'],
    ['occurred_at', { type: 'long', logicalType: 'timestamp-micros' }],
    ['occurred_at', 'string'],
    ['tenant_id', 'int'],
    ['tenant_id', ['null', 'string']],
    ['ticket_id', 'long'],
    ['ticket_id', ['null', 'string', 'int']],
    ['ticket_id', ['null']],
    ['ticket_id', 'null'],
    ['actor', 'string'],
    ['producer', { type: 'map', values: 'string' }],
    ['labels', { type: 'map', values: 'int' }],
    ['labels', { type: 'array', items: 'string' }],
  ])('refuses %s of type %j, naming it', (name, type) => {
    expect(refusal(replaced(name, type))?.[0]).toBe(`envelope.${name}`);
  });

  it('looks into the records of the envelope', () => {
    const actor = {
      type: 'record',
      name: 'Actor',
      fields: [{ name: 'type', type: 'string' }],
    } as unknown as AvroSchema;
    expect(
      refusal(withEnvelope(fields.map((field) => (field.name === 'actor' ? { name: 'actor', type: actor } : field)))),
    ).toEqual(['envelope.actor.id', 'envelope.actor.id is missing']);
  });

  it.each<[string, AvroSchema]>([
    ['no record', 'string'],
    ['no envelope', { ...base, fields: base.fields.slice(1) }],
    ['an envelope further on', { ...base, fields: [{ name: 'first', type: 'string' }, ...base.fields] }],
    ['an envelope that is no record', { ...base, fields: [{ name: 'envelope', type: 'string' }] }],
    ['an optional envelope', { ...base, fields: [{ name: 'envelope', type: ['null', envelope] }] }],
  ])('refuses %s', (_what, schema) => {
    expect(refusal(schema)).toBeDefined();
  });
});
