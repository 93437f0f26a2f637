import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { watched, worksAt } from '../../test/minute-by-minute.js';
import { policyOf } from '../../test/sla-policies.js';
import { judgeTicket } from './judge-ticket.js';
import { PoliciesInForce } from './policies-in-force.js';
import { type SlaRow } from './sla-row.js';
import { type TicketEvent } from './ticket-event.js';

const MINUTE = 60_000;
/** A Sunday on which clocks go forward in Prague. */
const START = Date.parse('2026-03-29T00:00:00Z');

function event(
  minute: number,
  action: string,
  details: Record<string, string> = {},
  more: Partial<TicketEvent> = {},
): TicketEvent {
  return {
    ticket_id: 'T-1',
    at_ms: START + minute * MINUTE,
    action: `ticket.${action}`,
    actor_type: 'AGENT',
    department: 'support',
    channel: 'email',
    details,
    ...more,
  };
}

const contact = { actor_type: 'CONTACT' };
const status = (minute: number, to: string, to_category: string) =>
  event(minute, 'status_changed', { to, to_category });
const message = (minute: number, direction: 'IN' | 'OUT') =>
  event(minute, 'message_added', { direction }, direction === 'IN' ? contact : {});
const created = (details: Record<string, string> = {}) =>
  event(0, 'created', { status: 'New', status_category: 'NEW', requester_id: 'c-1', ...details }, contact);

function judged(events: readonly TicketEvent[], policy: object, minute: number): SlaRow[] {
  return judgeTicket(events, new PoliciesInForce([policyOf(policy)]), START + minute * MINUTE);
}

/** What matters of a row, in minutes since the start. */
function brief({ type, number, started, due, closed, status: how, used_minutes, overdue_minutes }: SlaRow) {
  const minutes = (time: string | null) => (time === null ? null : (Date.parse(time) - START) / MINUTE);
  return [type, number, minutes(started), minutes(due), minutes(closed), how, used_minutes, overdue_minutes];
}

describe('a ticket', () => {
  it('is answered in time, then late, then not yet', () => {
    const events = [
      created(),
      message(0, 'IN'),
      message(30, 'OUT'),
      message(40, 'IN'),
      message(50, 'IN'),
      message(120, 'OUT'),
      message(150, 'IN'),
    ];
    const rows = judged(events, { targets: { first_response: 60, next_response: 60 } }, 160);
    expect(rows.map(brief)).toEqual([
      ['first_response', 1, 0, 60, 30, 'met', 30, null],
      ['next_response', 1, 40, 100, 120, 'breached', 80, 20],
      ['next_response', 2, 150, 210, null, 'running', 10, null],
    ]);
  });

  it('is not answered by a bot, a note, or what came before it was asked', () => {
    const events = [
      created(),
      message(5, 'OUT'),
      message(10, 'IN'),
      event(11, 'message_added', { direction: 'OUT' }, { actor_type: 'BOT' }),
      event(12, 'note_added'),
    ];
    const rows = judged(events, { targets: { first_response: 60 } }, 100);
    expect(rows.map(brief)).toEqual([['first_response', 1, 10, 70, null, 'breached', 90, 30]]);
  });

  it('stands still while it waits, and goes on when it is reopened', () => {
    const waits = { targets: { resolution: 60 }, pause: { categories: ['WAITING'] } };
    const events = [
      created(),
      status(20, 'Waiting', 'WAITING'),
      status(100, 'Open', 'OPEN'),
      status(110, 'Done', 'RESOLVED'),
    ];
    expect(judged(events.slice(0, 2), waits, 90).map(brief)).toEqual([
      ['resolution', 1, 0, null, null, 'paused', 20, null],
    ]);
    expect(judged(events.slice(0, 3), waits, 105).map(brief)).toEqual([
      ['resolution', 1, 0, 140, null, 'running', 25, null],
    ]);
    expect(judged(events, waits, 500).map(brief)).toEqual([['resolution', 1, 0, 140, 110, 'met', 30, null]]);
    const again = [
      ...events,
      status(200, 'Open', 'OPEN'),
      status(240, 'Done', 'RESOLVED'),
      status(300, 'Closed', 'CLOSED'),
    ];
    expect(judged(again, waits, 500).map(brief)).toEqual([['resolution', 1, 0, 230, 240, 'breached', 70, 10]]);
  });

  it('that is finished without an answer has no target that anybody waits for', () => {
    const events = [created(), status(20, 'Done', 'RESOLVED')];
    const rows = judged(events, { targets: { first_assignment: 10, first_response: 60 } }, 500);
    expect(rows.map(brief)).toEqual([
      ['first_assignment', 1, 0, 10, 20, 'breached', 20, 10],
      ['first_response', 1, 0, 60, 20, 'not_applicable', 20, null],
    ]);
  });

  it('has chats and calls, which tell how long somebody waited', () => {
    const targets = { chat_answer: 2, call_answer: 1 };
    const wait = (minutes: number, talked: number) => ({
      wait_ms: String(minutes * MINUTE),
      duration_ms: String(talked * MINUTE),
    });
    const events = [
      created(),
      event(20, 'chatted', { direction: 'IN', ...wait(1, 5) }),
      event(40, 'chatted', { direction: 'IN', ...wait(3, 0) }, contact),
      event(60, 'called', { direction: 'IN', answered: 'true', ...wait(2, 10) }),
      event(70, 'called', { direction: 'IN', answered: 'false', wait_ms: '30000', duration_ms: '0' }, contact),
      event(80, 'called', { direction: 'OUT', answered: 'true', ...wait(2, 10) }),
    ];
    expect(judged(events, { targets }, 500).map(brief)).toEqual([
      ['chat_answer', 1, 14, 16, 15, 'met', 1, null],
      ['chat_answer', 2, 37, 39, 40, 'breached', 3, 1],
      ['call_answer', 1, 48, 49, 50, 'breached', 2, 1],
      ['call_answer', 2, 69.5, 70.5, 70, 'not_applicable', 0.5, null],
    ]);
  });

  it('tells whom it was with when a target was closed', () => {
    const moved = (minute: number, agent: string, department: string) =>
      event(minute, 'transferred', { to_agent_id: agent, to_department_id: department });
    const events = [created(), moved(5, 'a-1', 'support'), message(10, 'OUT'), moved(20, 'a-2', 'sales')];
    const rows = judged(events, { targets: { first_assignment: 60, first_response: 60, resolution: 60 } }, 30);
    expect(rows.map(({ type, agent, department, requester }) => [type, agent, department, requester])).toEqual([
      ['first_assignment', 'a-1', 'support', 'c-1'],
      ['first_response', 'a-1', 'support', 'c-1'],
      ['resolution', 'a-2', 'sales', 'c-1'],
    ]);
  });
});

describe('the policy of a ticket', () => {
  const levelOf = (policies: Parameters<typeof policyOf>[], details = {}) =>
    new PoliciesInForce(policies.map((each) => policyOf(...each))).of(created(details))?.policy;
  const targets = { resolution: 60 };
  const before = new Date(START - 1).toISOString();
  const after = new Date(START + 1).toISOString();

  it('is the version that was valid when it was created', () => {
    const chosen = levelOf([
      [{ targets }, 1],
      [{ targets, valid_from: before }, 2],
      [{ targets, valid_from: after }, 3],
    ]);
    expect(chosen?.version).toBe(2);
    expect(levelOf([[{ targets, valid_from: after }, 1]])).toBeUndefined();
    expect(
      levelOf([
        [{ targets }, 1],
        [{ targets, active: false, valid_from: before }, 2],
      ]),
    ).toBeUndefined();
  });

  it('is the first by rank, then id, of those that match', () => {
    const match = (given: object) => ({ targets, match: { department: [], priority: [], channel: [], ...given } });
    const policies: Parameters<typeof policyOf>[] = [
      [{ ...match({ priority: ['high'] }), rank: 1 }, 1, 'vip'],
      [match({ department: ['support'] }), 1, 'b'],
      [match({ channel: ['email'] }), 1, 'a'],
      [{ ...match({ department: ['sales'] }), rank: 0 }, 1, 'sales'],
    ];
    expect(levelOf(policies)?.id).toBe('a');
    expect(levelOf(policies, { priority: 'high' })?.id).toBe('vip');
  });

  it('may be none, and then there is nothing to judge', () => {
    expect(judged([message(0, 'IN'), message(5, 'OUT')], { targets }, 10)).toEqual([]);
    expect(judged([created()], { targets, match: { department: ['sales'], priority: [], channel: [] } }, 10)).toEqual(
      [],
    );
  });
});

describe('any ticket', () => {
  const step = fc.record({
    minutes: fc.integer({ min: 0, max: 400 }),
    to: fc.constantFrom(
      ['New', 'NEW'],
      ['Open', 'OPEN'],
      ['Wait', 'WAITING'],
      ['Parts', 'OPEN'],
      ['Done', 'RESOLVED'],
      ['Closed', 'CLOSED'],
    ),
    agent: fc.constantFrom('', 'a-1', 'a-2'),
    moves: fc.boolean(),
  });
  const hours = fc.constantFrom<[string, string][]>(
    [['00:00', '24:00']],
    [
      ['01:30', '03:30'],
      ['09:00', '17:00'],
    ],
    [],
  );
  const calendar = fc
    .record({
      zone: fc.constantFrom('UTC', 'Europe/Prague', 'America/New_York'),
      sunday: hours,
      monday: hours,
      holiday: fc.boolean(),
    })
    .map(({ zone, sunday, monday, holiday }) => ({
      zone,
      hours: { sunday, monday, tuesday: [['08:00', '20:00']] },
      holidays: holiday ? ['2026-03-30'] : [],
    }));

  it('comes to what a person with a watch would say, minute by minute', () => {
    const minutes = fc.integer({ min: 1, max: 900 });
    const cases = fc.record({
      steps: fc.array(step, { maxLength: 8 }),
      calendar,
      assign: minutes,
      resolve: minutes,
      later: fc.integer({ min: 1, max: 600 }),
    });
    fc.assert(
      fc.property(cases, ({ steps, calendar: given, assign, resolve, later }) => {
        let minute = 0;
        const events = [created()];
        for (const { minutes: wait, to, agent, moves } of steps) {
          minute += wait;
          events.push(moves ? event(minute, 'transferred', { to_agent_id: agent }) : status(minute, to[0], to[1]));
        }
        const policy = policyOf({
          targets: { first_assignment: assign, resolution: resolve },
          calendar: given,
          pause: { categories: ['WAITING'], statuses: ['Parts'] },
        });
        const asOf = START + (minute + later) * MINUTE;
        const rows = judgeTicket(events, new PoliciesInForce([policy]), asOf);
        const seen = Object.entries(watched(events, policy, asOf, worksAt(policy.calendar)));
        expect(rows).toHaveLength(seen.length);
        for (const [type, { started, closed, due, used, status: how }] of seen) {
          const iso = (ms: number | null) => (ms === null ? null : new Date(ms).toISOString());
          expect(rows.find((row) => row.type === type)).toMatchObject({
            started: iso(started),
            closed: iso(closed),
            due: iso(due),
            used_minutes: used,
            status: how,
          });
        }
      }),
      { numRuns: 150 },
    );
  });
});
