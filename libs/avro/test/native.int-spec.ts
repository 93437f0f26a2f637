import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { ACTION_SCHEMAS, type AvroSchema } from '@docket/events';
import { EventBlock } from '../src/block/event-block.js';
import { encodeWire } from '../src/wire.js';
import { Transcoders } from '../src/transcoders.js';
import { EventTable } from './clickhouse.js';
import { contractValue } from './contract-arbitrary.js';
import { anyAction, APPENDED } from './event-arbitrary.js';
import { CONSTANTS, mutate, mutation, reference, SCHEMA_ID, SEEDS } from './fates.js';
import { decodeBlock } from './native-decoder.js';

const meta = (schemaId: number, offset: number) => ({ schemaId, partition: 3, offset, appendedAt: APPENDED });

describe('blocks in ClickHouse', () => {
  const table = new EventTable();
  beforeAll(() => table.create());
  afterAll(() => table.drop());

  it('takes a block without rows', async () => {
    await table.insert(new EventBlock().encode(CONSTANTS));
    expect(await table.takeRows()).toEqual([]);
  });

  it.each(SEEDS)(
    'reads back every action of the contract as the reference has it, bad records between, seed %d',
    async (seed) => {
      const transcoders = new Transcoders();
      const block = new EventBlock();
      const expected: unknown[] = [];
      let offset = 0;
      for (const [index, schema] of Object.values(ACTION_SCHEMAS).entries()) {
        const id = index + 1;
        transcoders.add(id, schema);
        const value = fc.oneof(contractValue(schema, { least: false }), contractValue(schema, { least: true }));
        const records = fc.tuple(value, fc.array(mutation, { maxLength: 1 }));
        for (const [body, mutations] of fc.sample(records, { seed, numRuns: 40 })) {
          const bytes = mutations.reduce(mutate, encodeWire(id, body));
          const stored = transcoders.append(block, bytes, meta(id, offset)) === undefined;
          const [fate] = reference(schema, [bytes]);
          expect(stored).toBe(fate?.row !== undefined);
          if (stored) expected.push({ ...fate?.row, kafka_offset: BigInt(offset), schema_id: id });
          offset++;
        }
      }
      expect(expected.length).toBeGreaterThan(500);
      await table.insert(block.encode(CONSTANTS));
      expect(await table.takeRows()).toEqual(expected);
    },
  );

  it.each(SEEDS)('reads back records of any schema, seed %d', async (seed) => {
    const record = anyAction.chain((action) =>
      fc.tuple(fc.constant(action.schema), fc.array(action.records, { maxLength: 5 })),
    );
    const block = new EventBlock();
    const expected: unknown[] = [];
    let offset = 0;
    for (const [schema, parts] of fc.sample(record, { seed, numRuns: 100 }) as [AvroSchema, { bytes: Buffer }[]][]) {
      const transcoders = new Transcoders();
      transcoders.add(SCHEMA_ID, schema);
      for (const { bytes } of parts) {
        const value = encodeWire(SCHEMA_ID, bytes);
        if (transcoders.append(block, value, meta(SCHEMA_ID, offset)) === undefined) {
          expected.push({ ...reference(schema, [value])[0]?.row, kafka_offset: BigInt(offset) });
        }
        offset++;
      }
    }
    const pieces = block.encode(CONSTANTS);
    expect(decodeBlock(Buffer.concat(pieces))).toEqual(expected);
    await table.insert(pieces);
    expect(await table.takeRows()).toEqual(expected);
  });
});
