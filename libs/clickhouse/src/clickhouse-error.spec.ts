import { describe, expect, it } from '@jest/globals';
import { errorInAnswer, toClickHouseError } from './clickhouse-error.js';

/** As ClickHouse 26.7 writes it: a `throwIf` with a code of our own has no name between the parentheses. */
const WINDOW_PASSED =
  "Code: 9395. DB::Exception: Value passed to 'throwIf' function is non-zero: while executing 'FUNCTION and(...)'. () (version 26.7.2.1)\n";

describe('toClickHouseError', () => {
  it('reads a code that has no name, which the driver hands on as plain text', () => {
    expect(toClickHouseError(new Error(WINDOW_PASSED))).toMatchObject({
      code: 9395,
      type: 'window_passed',
      verdict: 'stop',
    });
    expect(errorInAnswer(WINDOW_PASSED)).toMatchObject({ code: 9395, type: 'window_passed' });
  });

  it('takes text that is no error of ClickHouse for an unknown outcome', () => {
    expect(toClickHouseError(new Error('502 Bad Gateway'))).toMatchObject({ code: 0, verdict: 'retry' });
    expect(errorInAnswer('<html>Code: 9395.')).toMatchObject({ code: 0, type: 'unexpected_answer', verdict: 'retry' });
  });
});
