import { ClickHouseError as DriverError } from '@clickhouse/client';
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

  it('names the view that failed, whatever the error quotes', () => {
    const quoted = "Cannot parse string 'x: while pushing to view a.b. (c)' as UInt64";
    const inView = `${quoted}: while executing 'FUNCTION toUInt64(x)': while pushing to view docket.inner: while pushing to view docket.per_day_mv. `;
    const error = toClickHouseError(new DriverError({ message: inView, code: '6', type: 'CANNOT_PARSE_TEXT' }));
    expect(error).toMatchObject({ code: 6, type: 'view_failed', verdict: 'stop', view: 'docket.per_day_mv' });
    expect(toClickHouseError(new DriverError({ message: quoted, code: '6', type: 'X' })).view).toBeUndefined();
    // As a `throwIf` of a view with a code of ours, or of its own, would be told.
    const text = (code: number) =>
      `Code: ${code}. DB::Exception: no: while executing 'FUNCTION throwIf(x)': while pushing to view d.v. () (version 26.7.2.1 (official build))\n`;
    expect(errorInAnswer(text(9394))).toMatchObject({ code: 9394, type: 'view_failed', view: 'd.v' });
    expect(errorInAnswer(text(77777))).toMatchObject({ type: 'view_failed', view: 'd.v' });
  });

  it('lets what passes by itself pass in a view as well', () => {
    const message = 'Memory limit exceeded: while pushing to view d.v.';
    const error = toClickHouseError(new DriverError({ message, code: '241', type: 'MEMORY_LIMIT_EXCEEDED' }));
    expect(error).toMatchObject({ type: 'memory_limit', verdict: 'retry', view: 'd.v' });
  });
});
