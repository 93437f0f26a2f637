import { describe, expect, it } from '@jest/globals';
import { type AvroSchema } from '@docket/events';
import { EventChecker } from './event-checker.js';
import { InvalidEventError, UnknownActionError } from './errors.js';

const actor = { type: 'AGENT', id: 'a' } as const;
const base = { tenant_id: 't', actor, ticket_id: 'T-1' };

describe('EventChecker', () => {
  const checker = new EventChecker();

  it('takes what emit takes', () => {
    expect(() => {
      checker.check('ticket.other', { ...base, details: { name: 'x' } });
    }).not.toThrow();
  });

  it.each([
    ['tenant_id', { actor, ticket_id: 'T-1', details: { name: 'x' } }],
    ['actor', { tenant_id: 't', ticket_id: 'T-1', details: { name: 'x' } }],
    ['details.name', { ...base, details: { name: 5 } }],
    ['ticket_id', { ...base, ticket_id: 'x'.repeat(300), details: { name: 'x' } }],
  ])('names %s', (field, input) => {
    expect(() => {
      checker.check('ticket.other', input);
    }).toThrow(expect.objectContaining({ constructor: InvalidEventError, field }));
  });

  it('knows actions of its user, and no others', () => {
    const moved = {
      type: 'record',
      name: 'AssetMoved',
      namespace: 'acme.events',
      doc: 'An asset was moved.',
      fields: [
        { name: 'envelope', type: 'docket.Envelope', doc: 'Envelope.' },
        { name: 'shelf', type: 'string', doc: 'Where to.' },
      ],
    } as AvroSchema;
    const own = new EventChecker([moved]);
    own.check('asset.moved', { ...base, details: { shelf: '7' } });
    expect(() => {
      own.check('asset.moved', { ...base, details: { shelf: 7 } });
    }).toThrow(InvalidEventError);
    expect(() => {
      checker.check('asset.moved', base);
    }).toThrow(UnknownActionError);
  });
});
