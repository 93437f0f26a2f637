import { type OutboxStatus } from '@docket/sdk/outbox';
import { Counter, Gauge, type MetricRegistry } from '@docket/telemetry';

/** What the relay counts; see {@link relayMetrics}. */
export type RelayMetrics = ReturnType<typeof relayMetrics>;

/** Registers what the relay counts. Names and help are the public side: docs/outbox.md says what they mean. */
export function relayMetrics(registry: MetricRegistry) {
  const registers = [registry];
  const counter = (name: string, help: string) => new Counter({ name: `docket_outbox_${name}`, help, registers });
  const gauge = (name: string, help: string) => new Gauge({ name: `docket_outbox_${name}`, help, registers });
  return {
    sent: counter('sent_total', 'Events that this relay has brought to Kafka.'),
    again: counter('redelivered_total', 'Those of them that an earlier attempt may have brought there already.'),
    setAside: counter('set_aside_total', 'Events that this relay has set aside because they fit no schema.'),
    failures: counter('failures_total', 'Rounds that failed; they are repeated.'),
    waiting: gauge('waiting_events', 'Events in the outbox, all relays together, counted up to 100,000.'),
    oldest: gauge('oldest_event_seconds', 'Age of the oldest event that waits.'),
    heldBack: gauge('set_aside_events', 'Events that were set aside and wait for an operator.'),
  };
}

/** Shows what is in the outbox; not a number when the database does not answer. */
export function showStatus(metrics: RelayMetrics, status: OutboxStatus | undefined): void {
  metrics.waiting.set(status?.waiting ?? Number.NaN);
  metrics.oldest.set(status?.oldestSeconds ?? Number.NaN);
  metrics.heldBack.set(status?.setAside ?? Number.NaN);
}
