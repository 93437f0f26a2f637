import { type GatewayFinding } from '../gateway/measure-gateway.js';
import { table } from './table.js';

/** What `gateway` found out. */
export interface GatewayFindings {
  readonly batches: GatewayFinding;
  readonly single: GatewayFinding;
  /** CPU seconds of the gateway for a million events in batches. */
  readonly cpuPerMillion: number;
  /** Most memory that the gateway held, bytes. */
  readonly peakBytes: number;
}

const MIB = 1024 * 1024;

/** The machine-readable report. The names are kept stable: other programs read them. */
export function gatewayJson({ batches, single, cpuPerMillion, peakBytes }: GatewayFindings): unknown {
  return {
    gateway_batched: pathJson(batches),
    gateway_single: pathJson(single),
    cpu_s_per_million_events: Number(cpuPerMillion.toFixed(2)),
    peak_rss_mib: Math.round(peakBytes / MIB),
  };
}

function pathJson({ eventsPerSecond, eventsPerBody, connections, latency }: GatewayFinding) {
  return {
    events_per_s: Math.round(eventsPerSecond),
    events_per_request: eventsPerBody,
    connections,
    request_p50_ms: latency.p50,
    request_p99_ms: latency.p99,
  };
}

export function gatewayText({ batches, single, cpuPerMillion, peakBytes }: GatewayFindings): string {
  const rows = [batches, single].map(({ eventsPerBody, connections, events, eventsPerSecond, latency }) =>
    [eventsPerBody, connections, events, Math.round(eventsPerSecond), latency.p50, latency.p99].map((value) =>
      value.toLocaleString('en'),
    ),
  );
  const head = ['events per request', 'connections', 'events', 'events/s', 'p50 ms', 'p99 ms'];
  const usage = `gateway: ${cpuPerMillion.toFixed(1)} s of CPU per million events in batches, ${Math.round(peakBytes / MIB)} MiB of memory at most`;
  return `${table(head, rows)}\n\n${usage}\n`;
}
