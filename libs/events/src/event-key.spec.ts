import { describe, expect, it } from '@jest/globals';
import { departmentOf } from './department.js';
import { eventKey, type KeyedEnvelope } from './event-key.js';

const base: KeyedEnvelope = {
  event_id: 'b534ce16-ac9c-8b36-823f-39a395ce8e0e',
  tenant_id: 't1',
  actor: { type: 'SYSTEM', id: 'rules' },
};

describe('eventKey', () => {
  it('is tenant and ticket whenever there is a ticket, whoever acts', () => {
    for (const type of ['AGENT', 'CONTACT', 'SYSTEM', 'BOT', 'API', 'UNKNOWN'] as const) {
      expect(eventKey({ ...base, ticket_id: 'T-1', actor: { type, id: 'x' }, request_id: 'r' })).toBe('t1/T-1');
    }
  });

  it('is tenant and actor for people without a ticket, whatever the target', () => {
    const actor = { type: 'AGENT', id: 'a7' } as const;
    expect(eventKey({ ...base, actor })).toBe('t1/a7');
    expect(eventKey({ ...base, actor, target: { type: 'user', id: 'u' }, ticket_id: null })).toBe('t1/a7');
    expect(eventKey({ ...base, actor: { type: 'CONTACT', id: 'c' }, request_id: 'r' })).toBe('t1/c');
  });

  it.each(['SYSTEM', 'BOT', 'API'] as const)('spreads %s by target, else by request, else by event', (type) => {
    const actor = { type, id: 'rules' };
    const target = { type: 'user', id: 'u1' };
    const byTarget = eventKey({ ...base, actor, target, request_id: 'r1' });
    expect(byTarget).toMatch(/^t1\/rules\/[0-9a-f]{8}$/);
    expect(eventKey({ ...base, actor, target, request_id: 'r2' })).toBe(byTarget);
    expect(eventKey({ ...base, actor, target: { type: 'user', id: 'u2' } })).not.toBe(byTarget);

    const byRequest = eventKey({ ...base, actor, request_id: 'r1' });
    expect(eventKey({ ...base, actor, request_id: 'r1', event_id: 'other' })).toBe(byRequest);
    expect(eventKey({ ...base, actor, request_id: 'r2' })).not.toBe(byRequest);

    expect(eventKey({ ...base, actor })).not.toBe(eventKey({ ...base, actor, event_id: 'other' }));
    expect(eventKey({ ...base, actor })).toBe(eventKey({ ...base, actor }));
  });

  it('never changes for the same event: redeliveries must reach the same partition', () => {
    expect(eventKey({ ...base, target: { type: 'user', id: 'u1' } })).toBe('t1/rules/d19df2cc');
  });
});

describe('departmentOf', () => {
  it('is where it took place, else where the actor belonged, else nothing', () => {
    expect(departmentOf({ department_id: 'd1', actor: { department_id: 'd2' } })).toBe('d1');
    expect(departmentOf({ department_id: null, actor: { department_id: 'd2' } })).toBe('d2');
    expect(departmentOf({ actor: {} })).toBe('');
    expect(departmentOf({ actor: { department_id: null } })).toBe('');
  });
});
