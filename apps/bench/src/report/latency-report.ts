import { table } from './table.js';
import { type Percentiles } from '../latency/latencies.js';

/** What `latency` found out at one rate. */
export interface LatencyFinding {
  /** Events per second that were wanted, or that came about where the publisher could not keep up. */
  readonly rate: number;
  /** Events per second that were published. */
  readonly published: number;
  readonly events: number;
  readonly latency: Percentiles;
  /** Mean time between two looks, ms. */
  readonly cycleMs: number;
}

/** What `latency` found out. */
export interface LatencyFindings {
  /** Events per second from publisher to table when as many as possible are published. */
  readonly maximum: { readonly rate: number; readonly measured: boolean };
  readonly rates: readonly LatencyFinding[];
}

/** One rate in the machine-readable report. The names are kept stable: other programs read them. */
export interface LatencyJson {
  readonly rate: number;
  readonly p50_ms: number;
  readonly p95_ms: number;
  readonly p99_ms: number;
}

export function latencyJson({ rates }: LatencyFindings): LatencyJson[] {
  return rates.map(({ rate, latency: { p50, p95, p99 } }) => ({ rate, p50_ms: p50, p95_ms: p95, p99_ms: p99 }));
}

export function latencyText({ maximum, rates }: LatencyFindings): string {
  const rows = rates.map(({ rate, published, events, latency, cycleMs }) =>
    [rate, Math.round(published), events, latency.p50, latency.p95, latency.p99, Math.round(cycleMs)].map(shown),
  );
  const head = ['events/s wanted', 'published', 'events', 'p50 ms', 'p95 ms', 'p99 ms', 'look every ms'];
  const how = maximum.measured ? 'measured here, publisher included' : 'as given';
  return `maximum ${shown(Math.round(maximum.rate))} events/s (${how})\n\n${table(head, rows)}\n`;
}

function shown(value: number): string {
  return value.toLocaleString('en');
}
