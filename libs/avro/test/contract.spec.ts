import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { ACTION_SCHEMAS, type Action, ACTIONS } from '@docket/events';
import { encodeWire } from '../src/wire.js';
import { contractValue } from './contract-arbitrary.js';
import { endOnFailure, mutate, mutation, reference, SCHEMA_ID, SEEDS, transcode, transcodersOf } from './fates.js';

const RUNS = Number(process.env['DOCKET_FUZZ_RUNS'] ?? 5);

describe.each(SEEDS)('every action of the contract against avsc, seed %d', (seed) => {
  it.each(ACTIONS as Action[])('%s', (action) => {
    const schema = ACTION_SCHEMAS[action];
    const transcoders = transcodersOf(schema);
    const value = fc.oneof(contractValue(schema, { least: false }), contractValue(schema, { least: true }));
    const good = fc.property(fc.array(value, { minLength: 1, maxLength: 10 }), (bodies) => {
      const values = bodies.map((body) => encodeWire(SCHEMA_ID, body));
      const fates = transcode(transcoders, values);
      expect(fates.map(({ reason, field }) => ({ reason, field }))).toEqual(fates.map(() => ({})));
      expect(fates).toEqual(reference(schema, values));
      expect(fates.map(({ row }) => row?.action)).toEqual(fates.map(() => action));
    });
    fc.assert(good, { seed, numRuns: RUNS, endOnFailure });
    // Bad rows between good ones.
    const mixed = fc.property(
      fc.array(fc.tuple(value, fc.array(mutation, { maxLength: 2 })), { minLength: 1, maxLength: 20 }),
      (records) => {
        const values = records.map(([body, mutations]) => mutations.reduce(mutate, encodeWire(SCHEMA_ID, body)));
        expect(transcode(transcoders, values)).toEqual(reference(schema, values));
      },
    );
    fc.assert(mixed, { seed, numRuns: RUNS, endOnFailure });
  });

  it('takes a value cut at any byte for malformed', () => {
    const schema = ACTION_SCHEMAS['ticket.status_changed'];
    const transcoders = transcodersOf(schema);
    const property = fc.property(contractValue(schema, { least: false }), (body) => {
      const whole = encodeWire(SCHEMA_ID, body);
      const values = Array.from({ length: whole.length - 5 }, (_, cut) => whole.subarray(0, 5 + cut));
      const reasons = new Set(transcode(transcoders, values).map(({ reason }) => reason));
      expect([...reasons]).toEqual(['malformed']);
    });
    fc.assert(property, { seed, numRuns: 3, endOnFailure });
  });
});
