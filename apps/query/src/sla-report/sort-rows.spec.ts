import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { SLA_COLUMNS, slaRow, type SlaRow, STATUSES } from './sla-row.js';
import { compareKeys, sortKeyOf } from './sort-rows.js';

const time = fc.integer({ min: 0, max: 3 }).map((n) => `2026-03-0${n + 1}T00:00:00.000Z`);
const maybe = <T>(values: fc.Arbitrary<T>) => fc.option(values, { nil: null });
const name = fc.constantFrom('a', 'B', 'ä', 'b');
const row: fc.Arbitrary<SlaRow> = fc.record({
  ticket: fc.string({ minLength: 1, maxLength: 2 }),
  type: fc.constantFrom('resolution', 'next_response'),
  number: fc.integer({ min: 1, max: 3 }),
  requester: maybe(name),
  requester_name: maybe(name),
  department: maybe(name),
  agent: maybe(name),
  policy: name,
  policy_version: fc.integer({ min: 1, max: 12 }),
  started: time,
  due: maybe(time),
  closed: maybe(time),
  status: fc.constantFrom(...STATUSES),
  target_minutes: fc.integer({ min: 1, max: 120 }),
  used_minutes: fc.double({ min: 0, max: 99, noNaN: true }),
  overdue_minutes: maybe(fc.integer({ min: 0, max: 9 })),
});

describe.each(SLA_COLUMNS)('rows by %s', (column) => {
  it('come upwards or downwards, those without a value last', () => {
    expect(Object.keys(slaRow.shape)).toContain(column);
    fc.assert(
      fc.property(fc.array(row, { maxLength: 12 }), fc.boolean(), (rows, downwards) => {
        const sort = downwards ? `-${column}` : column;
        const sorted = [...rows].sort((a, b) => compareKeys(sortKeyOf(a, sort), sortKeyOf(b, sort), sort));
        const values = sorted.map((one) => one[column]);
        const known = values.filter((value) => value !== null);
        expect(values.slice(known.length).every((value) => value === null)).toBe(true);
        for (const [n, value] of known.slice(1).entries()) {
          const before = known[n] ?? value;
          expect(downwards ? before >= value : before <= value).toBe(true);
        }
      }),
      { numRuns: 40 },
    );
  });
});
