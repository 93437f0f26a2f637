import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { installProjections, readProjections } from '@docket/projections';
import { type TestEvent } from '../../test/event-rows.js';
import { ODD, oddEvents } from '../../test/odd-events.js';
import { runningService, type RunningService } from '../../test/running-service.js';
import { trafficRows } from '../../test/traffic-rows.js';
import { type AgentTimeline } from '../agent-timeline/agent-timeline.operation.js';
import { type AgentsAnswer } from './agents-report.operation.js';

const DAY = 86_400_000;
const START = Date.UTC(2026, 0, 5);
const WEEK = { from: START + 7 * DAY, to: START + 14 * DAY };
const USED = ['agent_activity_hourly', 'agent_presence', 'view_sessions'];

/** A help desk where one logout in three and one end of a view in seven are lost. */
function lossy(): TestEvent[] {
  let [logouts, ends] = [0, 0];
  const played = trafficRows({ seed: 11, tenantId: 'mine', agents: 5, start: START }, START + 22 * DAY);
  const left = played.filter(({ action }) => {
    if (action === 'user.logged_out') return (logouts += 1) % 3 !== 0;
    return action !== 'user.left_ticket' || (ends += 1) % 7 !== 0;
  });
  return [...left, ...oddEvents('mine', WEEK.from)];
}

/** An agent's week, by the report and day by day. */
describe('viewing and presence', () => {
  let service: RunningService;
  let key: string;
  const events = lossy();
  const isLate = (n: number) => n % 10 === 0;
  beforeAll(async () => {
    service = await runningService('days');
    const needed = readProjections().filter(({ name }) => USED.includes(name));
    await installProjections(service.writer, needed, { database: service.writer.database });
    // One event in ten comes after all others.
    await service.store(events.filter((_, n) => !isLate(n)));
    await service.store(events.filter((_, n) => isLate(n)));
    key = await service.key('mine');
  }, 120_000);
  afterAll(async () => {
    await service.stop();
  });

  async function daysOf(agent: string) {
    const totals = { viewing_ms: 0, online_ms: 0, away_ms: 0, closedByRule: 0 };
    for (let at = WEEK.from; at < WEEK.to; at += DAY) {
      const day = new Date(at).toISOString().slice(0, 10);
      const { body } = await service.get<AgentTimeline>(key, `/v1/agents/${agent}/timeline`, { day });
      totals.viewing_ms += body.totals?.viewing_ms ?? NaN;
      totals.online_ms += body.totals?.online_ms ?? NaN;
      totals.away_ms += body.totals?.away_ms ?? NaN;
      const intervals = [...(body.presence ?? []), ...(body.views ?? [])];
      totals.closedByRule += intervals.filter(({ closed_by }) => closed_by === 'rule').length;
    }
    return totals;
  }

  it('are the same in the report as in the days it is made of, where ends were lost too', async () => {
    const [from, to] = [new Date(WEEK.from).toISOString(), new Date(WEEK.to).toISOString()];
    const { body } = await service.get<AgentsAnswer>(key, '/v1/reports/agents', { from, to });
    const compared = body.rows.filter(({ values }) => (values.events ?? 0) > 0);
    expect(compared.map((row) => row.key)).toContain(ODD);
    expect(compared.length).toBeGreaterThan(4);
    let closedByRule = 0;
    for (const { key: agent, values } of compared) {
      const { closedByRule: more, ...days } = await daysOf(agent);
      closedByRule += more;
      const { viewing_ms, online_ms, away_ms } = values;
      expect([agent, { viewing_ms, online_ms, away_ms }]).toEqual([agent, days]);
    }
    expect(closedByRule).toBeGreaterThan(20);
  });
});
