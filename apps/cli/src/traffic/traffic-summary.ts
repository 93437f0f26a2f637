import { type SourceOptions } from './event-source.js';
import { type TrafficTally } from './traffic-tally.js';

/** What a run did; printed by `--json`. */
export interface TrafficSummary {
  readonly tenant: string;
  readonly seed: number;
  readonly agents: number;
  readonly dry_run: boolean;
  readonly events: number;
  readonly acknowledged: number;
  /** Refused, or not confirmed by Kafka. */
  readonly failed: number;
  /** Acknowledged events by action. */
  readonly actions: Readonly<Record<string, number>>;
  readonly seconds: number;
  /** Acknowledged events a second. */
  readonly rate: number;
  /** When the first and the last event happened; null when there was none. */
  readonly first_at: string | null;
  readonly last_at: string | null;
}

/** @param tally of a run that is over: what is not acknowledged by now has failed */
export function trafficSummary(options: SourceOptions & { dryRun?: boolean }, tally: TrafficTally): TrafficSummary {
  return {
    tenant: options.tenant,
    seed: options.seed,
    agents: options.agents,
    dry_run: options.dryRun === true,
    events: tally.events,
    acknowledged: tally.acknowledged,
    failed: tally.events - tally.acknowledged,
    actions: tally.actions,
    seconds: rounded(tally.seconds),
    rate: rounded(tally.rate),
    first_at: isoTime(tally.firstAt),
    last_at: isoTime(tally.lastAt),
  };
}

/** The summary as people read it. */
export function trafficLines(summary: TrafficSummary): string[] {
  const number = (value: number) => value.toLocaleString('en');
  const width = Math.max(0, ...Object.keys(summary.actions).map((action) => action.length));
  const verb = summary.dry_run ? 'printed' : 'acknowledged';
  return [
    `traffic of seed ${summary.seed}, ${number(summary.agents)} agents → tenant ${summary.tenant}`,
    ...Object.entries(summary.actions).map(
      ([action, count]) => `    ${action.padEnd(width)}  ${number(count).padStart(11)}`,
    ),
    `  ${number(summary.acknowledged)} events ${verb}, ${number(summary.failed)} failed`,
    `  ${number(summary.rate)} events a second for ${summary.seconds.toFixed(1)} s`,
    ...(summary.first_at === null ? [] : [`  happened from ${summary.first_at} to ${summary.last_at ?? ''}`]),
  ];
}

function rounded(value: number): number {
  return Math.round(value * 10) / 10;
}

function isoTime(at: number | undefined): string | null {
  return at === undefined ? null : new Date(at).toISOString();
}
