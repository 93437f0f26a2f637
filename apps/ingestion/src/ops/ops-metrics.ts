import { Counter, Gauge, type MetricRegistry } from '@docket/telemetry';

/** What the ops worker counts; see {@link opsMetrics}. */
export type OpsMetrics = ReturnType<typeof opsMetrics>;

/** Registers what the ops worker counts. Names and help are the public side: docs/metrics-ingestion.md says what they mean. */
export function opsMetrics(registry: MetricRegistry) {
  const registers = [registry];
  const gauge = (name: string, help: string) => new Gauge({ name: `docket_ops_${name}`, help, registers });
  return {
    commands: new Counter({
      name: 'docket_ops_commands_total',
      help: 'Commands that were answered, by kind and by what became of them.',
      labelNames: ['kind', 'state'] as const,
      registers,
    }),
    auditFailures: new Counter({
      name: 'docket_ops_audit_failures_total',
      help: 'Attempts to tell the audit log that failed; they are repeated.',
      registers,
    }),
    pending: gauge('commands_pending', 'Commands without an outcome, those under way included.'),
    records: gauge('replay_records', 'Records filled in by the replay that this process works on, or did last.'),
    total: gauge('replay_total_records', 'Records up to the cut of that replay.'),
  };
}
