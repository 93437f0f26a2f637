import { changed } from '../address/changed.js';
import { type RawSearch, readMoment, readText, readZone } from '../address/read-text.js';

/** All that the page of a ticket shows, as its address says it. */
export interface TicketSearch {
  /** The moment at which the ticket is looked at; now without it. */
  readonly as_of?: string;
  /** Id of the event that is shown in the panel. */
  readonly event?: string;
  /** Whether the events of the tickets that it came from or became are in the story. */
  readonly lineage?: 'on';
  readonly tz?: string;
}

/** Reads an address; what it does not know is left out. */
export function readTicketSearch(raw: RawSearch): TicketSearch {
  return changed<TicketSearch>(
    {},
    {
      as_of: readMoment(raw, 'as_of'),
      event: readText(raw, 'event'),
      lineage: readText(raw, 'lineage') === 'on' ? 'on' : undefined,
      tz: readZone(raw),
    },
  );
}
