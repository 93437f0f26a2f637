import { type ClickHouseReader } from '@docket/clickhouse';
import { isEventId } from '@docket/events';
import { z } from 'zod';
import { type CloserLook } from './look-closer.js';
import { type Origin } from './origin.js';
import { storedQuery } from './rejection-queries.js';

/** What decides where an event is in the table; read of a value that may be cut short. */
const eventKey = z.object({
  envelope: z.object({ event_id: z.string().refine(isEventId), tenant_id: z.string(), occurred_at: z.iso.datetime() }),
});

/** Where the event is stored by now, if it was published again and accepted. */
export async function storedAt(
  { read }: Pick<CloserLook, 'read'>,
  reader: Pick<ClickHouseReader, 'query'>,
): Promise<Origin | undefined> {
  const key = eventKey.safeParse(read?.value);
  if (!key.success) return undefined;
  const { event_id: id, tenant_id: tenant, occurred_at } = key.data.envelope;
  const [found] = await reader.query(storedQuery, { tenant, at: Date.parse(occurred_at), id });
  return found;
}
