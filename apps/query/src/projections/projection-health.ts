import { Inject, Injectable } from '@nestjs/common';
import { type ClickHouseReader } from '@docket/clickhouse';
import { feedName, projectionStates, type ProjectionState, type TimeRange, unsureHoursIn } from '@docket/projections';
import { READER } from '../tokens.js';
import { brokenViewsQuery } from './broken-views.query.js';
import { PROJECTIONS } from './projection-name.js';

/** How long what was found is remembered. */
const REMEMBER_MS = 3_000;

/** The projections of this installation, as far as it matters to who reads them. */
interface Health {
  readonly states: ReadonlyMap<string, ProjectionState>;
  /** Views that were detached at some time: what they feed lacks events. */
  readonly broken: ReadonlySet<string>;
  /** Hours that may be wrong, by projection. */
  readonly unsure: ReadonlyMap<string, readonly TimeRange[]>;
}

/** Tells which projections may be read: those that are there, are fed, and have nothing to be repaired. */
@Injectable()
export class ProjectionHealth {
  private found: { readonly health: Promise<Health>; readonly until: number } | undefined;

  constructor(@Inject(READER) private readonly reader: ClickHouseReader) {}

  /**
   * Why a projection must not be used for what happened in a stretch of time; undefined when it may be.
   * @throws {ClickHouseError}
   */
  async reasonAgainst(name: string, { from, to }: TimeRange): Promise<string | undefined> {
    const { states, broken, unsure } = await this.health();
    const reads = states.get(name)?.reads;
    if (reads === undefined) return 'is not there';
    const isFed = states.get(name)?.versions.some(({ version, isFed }) => version === reads && isFed);
    if (isFed !== true || broken.has(feedName(name, reads))) return 'is broken: its view was detached';
    const touched = unsure.get(name)?.some((range) => range.from < to && from < range.to);
    return touched === true ? 'waits for the repair of hours in this time' : undefined;
  }

  private async health(): Promise<Health> {
    const now = Date.now();
    if (this.found === undefined || this.found.until <= now) {
      // The promise is remembered, so that a burst of requests asks once.
      this.found = { health: this.read(), until: now + REMEMBER_MS };
    }
    try {
      return await this.found.health;
    } catch (error) {
      this.found = undefined;
      throw error;
    }
  }

  private async read(): Promise<Health> {
    const names = PROJECTIONS.map(({ name }) => name);
    const [states, broken, unsure] = await Promise.all([
      projectionStates(this.reader, names),
      this.reader.query(brokenViewsQuery, {}),
      Promise.all(names.map(async (name) => [name, await unsureHoursIn(this.reader, name)] as const)),
    ]);
    return {
      states: new Map(states.map((state) => [state.name, state])),
      broken: new Set(broken.map(({ name }) => name)),
      unsure: new Map(unsure),
    };
  }
}
