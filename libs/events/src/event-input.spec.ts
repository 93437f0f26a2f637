import { describe, expect, it } from '@jest/globals';
import type { EventInput } from './event-input.js';

const actor = { type: 'AGENT', id: 'a' } as const;

/** Compile-time checks: the type checker runs over this file, and an expected error that does not occur is an error. */
describe('EventInput', () => {
  it('types the fields of known actions, and leaves those of others open', () => {
    const changed: EventInput<'ticket.status_changed'> = { actor, details: { to: 'Open', to_category: 'OPEN' } };
    const viewed: EventInput<'user.viewed_ticket'> = { actor };
    const foreign: EventInput<'asset.moved'> = { actor, details: { anything: 1 } };
    // @ts-expect-error -- to_category is missing
    const incomplete: EventInput<'ticket.status_changed'> = { actor, details: { to: 'Open' } };
    // @ts-expect-error -- details are required where a field is
    const without: EventInput<'ticket.status_changed'> = { actor };
    // @ts-expect-error -- a symbol the enum does not have
    const wrong: EventInput<'ticket.status_changed'> = { actor, details: { to: 'Open', to_category: 'HALF' } };
    expect([changed, viewed, foreign, incomplete, without, wrong].every((input) => input.actor.id === 'a')).toBe(true);
  });
});
