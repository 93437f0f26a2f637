import { describe, expect, it } from '@jest/globals';
import { ACTION_SCHEMAS, type AvroSchema } from '@docket/events';
import { avroBytes } from '../../test/avro-bytes.js';
import { APPENDED } from '../../test/event-arbitrary.js';
import { CONSTANTS, metaOf, SCHEMA_ID, transcodersOf } from '../../test/fates.js';
import { decodeBlock } from '../../test/native-decoder.js';
import { plainEnvelope } from '../../test/plain-event.js';
import { encodeWire } from '../wire.js';
import { EventBlock } from './event-block.js';

const { long, string, blocks } = avroBytes;
const schema: AvroSchema = {
  ...ACTION_SCHEMAS['ticket.other'],
  fields: ACTION_SCHEMAS['ticket.other'].fields.slice(0, 1),
};
const transcoders = transcodersOf(schema);

const id = (i: number) => `0190c0de-7000-7000-8000-${i.toString(16).padStart(12, '0')}`;
const present = (text: string) => Buffer.concat([long(1), string(text)]);

/** A record whose every second has a ticket and a label, and more text the larger its number. */
function record(i: number, replaced: Record<string, Buffer> = {}): Buffer {
  const label = Buffer.concat([string(`k${i}`), string('v'.repeat(i % 50))]);
  const optional =
    i % 2 === 0 ? { ticket_id: present(`T-${i}`), labels: blocks([{ items: [label], sized: true }]) } : {};
  return encodeWire(
    SCHEMA_ID,
    plainEnvelope({ event_id: string(id(i)), tenant_id: string(`tenant-${i}`), ...optional, ...replaced }),
  );
}
const append = (block: EventBlock, i: number, replaced = {}) =>
  transcoders.append(block, record(i, replaced), metaOf(i));
const rowsOf = (block: EventBlock) => decodeBlock(Buffer.concat(block.encode(CONSTANTS)));
const idsOf = (block: EventBlock) => rowsOf(block).map((row) => row.event_id);

describe('EventBlock', () => {
  it('is a block of no rows at first', () => {
    const block = new EventBlock();
    expect([block.rows, block.bytes, rowsOf(block)]).toEqual([0, 0, []]);
  });

  it('keeps every row when its memory grows, and tells its size', () => {
    const block = new EventBlock();
    for (let i = 0; i < 5000; i++) expect(append(block, i)).toBeUndefined();
    const bytes = block.bytes;
    const rows = rowsOf(block);
    expect(rows.map((row) => row.event_id)).toEqual(Array.from({ length: 5000 }, (_, i) => id(i)));
    expect(rows.map((row) => row.ticket_id)).toEqual(
      Array.from({ length: 5000 }, (_, i) => (i % 2 === 0 ? `T-${i}` : '')),
    );
    const names = block.encode(CONSTANTS)[0]?.length ?? 0;
    const headers = block.columns.reduce((sum, { name, type }) => sum + name.length + type.length + 2, names);
    expect(Buffer.concat(block.encode(CONSTANTS)).length).toBe(bytes + headers);
  });

  it('takes the last row back, also between rejections', () => {
    const block = new EventBlock();
    const kept: string[] = [];
    for (let i = 0; i < 300; i++) {
      if (i % 7 === 0) expect(append(block, i, { outcome: long(99) })?.reason).toBe('malformed');
      else append(block, i);
      if (i % 7 === 0) continue;
      if (i % 5 === 0) block.dropLast();
      else kept.push(id(i));
    }
    expect(block.rows).toBe(kept.length);
    expect(idsOf(block)).toEqual(kept);
  });

  it('refuses to take back what it does not remember', () => {
    const block = new EventBlock();
    expect(() => {
      block.dropLast();
    }).toThrow('no row was just appended');
    append(block, 1);
    append(block, 2);
    block.dropLast();
    expect(() => {
      block.dropLast();
    }).toThrow('no row was just appended');
    append(block, 3, { tenant_id: string('') });
    expect(() => block.lastKey()).toThrow('no row was just appended');
    expect(idsOf(block)).toEqual([id(1)]);
  });

  it('tells the key and the id of the last row', () => {
    const block = new EventBlock();
    append(block, 10);
    append(block, 255, { tenant_id: string('é'.repeat(100)) });
    expect(block.lastEventId()).toBe(id(255));
    expect(block.lastKey()).toEqual({ tenantId: 'é'.repeat(100), occurredAt: APPENDED - 1000, eventId: id(255) });
    const words = new Uint32Array(9);
    block.copyEventId(0, words, 1);
    block.copyEventId(1, words, 5);
    // High half 0190c0de70007000, low half 80000000000000XX; of each the low word first.
    expect([...words]).toEqual([
      0, 0x7000_7000, 0x0190_c0de, 10, 0x8000_0000, 0x7000_7000, 0x0190_c0de, 255, 0x8000_0000,
    ]);
  });

  it('gives its own memory, which stays as it is until reset', () => {
    const block = new EventBlock();
    append(block, 1);
    const first = Buffer.concat(block.encode(CONSTANTS));
    expect(() => append(block, 2)).toThrow('reset it first');
    expect(() => {
      block.dropLast();
    }).toThrow('reset it first');
    expect(Buffer.concat(block.encode(CONSTANTS)).equals(first)).toBe(true);
    expect(Buffer.concat(block.encode({ ...CONSTANTS, epoch: 8 })).equals(first)).toBe(false);
    block.reset();
    expect([block.rows, block.bytes]).toEqual([0, 0]);
    append(block, 2);
    expect(idsOf(block)).toEqual([id(2)]);
  });

  it('does not keep the memory of one large batch for ever', () => {
    const block = new EventBlock();
    const large = { reason: present('x'.repeat(2000)) };
    for (let i = 0; i < 20_000; i++) append(block, i, large);
    const memory = () => block.encode(CONSTANTS).reduce((sum, piece) => sum + piece.buffer.byteLength, 0);
    const full = memory();
    block.reset();
    append(block, 1);
    block.reset();
    append(block, 1);
    expect(memory()).toBeLessThan(full / 10);
    expect(idsOf(block)).toEqual([id(1)]);
  });

  it('keeps offsets of 64 bits', () => {
    const block = new EventBlock();
    for (const offset of [2 ** 53 - 1, 2n ** 63n - 1n, 0n, 5]) {
      transcoders.append(block, record(1), { ...metaOf(0), offset });
    }
    expect(rowsOf(block).map((row) => row.kafka_offset)).toEqual([2n ** 53n - 1n, 2n ** 63n - 1n, 0n, 5n]);
  });
});
