import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { MOST_TAGS, type StateEvent, TicketFold } from './fold.js';

let events = 0;
const at = (minute: number) => new Date(Date.UTC(2026, 0, 1, 0, minute)).toISOString();
const event = (
  minute: number,
  action: string,
  details: StateEvent['details'] = {},
  more: Partial<StateEvent> = {},
) => ({
  event_id: `e${(events += 1)}`,
  occurred_at: at(minute),
  action: `ticket.${action}`,
  outcome: 'SUCCESS',
  department: '',
  details,
  ...more,
});
const fold = (...all: StateEvent[]) => {
  const folded = new TicketFold();
  for (const one of all) folded.add(one);
  return folded.state();
};

describe('state of a ticket', () => {
  it('is what events have set, since when, and by which', () => {
    const created = event(0, 'created', {
      status: 'New',
      status_category: 'NEW',
      priority: 'P3',
      agent_id: 'ann',
      agent_name: 'Ann',
    });
    const opened = event(1, 'status_changed', { to: 'Active', to_category: 'OPEN' });
    const moved = event(2, 'transferred', { to_agent_id: 'bob', to_department_id: 'sales' }, { department: 'support' });
    const raised = event(3, 'priority_changed', { from: 'P3', to: 'P1' });
    const tagged = event(4, 'tags_changed', { added: '["vip","refund"]', removed: '[]' });
    const untagged = event(5, 'tags_changed', { added: '[]', removed: '["vip"]' });
    expect(fold(created, opened, moved, raised, tagged, untagged)).toEqual({
      status: { value: 'Active', category: 'OPEN', since: at(1), event_id: opened.event_id },
      agent: { value: 'bob', name: null, since: at(2), event_id: moved.event_id },
      department: { value: 'sales', since: at(2), event_id: moved.event_id },
      priority: { value: 'P1', since: at(3), event_id: raised.event_id },
      tags: [{ tag: 'refund', since: at(4), event_id: tagged.event_id }],
      tags_complete: true,
      created_at: at(0),
      last_event_at: at(5),
      events: 6,
    });
  });

  it('tells what was never said from what was taken away', () => {
    const note = event(0, 'note_added');
    expect(fold(note)).toMatchObject({ status: null, agent: null, department: null, priority: null, created_at: null });
    const created = event(1, 'created', { status: 'New', status_category: 'NEW' });
    expect(fold(created)).toMatchObject({ agent: { value: null }, priority: { value: null } });
    const nobody = event(2, 'transferred', { from_agent_id: 'ann' });
    expect(fold(created, event(1, 'transferred', { to_agent_id: 'ann' }), nobody).agent).toEqual({
      value: null,
      name: null,
      since: at(2),
      event_id: nobody.event_id,
    });
  });

  it('holds since it came to hold, whatever repeats it', () => {
    const first = event(0, 'status_changed', { to: 'Active', to_category: 'OPEN' });
    const again = event(1, 'status_changed', { to: 'Active', to_category: 'OPEN' });
    expect(fold(first, again).status).toMatchObject({ since: at(0), event_id: first.event_id });
    const other = event(2, 'status_changed', { to: 'Active', to_category: 'WAITING' });
    expect(fold(first, again, other).status).toMatchObject({ since: at(2), category: 'WAITING' });
    const tagged = event(0, 'tags_changed', { added: '["vip"]' });
    expect(fold(tagged, event(1, 'tags_changed', { added: '["vip"]' })).tags).toMatchObject([{ since: at(0) }]);
    const given = event(0, 'transferred', { to_agent_id: 'ann', to_agent_name: 'Ann' });
    const renamed = event(1, 'transferred', { to_agent_id: 'ann', to_agent_name: 'Anna' });
    expect(fold(given, renamed, event(2, 'transferred', { to_agent_id: 'ann' })).agent).toMatchObject({
      name: 'Anna',
      since: at(0),
    });
  });

  it.each(['FAILURE', 'DENIED'])('is not changed by what ended in %s', (outcome) => {
    const set = event(0, 'status_changed', { to: 'Active', to_category: 'OPEN' });
    const refused = event(1, 'status_changed', { to: 'Closed', to_category: 'CLOSED' }, { outcome, department: 'x' });
    expect(fold(set, refused)).toMatchObject({ status: { value: 'Active' }, department: null, events: 2 });
  });

  it('keeps tags within a bound, and says so', () => {
    const many = Array.from({ length: MOST_TAGS + 1 }, (_, n) => `t${n}`);
    const state = fold(event(0, 'tags_changed', { added: JSON.stringify(many) }));
    expect([state.tags.length, state.tags_complete]).toEqual([MOST_TAGS, false]);
  });

  it.each(['{}', 'null', 'vip', '[1,null]', '"vip"'])(
    'does not stumble over %j in place of a list of tags',
    (added) => {
      expect(fold(event(0, 'tags_changed', { added })).tags).toEqual([]);
    },
  );
});

describe('a fold', () => {
  const word = fc.constantFrom('a', 'b', 'c', '');
  const tags = fc.subarray(['x', 'y', 'z']).map((list) => JSON.stringify(list));
  const anyEvent = fc.oneof(
    fc.record({
      action: fc.constant('ticket.created'),
      details: fc.record({ status: word, status_category: word, priority: word, agent_id: word }),
    }),
    fc.record({ action: fc.constant('ticket.status_changed'), details: fc.record({ to: word, to_category: word }) }),
    fc.record({
      action: fc.constant('ticket.transferred'),
      details: fc.record({ to_agent_id: word, to_department_id: word }),
    }),
    fc.record({ action: fc.constant('ticket.priority_changed'), details: fc.record({ to: word }) }),
    fc.record({ action: fc.constant('ticket.tags_changed'), details: fc.record({ added: tags, removed: tags }) }),
    fc.record({ action: fc.constant('ticket.note_added'), details: fc.constant({}) }),
  );
  const history = fc
    .array(fc.tuple(anyEvent, fc.constantFrom('SUCCESS', 'SUCCESS', 'DENIED'), word), { maxLength: 30 })
    .map((list) =>
      list.map(([one, outcome, department], n): StateEvent => {
        return { event_id: `e${n}`, occurred_at: at(n), outcome, department, ...one };
      }),
    );

  /** What is set after each event, by looking back from the end instead of going on from the beginning. */
  const valueOf = (all: readonly StateEvent[], said: (event: StateEvent) => string | undefined) => {
    const told = all.filter(({ outcome }) => outcome === 'SUCCESS').map((one) => ({ one, value: said(one) }));
    const stated = told.filter(({ value }) => value !== undefined);
    const last = stated.at(-1);
    if (last === undefined) return null;
    const other = stated.findLastIndex(({ value }) => value !== last.value);
    const began = stated[other + 1]?.one;
    return { value: last.value === '' ? null : last.value, since: began?.occurred_at, event_id: began?.event_id };
  };

  it('is what the last events say that say anything', () => {
    fc.assert(
      fc.property(history, (all) => {
        const state = fold(...all);
        expect(state.priority).toEqual(
          valueOf(all, ({ action, details }) =>
            action === 'ticket.created'
              ? details['priority']
              : action === 'ticket.priority_changed'
                ? details['to']
                : undefined,
          ),
        );
        expect(state.department).toEqual(
          valueOf(all, ({ action, details, department }) => {
            const moved = action === 'ticket.transferred' ? details['to_department_id'] : '';
            return (moved === '' ? department : moved) || undefined;
          }),
        );
        const agent = valueOf(all, ({ action, details }) =>
          action === 'ticket.created'
            ? details['agent_id']
            : action === 'ticket.transferred'
              ? details['to_agent_id']
              : undefined,
        );
        expect(state.agent).toEqual(agent && { ...agent, name: null });
        expect(state.events).toBe(all.length);
      }),
    );
  });

  it('of a beginning and of what follows is the fold of all', () => {
    fc.assert(
      fc.property(history, fc.nat(30), (all, cut) => {
        const folded = new TicketFold();
        for (const one of all.slice(0, cut)) folded.add(one);
        folded.state();
        for (const one of all.slice(cut)) folded.add(one);
        expect(folded.state()).toEqual(fold(...all));
      }),
    );
  });

  it('has the tags that were put on and not taken off again', () => {
    fc.assert(
      fc.property(history, (all) => {
        const tags = new Set<string>();
        for (const { action, outcome, details } of all) {
          if (action !== 'ticket.tags_changed' || outcome !== 'SUCCESS') continue;
          for (const tag of JSON.parse(details['removed'] ?? '[]') as string[]) tags.delete(tag);
          for (const tag of JSON.parse(details['added'] ?? '[]') as string[]) tags.add(tag);
        }
        expect(fold(...all).tags.map(({ tag }) => tag)).toEqual([...tags].sort());
      }),
    );
  });
});
