import { isZone } from '../time/zone-time.js';

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

/** What a change of the address changes; undefined takes away. */
export type SearchChange = { readonly [K in keyof EventsSearch]?: EventsSearch[K] | undefined };

/** Reads an address. What it does not know is left out, so that an old link still opens the page. */
export function readSearch(raw: Readonly<Record<string, unknown>>): EventsSearch {
  const text = (name: string) => {
    const value = raw[name];
    return typeof value === 'string' && value.trim() !== '' ? value.trim() : undefined;
  };
  const tz = text('tz');
  return changed(
    {},
    {
      ...{ q: text('q'), from: text('from'), to: text('to'), at: text('at'), event: text('event') },
      order: text('order') === 'oldest' ? 'oldest' : undefined,
      live: text('live') === 'on' ? 'on' : undefined,
      tz: tz !== undefined && tz !== 'UTC' && isZone(tz) ? tz : undefined,
    },
  );
}

/** An address with changes. */
export function changed(search: EventsSearch, change: SearchChange): EventsSearch {
  const all = Object.entries({ ...search, ...change }).filter(([, value]) => value !== undefined);
  return Object.fromEntries(all);
}
