import { type Change, changed } from '../address/changed.js';
import { type RawSearch, readText, readZone } from '../address/read-text.js';

/** All that the page of events shows, as its address says it. */
export interface EventsSearch {
  /** In the query language. */
  readonly q?: string;
  /** As the API takes them: a moment, or how long ago. */
  readonly from?: string;
  readonly to?: string;
  readonly order?: 'oldest';
  /** Where the list begins. */
  readonly at?: string;
  /** Id of the event that is shown in the panel. */
  readonly event?: string;
  readonly live?: 'on';
  /** Time zone; UTC without it. */
  readonly tz?: string;
}

export type SearchChange = Change<EventsSearch>;

/** Reads an address. What it does not know is left out, so that an old link still opens the page. */
export function readSearch(raw: RawSearch): EventsSearch {
  const text = (name: string) => readText(raw, name);
  return changed<EventsSearch>(
    {},
    {
      ...{ q: text('q'), from: text('from'), to: text('to'), at: text('at'), event: text('event') },
      order: text('order') === 'oldest' ? 'oldest' : undefined,
      live: text('live') === 'on' ? 'on' : undefined,
      tz: readZone(raw),
    },
  );
}
