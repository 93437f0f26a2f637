import { type ClickHouseWriter } from '@docket/clickhouse';

/**
 * Has ClickHouse make a tenant's events, one per offset in one partition: a minute apart, or so many in each minute.
 * @param perMinute how many share a minute
 */
export async function makeEvents(
  writer: ClickHouseWriter,
  tenantId: string,
  { rows, perMinute = 10 }: { readonly rows: number; readonly perMinute?: number },
): Promise<void> {
  const columns = {
    event_id: 'generateUUIDv4()',
    occurred_at: `toDateTime64('2026-01-01 00:00:00', 3, 'UTC') + toIntervalMinute(intDiv(number, ${perMinute}))`,
    tenant_id: '{tenant: String}',
    action: "['ticket.created', 'ticket.status_changed', 'ticket.note_added', 'message.sent'][number % 4 + 1]",
    actor_type: "'AGENT'",
    actor_id: "concat('agent-', toString(number % 97))",
    actor_name: "concat('Agent number ', toString(number % 97))",
    department: "concat('department-', toString(number % 7))",
    ticket_id: "concat('T-', toString(intDiv(number, 9)))",
    channel: "'email'",
    outcome: "'SUCCESS'",
    reason: "if(number % 50 = 0, '=\"quoted\",\\n second line', '')",
    producer_service: "'test'",
    producer_instance: "'i1'",
    producer_sequence: 'number',
    labels: "map('tier', 'gold')",
    details: "map('from', 'New', 'to', 'Active', 'note', hex(cityHash64(number)))",
    schema_id: '7',
    epoch: '1',
    kafka_partition: '0',
    kafka_offset: 'number',
    appended_at: "toDateTime64('2026-06-01 00:00:00', 3, 'UTC')",
    ingested_at: "toDateTime64('2026-06-01 00:00:00', 3, 'UTC')",
  };
  await writer.command(
    `INSERT INTO audit_events (${Object.keys(columns).join(', ')}) SELECT ${Object.values(columns).join(', ')} FROM numbers(${rows})`,
    { params: { tenant: tenantId }, deadlineMs: 500_000 },
  );
}
