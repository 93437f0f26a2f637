import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { Random } from '@docket/traffic';
import { askedEvents } from '../../test/asked-events.js';
import { type EventSource } from '../../test/evidence.js';
import { type TestEvent } from '../../test/event-rows.js';
import { type Query, type RunningService, runningService } from '../../test/running-service.js';
import { trafficRows } from '../../test/traffic-rows.js';
import { type Section } from './section.js';

const START = Date.UTC(2026, 2, 16);
const DAY = 86_400_000;
const ZONE = 'Europe/Prague';
const ODD = '!odd "one"';
/** Around the change of the clock. */
const PERIOD = { from: '2026-03-23', to: '2026-04-06', tz: ZONE };
const odd = (n: number, more: Partial<TestEvent>): TestEvent => ({
  tenant_id: 'mine',
  occurred_at: new Date(START + 10 * DAY + n * 60_000),
  kafka_partition: 9,
  kafka_offset: n,
  actor_type: 'AGENT',
  actor_id: ODD,
  ...more,
});
const mine = [
  ...trafficRows({ seed: 5, tenantId: 'mine', agents: 6, start: START }, START + 25 * DAY),
  odd(1, { action: 'user.login_failed', outcome: 'FAILURE' }),
  odd(2, { action: 'user.login_failed', outcome: 'FAILURE', ip: '10.0.0.7' }),
  odd(3, { action: 'ticket.forwarded', outcome: 'DENIED', ticket_id: 'T-odd' }),
  odd(4, { action: 'user.viewed_ticket', ticket_id: 'T-seen' }),
  odd(5, { action: 'user.viewed_ticket', ticket_id: 'T-odd' }),
  odd(6, { action: 'audit.exported' }),
  odd(7, { action: 'user.data_exported' }),
];

interface Answer {
  readonly meta: { readonly from: string; readonly to: string };
  readonly sections: Readonly<Record<string, Section>>;
}

const local = new Intl.DateTimeFormat('en-GB', {
  timeZone: ZONE,
  weekday: 'short',
  hour: '2-digit',
  minute: '2-digit',
  hourCycle: 'h23',
});

/** Day of the week (1 is Monday) and minute of the day, by the calendar of the runtime. */
function clockOf({ occurred_at }: TestEvent): { day: number; minute: number } {
  const parts = Object.fromEntries(local.formatToParts(occurred_at).map(({ type, value }) => [type, value]));
  const day = ['Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat', 'Sun'].indexOf(parts['weekday'] ?? '') + 1;
  return { day, minute: Number(parts['hour']) * 60 + Number(parts['minute']) };
}

describe('reports of sections', () => {
  let service: RunningService;
  let evidence: EventSource;
  const keys: Record<string, string> = {};
  beforeAll(async () => {
    service = await runningService('sections');
    for (let from = 0; from < mine.length; from += 20_000) await service.store(mine.slice(from, from + 20_000));
    await service.store(mine.slice(0, 300).map((event) => ({ ...event, tenant_id: 'theirs' })));
    for (const role of ['viewer', 'analyst', 'auditor']) keys[role] = await service.key('mine', [role]);
    const read = askedEvents(service, keys['auditor'] ?? '');
    // All cells of a heat map have one query.
    const known = new Map<string, ReturnType<EventSource>>();
    evidence = (query) => {
      const answer = known.get(query) ?? read(query);
      known.set(query, answer);
      return answer;
    };
  }, 120_000);
  afterAll(async () => {
    await service.stop();
  });

  const ask = async (report: string, query: Query = PERIOD, role = 'auditor'): Promise<Answer> => {
    const answer = await service.get<Answer>(keys[role] ?? '', `/v1/reports/${report}`, query);
    expect([answer.status, answer.body]).toEqual([200, expect.anything()]);
    return answer.body;
  };

  /** As the documentation of the section says. */
  function filled(template: string, section: Section, values: readonly (string | null)[]): string {
    return section.keys.reduce((text, name, n) => {
      const value = values[n] ?? null;
      const written = value === null ? '!*' : value.replace(/^(?=[!*\\])/, '\\');
      return text.replace(`{${name}}`, encodeURIComponent(written));
    }, template);
  }

  async function recounted(name: string, section: Section, values: readonly (string | null)[]): Promise<number> {
    const rows = await evidence(filled(section.evidence.query, section, values));
    if (name === 'heat_map') {
      const [day, hour] = values.map(Number);
      return rows.filter((row) => clockOf(row).day === day && Math.floor(clockOf(row).minute / 60) === hour).length;
    }
    if (name === 'outside_working_hours') {
      const isInside = ({ day, minute }: ReturnType<typeof clockOf>) =>
        day <= 5 && minute >= 8 * 60 && minute < 18 * 60;
      return rows.filter((row) => !isInside(clockOf(row))).length;
    }
    const { then } = section.evidence;
    if (then === undefined) return rows.length;
    const tickets = [...new Set(rows.map(({ ticket_id }) => ticket_id ?? ''))];
    const acted = new Set<string | undefined>();
    for (let n = 0; n < tickets.length; n += 100) {
      const some = tickets.slice(n, n + 100).map((ticket) => `ticket=${encodeURIComponent(ticket)}`);
      const found = await evidence(filled(then, section, values).replace('ticket={ticket_id}', some.join('&')));
      for (const { ticket_id } of found) acted.add(ticket_id);
    }
    return tickets.filter((ticket) => !acted.has(ticket)).length;
  }

  it.each([
    ['activity', ['heat_map', 'actions', 'departments', 'channels', 'agents', 'tickets']],
    ['security', ['failed_logins', 'denied', 'outside_working_hours', 'exports', 'views_without_action']],
  ])(
    '%s: rows are what their evidence says',
    async (report, names) => {
      const { sections } = await ask(report);
      expect(Object.keys(sections)).toEqual(names);
      const random = new Random(report);
      for (const [name, section] of Object.entries(sections)) {
        expect([name, section.rows.length > 0]).toEqual([name, true]);
        const counts = section.rows.map(({ count }) => count);
        expect(counts).toEqual([...counts].sort((a, b) => b - a));
        const some = Array.from({ length: 4 }, () => random.pick(section.rows));
        for (const { keys: values, count } of [...some, ...section.rows.filter(({ keys: [key] }) => key === ODD)]) {
          expect([name, values, count]).toEqual([name, values, await recounted(name, section, values)]);
        }
      }
    },
    180_000,
  );

  it('have every event in their heat map once, but for those of Docket itself', async () => {
    const { sections, meta } = await ask('activity');
    const inside = mine.filter(
      ({ occurred_at, action = '' }) =>
        occurred_at >= new Date(meta.from) && occurred_at < new Date(meta.to) && !action.startsWith('audit.'),
    );
    const total = sections['heat_map']?.rows.reduce((sum, { count }) => sum + count, 0);
    expect(total).toBe(inside.length);
  });

  it('show what is odd', async () => {
    const { sections } = await ask('security');
    const of = (name: string) =>
      sections[name]?.rows.filter(({ keys: [key] }) => key === ODD).map((row) => [row.keys[1], row.count]);
    expect(of('failed_logins')).toEqual(
      expect.arrayContaining([
        [null, 1],
        ['10.0.0.7', 1],
      ]),
    );
    expect(of('denied')).toEqual([['ticket.forwarded', 1]]);
    expect(of('exports')).toEqual(
      expect.arrayContaining([
        ['audit.exported', 1],
        ['user.data_exported', 1],
      ]),
    );
    expect(of('views_without_action')).toEqual([[undefined, 1]]);
  });

  it('go by the working time that is asked for', async () => {
    const always = { working_hours: '00:00-24:00', working_day: ['1', '2', '3', '4', '5', '6', '7'] };
    const { sections } = await ask('security', { ...PERIOD, ...always });
    expect(sections['outside_working_hours']?.rows).toEqual([]);
    for (const [name, value] of [
      ['working_hours', '18:00-08:00'],
      ['working_hours', '8-18'],
      ['working_day', '0'],
    ] as const) {
      const { status, body } = await service.get(keys['auditor'] ?? '', '/v1/reports/security', {
        ...PERIOD,
        [name]: value,
      });
      expect([status, body]).toMatchObject([400, { parameter: name }]);
    }
  });

  it('are CSV, in which nothing is a formula, and for those alone who may', async () => {
    const { body } = await service.get<string>(keys['analyst'] ?? '', '/v1/reports/activity', {
      ...PERIOD,
      format: 'csv',
    });
    expect(body.split('\r\n')[0]).toBe('section,key_1,value_1,key_2,value_2,count,first_at,last_at');
    expect(body).toMatch(/^heat_map,weekday,\d,hour,\d+,\d+,/m);
    expect((await service.get(keys['analyst'] ?? '', '/v1/reports/security', PERIOD)).status).toBe(403);
    expect((await service.get(keys['viewer'] ?? '', '/v1/reports/activity', PERIOD)).status).toBe(403);
  });
});
