import { describe, expect, it } from '@jest/globals';
import { redated, type TrafficEvent } from './traffic-event.js';

describe('redated', () => {
  const event: TrafficEvent = {
    action: 'ticket.sla_changed',
    input: {
      event_id: '019b8ccd-473a-7000-8000-cb07cb404881',
      occurred_at: 1_000,
      tenant_id: 'demo',
      actor: { type: 'SYSTEM', id: 'system' },
      details: { to: 'Team', first_response_due_at: 1_500, resolution_due_at: null },
    },
  };

  it('keeps what is due as far away as it was', () => {
    const { input } = redated(event, '019b8ccd-473a-7000-8000-cb07cb404882', 9_000);
    expect(input).toMatchObject({ occurred_at: 9_000, event_id: '019b8ccd-473a-7000-8000-cb07cb404882' });
    expect(input.details).toEqual({ to: 'Team', first_response_due_at: 9_500, resolution_due_at: null });
    expect(event.input.details).toMatchObject({ first_response_due_at: 1_500 });
  });

  it('adds nothing to an action that has no fields', () => {
    const { event_id, tenant_id, actor } = event.input;
    const bare = { event_id, tenant_id, actor, occurred_at: 1_000 };
    const { input } = redated({ action: 'user.viewed_ticket', input: bare }, event_id, 9_000);
    expect(input.details ?? {}).toEqual({});
  });
});
