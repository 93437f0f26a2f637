import { expect } from '@jest/globals';
import fc from 'fast-check';
import type { AvroSchema } from '@docket/events';
import { EventBlock } from '../src/block/event-block.js';
import { EVENT_COLUMNS } from '../src/block/event-columns.js';
import type { EventRow } from '../src/block/event-row.js';
import { referenceRow } from '../src/reference/reference-row.js';
import type { Rejection } from '../src/rejection.js';
import { Transcoders } from '../src/transcoders.js';
import { APPENDED, expectedRow, type Part } from './event-arbitrary.js';
import { decodeBlock } from './native-decoder.js';

/** Fuzzing settings. One seed always, one new each time: what the first finds stays found, the second finds what is new. */
export const SEEDS = [20_260_601, Date.now() % 0x7fff_ffff];
export const RUNS = Number(process.env['DOCKET_FUZZ_RUNS'] ?? 40);
/** Shrinking takes minutes: only when asked for, with the seed that a failure prints. */
export const endOnFailure = process.env['DOCKET_FUZZ_SHRINK'] === undefined;

export const SCHEMA_ID = 9;
export const CONSTANTS = { epoch: 7, ingestedAt: APPENDED + 1500 };
const EMPTY = Object.fromEntries(EVENT_COLUMNS.map(({ name }) => [name, '']));

export const metaOf = (offset: number) => ({ schemaId: SCHEMA_ID, partition: 3, offset, appendedAt: APPENDED });

/** What became of a record, in what the transcoder and the reference can be compared. */
export interface Fate {
  readonly row?: EventRow | undefined;
  readonly reason?: Rejection['reason'] | undefined;
  readonly field?: string | undefined;
}

function fateOf(rejection: Rejection): Fate {
  // avsc does not tell where the bytes went wrong.
  const field = rejection.reason === 'malformed' ? undefined : rejection.field;
  return { reason: rejection.reason, field };
}

/** What should become of a generated record. */
export function expectedFate(part: Part, offset: number): Fate {
  if (part.broken.length > 0) return { reason: 'invalid_field', field: part.broken[0] };
  if (part.skewed) return { reason: 'clock_skew', field: 'envelope.occurred_at' };
  const origin = { schema_id: SCHEMA_ID, kafka_partition: 3, kafka_offset: BigInt(offset), appended_at: APPENDED };
  const constants = { action: 'test.happened', epoch: CONSTANTS.epoch, ingested_at: CONSTANTS.ingestedAt };
  return { row: { ...EMPTY, ...expectedRow(part, { ...origin, ...constants }) } as unknown as EventRow };
}

/** A transcoder that knows one schema. */
export function transcodersOf(schema: AvroSchema): Transcoders {
  const transcoders = new Transcoders();
  transcoders.add(SCHEMA_ID, schema);
  return transcoders;
}

/** Appends all to one block, and gives each record's fate: rejected, or the row that comes out of the block. */
export function transcode(transcoders: Transcoders, values: readonly (Buffer | null)[]): Fate[] {
  const block = new EventBlock();
  const rejections = values.map((value, offset) => transcoders.append(block, value, metaOf(offset)));
  const rows = decodeBlock(Buffer.concat(block.encode(CONSTANTS)));
  let next = 0;
  const fates = rejections.map((rejection) => (rejection === undefined ? { row: rows[next++] } : fateOf(rejection)));
  expect(next).toBe(rows.length);
  return fates;
}

/** The fates by the reference. */
export function reference(schema: AvroSchema, values: readonly (Buffer | null)[]): Fate[] {
  return values.map((value, offset) => {
    const fate = referenceRow(schema, value, metaOf(offset), CONSTANTS);
    return 'row' in fate ? { row: fate.row } : fateOf(fate.rejection);
  });
}

/** A way to damage a value; the wire header stays. */
export const mutation = fc.tuple(
  fc.constantFrom('cut', 'flip', 'nudge', 'insert', 'remove', 'splice', 'append'),
  fc.nat(),
  fc.uint8Array({ minLength: 1, maxLength: 12 }),
);

export function mutate(value: Buffer, [kind, place, bytes]: [string, number, Uint8Array]): Buffer {
  const at = 5 + (place % Math.max(1, value.length - 5));
  const before = value.subarray(0, at);
  const byte = bytes[0] ?? 0;
  switch (kind) {
    case 'cut':
      return before;
    case 'flip':
      return Buffer.concat([before, Buffer.of((value[at] ?? 0) ^ (byte || 1)), value.subarray(at + 1)]);
    case 'nudge':
      // By one up or down: a neighbouring index, length or sign.
      return Buffer.concat([before, Buffer.of((value[at] ?? 0) + (byte % 2 === 0 ? 1 : 255)), value.subarray(at + 1)]);
    case 'insert':
      return Buffer.concat([before, bytes, value.subarray(at)]);
    case 'remove':
      return Buffer.concat([before, value.subarray(at + bytes.length)]);
    case 'splice':
      return Buffer.concat([before, bytes, value.subarray(at + bytes.length)]);
    default:
      return Buffer.concat([value, bytes]);
  }
}
