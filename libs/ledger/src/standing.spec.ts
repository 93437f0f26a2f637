import { describe, expect, it } from '@jest/globals';
import { doneRow } from './ledger.js';
import { anotherLog, standingOf, whyStopped } from './standing.js';

const place = { topic: 'events', epoch: 1, partition: 3 };
const pending = { ...doneRow(40, 'o', 0), last: 49 };

describe('standingOf', () => {
  it.each([
    ['level', { next: 50, pending: undefined }, { low: 0, high: 50 }, { is: 'sound', behind: 0 }],
    ['at the first offset kept', { next: 50, pending: undefined }, { low: 50, high: 60 }, { is: 'sound', behind: 10 }],
    ['with a batch to write again', { next: 50, pending }, { low: 40, high: 60 }, { is: 'sound', behind: 20 }],
    ['a gap', { next: 50, pending: undefined }, { low: 51, high: 60 }, { is: 'gap', from: 50, to: 51 }],
    ['a gap in a batch to write again', { next: 50, pending }, { low: 45, high: 60 }, { is: 'gap', from: 40, to: 45 }],
    ['another log', { next: 50, pending }, { low: 0, high: 49 }, { is: 'beyond_end', next: 50, high: 49 }],
    [
      'an empty new log',
      { next: 50, pending: undefined },
      { low: 0, high: 0 },
      { is: 'beyond_end', next: 50, high: 0 },
    ],
  ])('knows %s', (_, tail, range, standing) => {
    expect(standingOf(tail, range)).toEqual(standing);
  });
});

describe('whyStopped', () => {
  it('names the command that goes on', () => {
    expect(whyStopped(place, { is: 'sound', behind: 3 })).toBeUndefined();
    expect(whyStopped(place, { is: 'gap', from: 50, to: 60 })).toMatch(
      /offsets 50 to 59 were deleted .* docket ingest accept-gap 3 --to 60$/,
    );
    expect(whyStopped(place, { is: 'beyond_end', next: 50, high: 0 })).toMatch(/docket ingest new-epoch$/);
    expect(whyStopped(place, anotherLog({ offset: 49, mark: 'm' }, 50))).toMatch(
      /record at offset 49 is not .* offsets 0 to 49 were never ingested; .* docket ingest new-epoch$/,
    );
  });
});
