import { type TenantReader } from '../access/tenant-reader.js';
import { type AuditEvent, toEvent } from '../events/event.js';
import { type EventFilter, filterConditions } from '../events/event-filter.js';
import { changesQuery } from './changes-query.js';
import { type Position } from './position.js';
import { type Watermark } from './watermarks.js';
import { nextStep, placesBehind } from './windows.js';

/** Offsets that the first step looks through, of all tenants; each step that finds little looks further. */
const FIRST_SPAN = 100_000;
const LARGEST_SPAN = 4_000_000;
/** After this time what was found is answered, and where one has come to, however little it is. */
const PATIENCE_MS = 1_500;

/** What came in behind a position. */
export interface Changes {
  /** Events of a partition in its order, so those of a ticket are in order. */
  readonly events: readonly AuditEvent[];
  /** Behind everything that was looked through. */
  readonly position: Position;
  /** At the watermarks: there is nothing more at the moment. */
  readonly isCaughtUp: boolean;
}

/** What is read. */
export interface ChangesQuestion {
  readonly filter: EventFilter;
  readonly limit: number;
  readonly position: Position;
  readonly watermarks: readonly Watermark[];
}

/** @throws {Problem} for an empty range of time; {ClickHouseError} */
export async function readChanges(
  tenant: TenantReader,
  { filter, limit, position: start, watermarks }: ChangesQuestion,
): Promise<Changes> {
  const conditions = filterConditions(filter);
  const until = Date.now() + PATIENCE_MS;
  const events: AuditEvent[] = [];
  let position = start;
  for (let span = FIRST_SPAN; ; span = Math.min(span * 4, LARGEST_SPAN)) {
    const step = nextStep(position, watermarks, { limit: limit - events.length, span });
    if (step === undefined) return { events, position, isCaughtUp: true };
    const { definition, params } = changesQuery(conditions, step);
    const found = (await tenant.query(definition, params)).map(toEvent);
    events.push(...found);
    position = position.with(placesBehind(step, found));
    // A step gives each partition its share; what is left of the limit when some had less is for the next answer.
    if (events.length * 2 >= limit || Date.now() >= until) {
      return { events, position, isCaughtUp: nextStep(position, watermarks, { limit: 1, span }) === undefined };
    }
  }
}
