import { type EventBlock, type Rejection } from '@docket/avro';
import { type LedgerRow, type PartitionPlace } from '@docket/ledger';
import { BatchPass } from './batch-pass.js';
import { FateReader } from './fates.js';
import { type FormedBatch } from './formed-batch.js';
import { type RecordSpan } from './held-records.js';
import { type SchemaSource } from './schema-source.js';

/** What was decided about a record cannot be carried out: it was accepted as lost, or this version cannot read it. */
export class UnreadableRecordError extends Error {
  override readonly name = 'UnreadableRecordError';
  readonly verdict = 'stop';
}

/**
 * Forms a batch again with the fates that were recorded, whatever this version of the code would decide.
 * @param tools `block` is filled; what is returned refers to it
 * @param row offsets, and the fates of those that are not accepted
 * @param except offsets whose records are left out of what is to be written
 * @throws {UnreadableRecordError}
 */
export async function reformBatch(
  { block, schemas }: { readonly block: EventBlock; readonly schemas: SchemaSource },
  place: PartitionPlace,
  row: Pick<LedgerRow, 'first' | 'last' | 'fates'>,
  records: RecordSpan,
  except: ReadonlySet<number> = new Set(),
): Promise<FormedBatch> {
  const unknown = await schemas.prepare(schemaIdsOf(records).ids);
  const pass = new BatchPass(block, schemas.transcoders, records.held, place);
  const fates = new FateReader(row.fates);
  for (let index = 0; index < records.length; index += 1) {
    const offset = records.held.offset(index);
    const fate = fates.of(offset);
    if (fate === 'lost') throw new UnreadableRecordError(`offset ${offset} was accepted as lost`);
    if (fate === 'duplicate') pass.duplicate(index);
    else if (fate !== undefined) pass.rejectAs(index, rejectionAs(fate, pass.rejectionOf(index, unknown)), except);
    else acceptAgain(pass, records, index, unknown, except);
  }
  return pass.finish(row.first, row.last);
}

function acceptAgain(
  pass: BatchPass,
  { held }: RecordSpan,
  index: number,
  unknown: ReadonlySet<number>,
  except: ReadonlySet<number>,
): void {
  const rejection = pass.append(index, unknown);
  const offset = held.offset(index);
  if (rejection) {
    throw new UnreadableRecordError(
      `offset ${offset} was decided to be stored, but this version cannot read it: ${rejection.reason}, ${rejection.error}`,
    );
  }
  pass.admit();
  pass.accept(index);
  pass.touch();
  if (except.has(offset)) pass.leaveOut();
}

/** The recorded reason holds; this version's words for it are used when it finds the same. */
function rejectionAs(reason: Rejection['reason'], found: Rejection | undefined): Rejection {
  if (found?.reason === reason) return found;
  return { reason, field: '', error: 'decided by an earlier version of Docket' };
}

/** The schemas that records name: of as many of the first ones as name no more than `most`. */
export function schemaIdsOf({ held, length }: RecordSpan, most = Infinity): { ids: Set<number>; length: number } {
  const ids = new Set<number>();
  let last = -1;
  for (let index = 0; index < length; index += 1) {
    const id = held.schemaId(index);
    if (id === undefined || id === last) continue;
    if (ids.size >= most && !ids.has(id)) return { ids, length: index };
    ids.add(id);
    last = id;
  }
  return { ids, length };
}
