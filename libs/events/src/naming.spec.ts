import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { ContractError } from './contract-error.js';
import { actionOfRecord, isActionName, isNamespace, recordOfAction, subjectOf } from './naming.js';

const word = fc.stringMatching(/^[a-z][a-z0-9]{0,8}$/);
const action = fc
  .tuple(word, fc.array(word, { minLength: 1, maxLength: 4 }))
  .map(([category, words]) => `${category}.${words.join('_')}`);

describe('naming rule', () => {
  it.each([
    ['ticket.status_changed', 'docket.events.TicketStatusChanged'],
    ['user.logged_in', 'docket.events.UserLoggedIn'],
    ['audit.searched', 'docket.events.AuditSearched'],
    ['ticket.v2_sha256_seen', 'docket.events.TicketV2Sha256Seen'],
    ['a.b', 'docket.events.AB'],
  ])('%s <-> %s', (name, record) => {
    expect(recordOfAction(name)).toBe(record);
    expect(actionOfRecord(record)).toBe(name);
  });

  it('goes there and back for every action, in every namespace', () => {
    fc.assert(
      fc.property(action, fc.constantFrom('docket.events', 'acme', 'acme.help.desk'), (name, namespace) => {
        expect(isActionName(name)).toBe(true);
        const record = recordOfAction(name, namespace);
        expect(record.startsWith(`${namespace}.`)).toBe(true);
        expect(actionOfRecord(record)).toBe(name);
      }),
    );
  });

  it('gives different actions different records', () => {
    fc.assert(
      fc.property(action, action, (one, other) => {
        expect(recordOfAction(one) === recordOfAction(other)).toBe(one === other);
      }),
    );
  });

  it.each(['Ticket', 'ticketChanged', 'Ticket_Changed', 'docket.events.', '', 'TicketÜber', 'Ticket-Changed', '3Way'])(
    'refuses the record name %j and shows it',
    (record) => {
      expect(() => actionOfRecord(record)).toThrow(ContractError);
      expect(() => actionOfRecord(record)).toThrow(JSON.stringify(record));
    },
  );

  it.each([
    'ticket',
    'ticket.',
    '.changed',
    'Ticket.changed',
    'ticket.statusChanged',
    'ticket.a.b',
    'ticket.a__b',
    'ticket._a',
    'ticket.1a',
    'ticket.a ',
  ])('refuses the action %j and shows it', (name) => {
    expect(isActionName(name)).toBe(false);
    expect(() => recordOfAction(name)).toThrow(ContractError);
    expect(() => recordOfAction(name)).toThrow(JSON.stringify(name));
  });

  it('knows namespaces: lower-case words with dots', () => {
    expect(['docket', 'acme.help.desk2'].every(isNamespace)).toBe(true);
    expect(['', 'Acme', 'acme.', 'acme_x', 'acme..x', '2x'].some(isNamespace)).toBe(false);
  });

  it('names subjects after topic and record', () => {
    expect(subjectOf('audit.events.v1', 'docket.events.UserLoggedIn')).toBe(
      'audit.events.v1-docket.events.UserLoggedIn',
    );
  });
});
