import { changed } from '../address/changed.js';
import { type RawSearch, readText, readZone } from '../address/read-text.js';
import { isDate } from '../time/dates.js';

/** All that the page of an agent shows, as its address says it. */
export interface AgentSearch {
  /** Date by the clock of `tz`; the last one on which something was done without it. */
  readonly day?: string;
  /** Id of the event that is shown in the panel. */
  readonly event?: string;
  readonly tz?: string;
}

/** Reads an address; what it does not know is left out. */
export function readAgentSearch(raw: RawSearch): AgentSearch {
  const day = readText(raw, 'day');
  return changed<AgentSearch>(
    {},
    { day: day !== undefined && isDate(day) ? day : undefined, event: readText(raw, 'event'), tz: readZone(raw) },
  );
}
