import { z } from 'zod';
import { defineQuery } from '@docket/clickhouse';
import { type BoundConditions, joinConditions } from '../events/bound-conditions.js';
import { EVENT_COLUMNS, eventRow } from '../events/event-row.js';
import { type Step } from './windows.js';

const params = z.looseObject({ tenant_id: z.string(), share: z.int() });

/** The events of a step that a filter means, in the order of the topic. Both steps carry the same conditions, as pages do. */
export function changesQuery(filter: BoundConditions, step: Step) {
  const conditions = joinConditions([windowConditions(step), filter]);
  const where = ['tenant_id = {tenant_id: String}', ...conditions.sql].join(' AND ');
  const tail = 'ORDER BY epoch, kafka_partition, kafka_offset LIMIT {share: UInt32} BY epoch, kafka_partition';
  const definition = defineQuery({
    name: 'changes',
    sql: `SELECT ${EVENT_COLUMNS} FROM audit_events
WHERE ${where} AND occurred_at IN (SELECT occurred_at FROM audit_events WHERE ${where} ${tail})
${tail}`,
    params,
    row: eventRow,
  });
  return { definition, params: { ...conditions.params, share: step.share } };
}

/** Written out rather than by arrays: only so the index of offsets is used. */
function windowConditions({ epoch, windows }: Step): BoundConditions {
  const each = windows.map(
    (_, n) =>
      `(kafka_partition = {window_${n}: UInt32} AND kafka_offset >= {window_from_${n}: UInt64} AND kafka_offset < {window_to_${n}: UInt64})`,
  );
  const bound = windows.flatMap(({ partition, from, to }, n): [string, unknown][] => [
    [`window_${n}`, partition],
    [`window_from_${n}`, from],
    [`window_to_${n}`, to],
  ]);
  return {
    sql: ['epoch = {window_epoch: UInt32}', `(${each.join(' OR ')})`],
    params: { window_epoch: epoch, ...Object.fromEntries(bound) },
  };
}
