import { type ClickHouseReader, defineQuery, rowType } from '@docket/clickhouse';
import { type TopicAdmin } from '@docket/kafka';
import { z } from 'zod';

/** Kind of the rows that say how far the control topic is in ClickHouse; the id of one is the partition. */
export const POSITION_KIND = 'position';

const positionsQuery = defineQuery({
  name: 'control.positions',
  sql: `SELECT id, max(version) AS next FROM control_state WHERE kind = '${POSITION_KIND}' GROUP BY id`,
  params: z.object({}),
  row: z.object({ id: z.string(), next: rowType.int64 }),
});

/** Of each partition of the control topic the offset up to which ClickHouse has it. */
export async function controlPositions(reader: ClickHouseReader): Promise<ReadonlyMap<number, number>> {
  const rows = await reader.query(positionsQuery, {});
  return new Map(rows.map(({ id, next }) => [Number(id), next]));
}

/** ClickHouse does not have all of the control topic yet. */
export class ControlBehindError extends Error {
  override readonly name = 'ControlBehindError';
  readonly verdict = 'retry';
}

const LOOK_MS = 50;
/** After this it is tried anew, with a line in the log. */
const PATIENCE_MS = 10_000;

/**
 * Waits until ClickHouse has everything that the control topic has now.
 * @throws {ControlBehindError} when that takes long
 */
export async function untilControlIsKnown(
  reader: ClickHouseReader,
  admin: Pick<TopicAdmin, 'ranges'>,
  topic: string,
): Promise<void> {
  const ranges = await admin.ranges(topic);
  const until = Date.now() + PATIENCE_MS;
  for (;;) {
    const positions = await controlPositions(reader);
    const behind = ranges.find(
      ({ partition, low, high }) => high > low && (positions.get(partition) ?? 0) < Number(high),
    );
    if (!behind) return;
    if (Date.now() > until) {
      throw new ControlBehindError(
        `partition ${behind.partition} of ${topic} is not in ClickHouse up to ${behind.high} yet: what was erased is not known`,
      );
    }
    await new Promise((resolve) => setTimeout(resolve, LOOK_MS));
  }
}
