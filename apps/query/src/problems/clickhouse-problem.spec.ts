import { describe, expect, it } from '@jest/globals';
import { ClickHouseError, type ErrorType } from '@docket/clickhouse';
import { clickHouseProblem } from './clickhouse-problem.js';
import { toProblem } from '@docket/http';

const failed = (type: ErrorType, code = 1) =>
  clickHouseProblem(new ClickHouseError('DB::Exception: secret text', code, { type, verdict: 'stop' }));

describe('a failed query', () => {
  it.each<[ErrorType, number, string]>([
    ['timeout', 422, 'Limit on time'],
    ['rows_limit', 422, 'Limit on rows'],
    ['memory_limit', 422, 'Limit on memory'],
    ['unavailable', 503, 'does not answer'],
    ['overloaded', 503, 'does not answer'],
    ['unknown_table', 503, 'does not answer'],
    ['invalid_data', 500, 'in the log'],
    ['other', 500, 'in the log'],
  ])('of type %s is %i: %s', (type, status, detail) => {
    expect(failed(type).toJSON()).toMatchObject({ status, detail: expect.stringContaining(detail) });
  });

  it('without an answer in time is not the fault of the question', () => {
    expect(failed('timeout', 0).status).toBe(503);
  });

  it('never shows what ClickHouse said', () => {
    for (const type of ['timeout', 'rows_limit', 'unavailable', 'other'] as const) {
      expect(JSON.stringify(failed(type))).not.toContain('secret');
    }
    expect(JSON.stringify(toProblem(new Error('secret')))).not.toContain('secret');
  });
});
