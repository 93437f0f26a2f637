import { generateTraffic, type TrafficEvent, type TrafficOptions } from '@docket/traffic';
import { type TestEvent } from './event-rows.js';

const PARTITIONS = 4;

/** A played help desk as ingestion would store it. @param until ms since 1970 */
export function trafficRows(options: TrafficOptions, until: number): TestEvent[] {
  const rows: TestEvent[] = [];
  for (const event of generateTraffic(options)) {
    if (event.input.occurred_at >= until) break;
    rows.push(rowOf(event, rows.length));
  }
  return rows;
}

function rowOf({ action, input }: TrafficEvent, offset: number): TestEvent {
  const { actor, target } = input;
  const department = input.department_id ?? actor.department_id ?? '';
  return {
    tenant_id: input.tenant_id,
    occurred_at: new Date(input.occurred_at),
    action,
    actor_type: actor.type,
    actor_id: actor.id,
    department,
    ticket_id: input.ticket_id ?? '',
    channel: input.channel ?? '',
    target_type: target?.type ?? '',
    target_id: target?.id ?? '',
    details: textsOf(input.details ?? {}),
    kafka_partition: partitionOf(input.ticket_id ?? actor.id),
    kafka_offset: offset,
  };
}

/** Fields of an action as ingestion keeps them: text, lists and records as JSON, nothing where there is nothing. */
function textsOf(details: object): Record<string, string> {
  return Object.fromEntries(
    Object.entries(details).flatMap(([name, value]: [string, unknown]): [string, string][] => {
      if (value === null || value === undefined) return [];
      return [[name, typeof value === 'string' ? value : JSON.stringify(value)]];
    }),
  );
}

function partitionOf(key: string): number {
  return Buffer.from(key).reduce((sum, byte) => sum + byte, 0) % PARTITIONS;
}
