import { beforeAll, describe, expect, it } from '@jest/globals';
import { encodeWire, recordEncoder, type RecordEncoder } from '@docket/avro';
import {
  ACTION_SCHEMAS,
  type AvroRecord,
  type Envelope,
  eventKey,
  type KeyedEnvelope,
  LIMITS,
  problemsOf,
  problemsOfDetails,
} from '@docket/events';
import { ActionEncoders } from './action-encoder.js';
import { InvalidEventError } from './errors.js';
import { fillIn, type GivenInput } from './fill-in.js';

const SCHEMA_ID = 0x0102_0304;
const ACTION = 'ticket.message_added';
const event_id = '0190a000-0000-7000-8000-000000000001';
const actor = { type: 'AGENT', id: 'a1', name: 'Ann', email: null } as const;
const details = { message_id: 'm', direction: 'OUT', length: 5, preview: 'Hello' };
const defaults = {
  tenantId: 't1',
  now: 1_767_225_600_000,
  producer: { service: 's', instance: 'i', sequence: 4 },
  traceId: '0af7651916cd43dd8448eb211c80319c',
};

/** The same schema with one more field in the envelope: what a newer build of Docket might know. */
function withNewerEnvelope(schema: AvroRecord): AvroRecord {
  const [envelope, ...own] = schema.fields;
  const type = envelope?.type as AvroRecord;
  const fields = [...type.fields, { name: 'planet', type: ['null', 'string'], default: null }];
  return { ...schema, fields: [{ name: 'envelope', type: { ...type, fields } }, ...own] };
}

/** How events were encoded before there was a quicker way: the words to compare with. */
function reference(records: RecordEncoder, input: GivenInput): { key: string; value: Buffer } {
  const { envelope, fields } = fillIn(ACTION, input, defaults);
  const misfit = records.problem({ ...fields, envelope });
  if (misfit) {
    const path = misfit.field === 'envelope' ? '' : misfit.field;
    const written = path.startsWith('envelope.') ? path.slice('envelope.'.length) : path && `details.${path}`;
    throw new InvalidEventError(ACTION, written, misfit.message);
  }
  const [problem] = problemsOf(envelope as unknown as Envelope);
  if (problem) throw new InvalidEventError(ACTION, problem.field, problem.message);
  const [detail] = problemsOfDetails(fields);
  if (detail) throw new InvalidEventError(ACTION, `details.${detail.field}`, detail.message);
  const value = encodeWire(SCHEMA_ID, records.encode({ ...fields, envelope }));
  return { key: eventKey(envelope as unknown as KeyedEnvelope), value };
}

/** What comes of an attempt: the event, or the error in its own words. */
function outcomeOf(attempt: () => { key: string; value: Buffer }): unknown {
  try {
    const { key, value } = attempt();
    return { key, value: value.toString('hex') };
  } catch (error) {
    if (!(error instanceof InvalidEventError)) throw error;
    return { field: error.field, problem: error.problem };
  }
}

async function encodersOf(schema: AvroRecord): Promise<ActionEncoders> {
  const encoders = new ActionEncoders({ idOf: () => Promise.resolve(SCHEMA_ID) }, 'topic', [schema]);
  await encoders.resolveAll();
  return encoders;
}

class Person {
  readonly type = 'AGENT';
  get id(): string {
    return 'a1';
  }
}

const INPUTS: Readonly<Record<string, object>> = {
  'the least': { actor: { type: 'SYSTEM', id: 'rules' } },
  everything: {
    actor,
    on_behalf_of: { type: 'CONTACT', id: 'c1', role: 'vip' },
    tenant_id: 't2',
    department_id: 'd',
    department_name: 'Dé',
    ticket_id: 'T-1',
    target: { type: 'user', id: 'u', name: 'U' },
    channel: 'email',
    session_id: 's',
    request_id: 'r',
    trace_id: 'trace',
    ip: '::1',
    user_agent: 'x'.repeat(2000),
    outcome: 'DENIED',
    reason: 'because',
    subject_key_id: 'k',
    labels: { a: 'b', c: '日本語' },
  },
  'what is null is absent': { actor, outcome: null, labels: null, trace_id: null, ticket_id: null, event_id },
  'a Date': { actor, occurred_at: new Date(5) },
  'a text for a time': { actor, occurred_at: '2026-01-31T09:30:00+01:00' },
  'a producer, which is not for the caller to say': { actor, producer: { service: 'x' } },
  'an event that is an object of a class': new (class {
    actor = actor;
    event_id = event_id;
  })(),
  'an actor that is an object of a class': { actor: new Person() },
  'an event that inherits its tenant': Object.assign(Object.create({ tenant_id: 't9' }) as object, { actor }),
  'an event that inherits its ticket': Object.assign(Object.create({ ticket_id: 'T' }) as object, { actor }),
  'details that inherit what they lack': {
    actor,
    details: Object.assign(Object.create({ preview: 'inherited' }) as object, { direction: 'OUT', length: 5 }),
  },
  'an event without a prototype': Object.assign(Object.create(null) as object, { actor }),
  'half a character': { actor, reason: '\ud800' },
  'a value too large for the quick way': { actor, details: { ...details, message_id: 'm'.repeat(60_000) } },
  'an unknown field': { actor, tickets: 1 },
  'an unknown field that is undefined': { actor, tickets: undefined },
  'an unknown field of the actor': { actor: { ...actor, nick: 'n' } },
  'an unknown field of the action': { actor, details: { ...details, nick: 'n' } },
  'a field of the wrong type': { actor, ticket_id: 7 },
  'an unknown symbol': { actor: { type: 'MARTIAN', id: 'a' } },
  'an outcome that is on every object': { actor, outcome: 'constructor' },
  'no details': { actor, details: undefined },
  'details that are a text': { actor, details: 'x' },
  'a missing detail': { actor, details: { direction: 'IN' } },
  'an envelope among the details': { actor, details: { ...details, envelope: {} } },
  'a long preview': { actor, details: { ...details, preview: 'x'.repeat(1025) } },
  'a preview of surrogate pairs': { actor, details: { ...details, preview: '🎫'.repeat(1024) } },
  'an id that is no UUID': { actor, event_id: 'x' },
  'an upper-case id': { actor, event_id: event_id.toUpperCase() },
  'a time that is none': { actor, occurred_at: 'yesterday' },
  'a time too late': { actor, occurred_at: LIMITS.occurredAtMax },
  'an empty tenant': { actor, tenant_id: '' },
  'an empty ticket': { actor, ticket_id: '' },
  'no actor': {},
  'no actor but null': { actor: null },
  'a long name': { actor: { ...actor, name: 'x'.repeat(LIMITS.name + 1) } },
  'labels that are no texts': { actor, labels: { a: 1 } },
  'a long label': { actor, labels: { a: 'é'.repeat(600) } },
  'too many labels': { actor, labels: Object.fromEntries(Array.from({ length: 65 }, (_, i) => [i, 'v'])) },
};

describe.each([
  ['with the envelope of this build', ACTION_SCHEMAS[ACTION]],
  ['with a newer envelope', withNewerEnvelope(ACTION_SCHEMAS[ACTION])],
])('an event of a schema %s', (_name, schema) => {
  const records = recordEncoder(schema);
  let encoders: ActionEncoders;
  beforeAll(async () => {
    encoders = await encodersOf(schema);
  });

  it.each(Object.entries(INPUTS))('%s: same bytes and key, or same words', (_what, given) => {
    const input = (
      Object.getPrototypeOf(given) === Object.prototype
        ? { event_id, details, ...given }
        : Object.assign(given, { details })
    ) as GivenInput;
    let id = event_id;
    const outcome = outcomeOf(() => {
      const encoded = encoders.encode(ACTION, input, defaults);
      id = encoded.eventId;
      return encoded;
    });
    const known = input.event_id === undefined ? Object.assign(input, { event_id: id }) : input;
    expect(outcome).toEqual(outcomeOf(() => reference(records, known)));
  });

  it('makes ids that grow, where none is given', () => {
    const input = { actor, details } as GivenInput;
    const encoded = Array.from({ length: 100 }, () => encoders.encode(ACTION, input, defaults));
    const ids = encoded.map(({ eventId }) => eventId);
    expect(new Set(ids).size).toBe(ids.length);
    expect([...ids].sort()).toEqual(ids);
    for (const { eventId, value } of encoded) expect(value.toString('latin1')).toContain(eventId);
  });

  it('keeps every value as it was, however many follow, and whatever becomes of the input', () => {
    const inputs = Array.from({ length: 2_000 }, (_, i) => ({
      actor: { ...actor, id: `a${i}` },
      event_id,
      details: { ...details, preview: 'p'.repeat(i % 1000) },
    }));
    const expected = inputs.map((input) => reference(records, input as GivenInput).value);
    const values = inputs.map((input) => {
      const { value } = encoders.encode(ACTION, input, defaults);
      input.actor.id = 'changed';
      input.details.preview = 'changed';
      return value;
    });
    expect(values.every((value, i) => value.equals(expected[i] as Buffer))).toBe(true);
  });

  it('survives an event whose reading emits another one', () => {
    const inner = { actor, event_id, details: { ...details, message_id: 'inner' } } as GivenInput;
    let within: Buffer | undefined;
    const outer = {
      event_id,
      get actor() {
        within = encoders.encode(ACTION, inner, defaults).value;
        return actor;
      },
      details,
    } as GivenInput;
    const { value } = encoders.encode(ACTION, outer, defaults);
    expect(value).toEqual(reference(records, { event_id, actor, details }).value);
    expect(within).toEqual(reference(records, inner).value);
  });

  it('throws what reading an event throws, and takes the next one', () => {
    const outer = {
      get actor(): never {
        throw new RangeError('mine');
      },
    } as GivenInput;
    expect(() => encoders.encode(ACTION, outer, defaults)).toThrow(new RangeError('mine'));
    expect(encoders.encode(ACTION, { actor, event_id, details }, defaults).eventId).toBe(event_id);
  });
});
