import { Counter, Gauge, Histogram, type MetricRegistry } from '@docket/telemetry';

/** What the gateway counts; see {@link gatewayMetrics}. */
export type GatewayMetrics = ReturnType<typeof gatewayMetrics>;

/** What is read when somebody asks. */
export interface GaugeSources {
  readonly heldBytes: () => number;
  readonly keys: () => number;
  /** Seconds; undefined before the keys were read. */
  readonly keysAge: () => number | undefined;
  readonly isConnected: () => boolean;
}

const SECONDS = [0.002, 0.005, 0.01, 0.02, 0.05, 0.1, 0.2, 0.5, 1, 2, 5, 10, 20];

/** Registers what the gateway counts. Names and help are the public side: docs/gateway.md lists them. */
export function gatewayMetrics(registry: MetricRegistry, sources: GaugeSources) {
  const registers = [registry];
  addGauges(registry, sources);
  return {
    requests: new Counter({
      name: 'docket_gateway_requests_total',
      help: 'Requests for /v1/events, by the status they were answered with; 0 when the client had gone.',
      labelNames: ['status'] as const,
      registers,
    }),
    events: new Counter({
      name: 'docket_gateway_events_total',
      help: 'Events by what became of them: accepted, refused, unknown, not_sent.',
      labelNames: ['outcome'] as const,
      registers,
    }),
    bodyBytes: new Counter({
      name: 'docket_gateway_body_bytes_total',
      help: 'Bytes of request bodies as they were sent.',
      registers,
    }),
    seconds: new Histogram({
      name: 'docket_gateway_request_seconds',
      help: 'From the headers of a request for /v1/events to the end of its answer.',
      buckets: SECONDS,
      registers,
    }),
  };
}

function addGauges(registry: MetricRegistry, sources: GaugeSources): void {
  const gauge = (name: string, help: string, read: () => number): void => {
    new Gauge({
      name: `docket_gateway_${name}`,
      help,
      registers: [registry],
      collect() {
        this.set(read());
      },
    });
  };
  gauge('held_bytes', 'Bytes of request bodies in memory.', sources.heldBytes);
  gauge('keys', 'API keys that are known, revoked ones included.', sources.keys);
  gauge(
    'keys_age_seconds',
    'How long ago the keys were seen to be complete; -1 before that.',
    () => sources.keysAge() ?? -1,
  );
  gauge('connected', '1 when the way to Kafka and the registry is there.', () => Number(sources.isConnected()));
}
