import { afterAll, describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { encodeWire } from '../src/wire.js';
import { anyAction } from './event-arbitrary.js';
import {
  endOnFailure,
  expectedFate,
  type Fate,
  mutate,
  mutation,
  reference,
  RUNS,
  SCHEMA_ID,
  SEEDS,
  transcode,
  transcodersOf,
} from './fates.js';

describe.each(SEEDS)('differential, seed %d', (seed) => {
  const reached = new Map<string, number>();
  const count = (fates: readonly Fate[]) => {
    for (const { reason } of fates) reached.set(reason ?? 'stored', (reached.get(reason ?? 'stored') ?? 0) + 1);
  };

  it('takes records of any schema to the rows that were meant, as the reference does', () => {
    const property = fc.property(
      anyAction.chain((action) =>
        fc.tuple(fc.constant(action), fc.array(action.records, { minLength: 1, maxLength: 12 })),
      ),
      ([{ schema }, parts]) => {
        const values = parts.map(({ bytes }) => encodeWire(SCHEMA_ID, bytes));
        const fates = transcode(transcodersOf(schema), values);
        count(fates);
        expect(fates).toEqual(parts.map(expectedFate));
        expect(reference(schema, values)).toEqual(fates);
      },
    );
    fc.assert(property, { seed, numRuns: RUNS, endOnFailure });
  });

  it('judges damaged bytes as the reference does, and shifts no row', () => {
    const property = fc.property(
      anyAction.chain((action) =>
        fc.tuple(
          fc.constant(action),
          fc.array(fc.tuple(action.records, fc.array(mutation, { maxLength: 3 })), { minLength: 1, maxLength: 20 }),
        ),
      ),
      ([{ schema }, records]) => {
        const values = records.map(([{ bytes }, mutations]) => mutations.reduce(mutate, encodeWire(SCHEMA_ID, bytes)));
        const fates = transcode(transcodersOf(schema), values);
        count(fates);
        expect(fates).toEqual(reference(schema, values));
      },
    );
    fc.assert(property, { seed, numRuns: RUNS, endOnFailure });
  });

  afterAll(() => {
    // A generator that only makes one kind of record would prove nothing.
    for (const fate of ['stored', 'malformed', 'invalid_field', 'trailing_bytes', 'clock_skew']) {
      expect({ fate, count: reached.get(fate) ?? 0 }).not.toEqual({ fate, count: 0 });
    }
  });
});
