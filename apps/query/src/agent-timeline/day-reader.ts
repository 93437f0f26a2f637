import { Inject, Injectable } from '@nestjs/common';
import { Problem } from '@docket/http';
import { type TenantReader } from '../access/tenant-reader.js';
import { ProjectionHealth } from '../projections/projection-health.js';
import { type Origin, type Presence, type Totals } from './agent-day.js';
import { type AgentTimeline } from './agent-timeline.operation.js';
import { readCalls } from './read-calls.js';
import { type DayPresence, readPresence } from './read-presence.js';
import { type DayViews, readViews } from './read-views.js';
import { type Day } from './within-day.js';

/** What a first page tells besides events. */
export type ToldDay = Required<Pick<AgentTimeline, 'presence' | 'shifts' | 'views' | 'calls' | 'totals' | 'meta'>>;

/** Hours that may be wrong matter so far around a day: intervals reach into it from outside. */
const AROUND_MS = 24 * 3_600_000;

/** Reads days of agents from the projections, as far as those may be used. */
@Injectable()
export class DayReader {
  constructor(@Inject(ProjectionHealth) private readonly health: ProjectionHealth) {}

  /** @throws {ClickHouseError} @throws {Problem} for a day with more than one answer may hold */
  async read(tenant: TenantReader, agent: string, day: Day): Promise<ToldDay> {
    const [presence, views, { calls, count, callMs }] = await Promise.all([
      this.from('agent_presence', day, () => readPresence(tenant, agent, day)),
      this.from('view_sessions', day, () => readViews(tenant, agent, day)),
      readCalls(tenant, agent, day),
    ]);
    return {
      presence: presence.found && [...presence.found.presence],
      shifts: presence.found && [...presence.found.shifts],
      views: views.found && [...views.found.views],
      calls: [...calls],
      totals: { ...presenceTotals(presence.found), ...viewTotals(views.found), calls: count, call_ms: callMs },
      meta: { presence: presence.origin, views: views.origin },
    };
  }

  private async from<T>(
    projection: string,
    { from, to }: Day,
    read: () => Promise<T>,
  ): Promise<{ readonly found: T | null; readonly origin: Origin }> {
    const reason = await this.health.reasonAgainst(projection, { from: from - AROUND_MS, to: to + AROUND_MS });
    if (reason !== undefined) return { found: null, origin: { source: null, why: `${projection} ${reason}` } };
    try {
      return { found: await read(), origin: { source: projection, why: 'kept up to date' } };
    } catch (error) {
      // Who may see some departments alone cannot be told what is kept without them; the rest of the day can.
      if (!(error instanceof Problem) || error.kind !== 'forbidden') throw error;
      return { found: null, origin: { source: null, why: error.message } };
    }
  }
}

function presenceTotals(found: DayPresence | null): Partial<Totals> {
  if (found === null) return {};
  const sum = (intervals: readonly Pick<Presence, 'duration_ms'>[]) =>
    intervals.reduce((all, { duration_ms }) => all + duration_ms, 0);
  const of = (category: string) => sum(found.presence.filter((one) => one.category === category));
  return {
    online_ms: of('ONLINE'),
    away_ms: of('AWAY'),
    offline_ms: of('OFFLINE'),
    unknown_ms: of('UNKNOWN'),
    shift_ms: sum(found.shifts),
  };
}

function viewTotals(found: DayViews | null): Partial<Totals> {
  return found === null ? {} : { viewing_ms: found.viewingMs, view_ms: found.viewMs };
}
