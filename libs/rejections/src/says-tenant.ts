import { z } from 'zod';
import { lookCloser } from './look-closer.js';
import { type RejectedRecord } from './rejection-queries.js';
import { type Schemas } from './schemas.js';

const envelope = z.object({ envelope: z.object({ tenant_id: z.string() }) });

/**
 * Whether a record is of a tenant beyond doubt: its key says so, which a producer may fill with anything, and so does the event, as far
 * as it can be read.
 * @param record with the beginning of its value at least
 */
export async function saysTenant(
  record: Pick<RejectedRecord, 'schema_id' | 'value' | 'tenant_id'>,
  tenant: string,
  schemas: Schemas,
): Promise<boolean> {
  if (record.tenant_id !== tenant) return false;
  const { read } = await lookCloser(record, schemas);
  const said = envelope.safeParse(read?.value);
  return said.success && said.data.envelope.tenant_id === tenant;
}
