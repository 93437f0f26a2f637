import { type BrokenView } from '@docket/ledger';

/** A view of the events that was detached because it failed, and is not back. */
export interface BrokenViewStatus {
  /** `database.name` */
  readonly view: string;
  /** When it was detached, ISO 8601. */
  readonly since: string;
  readonly error: string;
  /** Per partition the first offset it may lack; everything before is in it. */
  readonly lacks: readonly { readonly epoch: number; readonly partition: number; readonly from: number }[];
}

/** One status per view. */
export function brokenViewStatus(broken: readonly BrokenView[]): BrokenViewStatus[] {
  return [...new Set(broken.map(({ view }) => view))].map((view) => {
    const rows = broken.filter((row) => row.view === view).sort((a, b) => a.at - b.at);
    return {
      view,
      since: new Date(rows[0]?.at ?? 0).toISOString(),
      error: rows[0]?.error ?? '',
      lacks: rows.map(({ epoch, partition, first }) => ({ epoch, partition, from: first })),
    };
  });
}

/** The same in words. */
export function brokenViewLines({ view, since, error, lacks }: BrokenViewStatus): string[] {
  const places = lacks.map(
    ({ epoch, partition, from }) => `${partition} from ${from}${epoch > 1 ? ` of epoch ${epoch}` : ''}`,
  );
  return [
    `\nview ${view} was detached on ${since} because it failed: ${error}`,
    `it may lack events of partition ${places.join(', of partition ')}; all before them are in it`,
  ];
}
