import { table } from './table.js';

/** What one way of building a projection anew took. */
export interface PathFinding {
  readonly eventsPerSecond: number;
  readonly seconds: number;
  /** Of the replaying process; of ClickHouse, how much more than before, where there is none. */
  readonly peakRssMib: number;
}

/** What `replay` found out. */
export interface ReplayFindings {
  readonly events: number;
  /** By the names of the machine-readable report. */
  readonly paths: ReadonlyMap<string, PathFinding>;
  /** Of the same run: how fast the events were ingested. */
  readonly liveEventsPerSecond: number;
  /** Reading the topic with the client alone. */
  readonly consumeOnlyEventsPerSecond: number;
  /** Both replays were equal to the events, and the statement by hand counted them all. */
  readonly areEqual: boolean;
}

/** The machine-readable report. The names are kept stable: other programs read them. */
export function replayJson(findings: ReplayFindings): Record<string, unknown> {
  const { events, paths, liveEventsPerSecond, consumeOnlyEventsPerSecond, areEqual } = findings;
  return {
    events,
    paths: Object.fromEntries(
      [...paths].map(([name, { eventsPerSecond, peakRssMib }]) => [
        name,
        { events_per_s: Math.round(eventsPerSecond), peak_rss_mb: Math.round(peakRssMib * 10) / 10 },
      ]),
    ),
    live_ingest_events_per_s: Math.round(liveEventsPerSecond),
    consume_only_events_per_s: Math.round(consumeOnlyEventsPerSecond),
    equal: areEqual,
  };
}

export function replayText(findings: ReplayFindings): string {
  const { events, paths, liveEventsPerSecond, consumeOnlyEventsPerSecond, areEqual } = findings;
  const shown = (value: number): string => Math.round(value).toLocaleString('en');
  const rows = [...paths].map(([name, { eventsPerSecond, seconds, peakRssMib }]) => [
    name,
    shown(eventsPerSecond),
    `${(eventsPerSecond / liveEventsPerSecond).toFixed(1)} x`,
    seconds.toFixed(1),
    shown(peakRssMib),
  ]);
  const head = ['', 'events/s', ': live ingest', 'seconds in all', 'peak RSS, MiB'];
  return `${shown(events)} events; ingested at ${shown(liveEventsPerSecond)}/s, read at ${shown(consumeOnlyEventsPerSecond)}/s

${table(head, rows)}

${areEqual ? 'equal to the events' : 'NOT equal to the events'}
`;
}
