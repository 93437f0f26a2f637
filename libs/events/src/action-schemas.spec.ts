import { readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from '@jest/globals';
import { ACTION_SCHEMAS, ACTIONS, completeActionSchema } from './action-schemas.js';
import type { AvroRecord } from './avro-schema.js';
import { ContractError } from './contract-error.js';
import { ENVELOPE_TYPE } from './contract/catalog.js';
import { eachDefinition } from './contract/self-contained.js';
import { fullNameOf, isNamedDefinition } from './contract/type-names.js';
import { recordOfAction } from './naming.js';
import { isRejectReason, REJECT_REASONS } from './reject-reasons.js';

/** The actions of the design, by category. */
const DESIGNED = {
  user:
    'state_changed logged_in logged_out general_action viewed_ticket left_ticket login_failed permission_changed ' +
    'settings_changed data_exported',
  ticket:
    'created status_changed message_added internal_message_added file_attached transferred system_message_added ' +
    'tags_changed voice_message_added note_added ranked split_into split_from merged_into other called chatted ' +
    'facebook_message forwarded knowledgebase_linked offline_message tweeted tencent_message weibo_message ' +
    'priority_changed sla_changed',
  audit: 'searched viewed exported replayed configured erased',
};

describe('ACTION_SCHEMAS', () => {
  it('has every action of the help desk and of Docket itself', () => {
    const designed = Object.entries(DESIGNED).flatMap(([category, names]) =>
      names.split(' ').map((name) => `${category}.${name}`),
    );
    expect(ACTIONS.filter((action) => ACTION_SCHEMAS[action].namespace === 'docket.events')).toEqual(designed.sort());
  });

  it.each(ACTIONS)('%s: named by the rule, begins with the envelope, needs no other schema', (action) => {
    const schema = ACTION_SCHEMAS[action];
    expect(fullNameOf(schema)).toBe(recordOfAction(action, schema.namespace));
    const [envelope] = schema.fields;
    expect(envelope?.name).toBe('envelope');
    const type = envelope?.type ?? 'null';
    expect(isNamedDefinition(type) && fullNameOf(type)).toBe(ENVELOPE_TYPE);
    const seen: string[] = [];
    eachDefinition(schema, '', (fullName) => seen.push(fullName));
    expect(new Set(seen).size).toBe(seen.length);
  });
});

describe('completeActionSchema', () => {
  const file = JSON.parse(
    readFileSync(path.join(import.meta.dirname, '../../../schemas/docket/events/TicketCalled.avsc'), 'utf8'),
  ) as AvroRecord;

  it('makes of a file what is registered, and leaves that as it is', () => {
    expect(completeActionSchema(file)).toEqual(ACTION_SCHEMAS['ticket.called']);
    expect(completeActionSchema(ACTION_SCHEMAS['ticket.called'])).toEqual(ACTION_SCHEMAS['ticket.called']);
  });

  it('refuses what is no action, and types nobody knows', () => {
    expect(() => completeActionSchema('string')).toThrow(ContractError);
    const fields = [...file.fields, { name: 'x', type: 'acme.Nowhere' }];
    expect(() => completeActionSchema({ ...file, fields })).toThrow('type acme.Nowhere is not known');
  });
});

describe('REJECT_REASONS', () => {
  it('explains each reason in one line', () => {
    for (const [reason, text] of Object.entries(REJECT_REASONS)) {
      expect(isRejectReason(reason)).toBe(true);
      expect(text).toMatch(/^[A-Z].*\.$/);
    }
    expect(isRejectReason('toString')).toBe(false);
  });

  it('are all in the documentation', () => {
    const document = readFileSync(path.join(import.meta.dirname, '../../../docs/contract.md'), 'utf8');
    const listed = [...document.matchAll(/^\| `([a-z_]+)` +\| [A-Z]/gm)].map(([, reason]) => reason);
    expect(listed).toEqual(Object.keys(REJECT_REASONS));
  });
});
