import { describe, expect, it } from '@jest/globals';
import { currentContext, enrichContext, runInContext } from './ambient.js';
import { within } from './event-context.js';

const actor = { type: 'AGENT', id: 'a' } as const;

describe('within', () => {
  it('takes from outside what inside does not say', () => {
    expect(within({ actor, ticket_id: 'T-1' }, { ticket_id: 'T-2', channel: 'web' })).toEqual({
      actor,
      ticket_id: 'T-2',
      channel: 'web',
    });
  });

  it('takes undefined for nothing said, and null for absent', () => {
    expect(within({ ticket_id: 'T-1', ip: '::1' }, { ticket_id: undefined, ip: null })).toEqual({
      ticket_id: 'T-1',
      ip: null,
    });
  });

  it('joins labels', () => {
    const outer = { labels: { a: '1', b: '1' } };
    expect(within(outer, { labels: { b: '2' } }).labels).toEqual({ a: '1', b: '2' });
    expect(outer.labels).toEqual({ a: '1', b: '1' });
  });
});

describe('the context that runs', () => {
  it('nests, follows what is awaited, and ends with what runs', async () => {
    const inner = await runInContext({ actor, request_id: 'r' }, () =>
      runInContext({ request_id: 'q' }, async () => {
        await new Promise(setImmediate);
        return currentContext();
      }),
    );
    expect(inner).toEqual({ actor, request_id: 'q' });
    expect(currentContext()).toBeUndefined();
  });

  it('grows while it runs, and only there', () => {
    runInContext({ request_id: 'r' }, () => {
      expect(runInContext({}, () => enrichContext({ actor }))).toBe(true);
      expect(currentContext()).toEqual({ request_id: 'r' });
      enrichContext({ actor });
      expect(currentContext()).toEqual({ actor, request_id: 'r' });
    });
    expect(enrichContext({ actor })).toBe(false);
  });
});
