/** What a caller may do after an error: send the same again (as often as it takes), or stop and tell someone. */
export type Verdict = 'retry' | 'stop';

/** What went wrong, in our words. Branch on this, never on a message. */
export type ErrorType =
  | 'memory_limit'
  | 'too_many_parts'
  | 'too_many_partitions'
  | 'timeout'
  | 'query_running'
  | 'cancelled'
  | 'fence_lost'
  | 'window_passed'
  | 'table_readonly'
  | 'overloaded'
  | 'replica_unavailable'
  | 'disk_full'
  | 'rows_limit'
  | 'unknown_table'
  | 'unknown_column'
  | 'access_denied'
  | 'authentication_failed'
  | 'invalid_data'
  | 'invalid_setting'
  | 'unavailable'
  | 'certificate'
  | 'aborted'
  | 'unexpected_answer'
  | 'other';

export interface ErrorKind {
  readonly type: ErrorType;
  readonly verdict: Verdict;
}

const retry = (type: ErrorType): ErrorKind => ({ type, verdict: 'retry' });
const stop = (type: ErrorType): ErrorKind => ({ type, verdict: 'stop' });

/** Code of the `throwIf` that refuses an insert whose token may have been forgotten; above ClickHouse's own codes. */
export const WINDOW_PASSED = 9395;

/**
 * ClickHouse's error codes (src/Common/ErrorCodes.cpp). Retryable are those that pass without anyone changing the
 * statement or the data: a busy or restarting server, a full disk, a replica that lost its keeper. After any of
 * them the statement may or may not have been carried out: only a deduplication token makes a retry safe.
 */
export const SERVER_ERRORS: ReadonlyMap<number, ErrorKind> = new Map([
  [241, retry('memory_limit')],
  [252, retry('too_many_parts')],
  [159, retry('timeout')],
  [160, retry('timeout')],
  [209, retry('timeout')],
  [216, retry('query_running')],
  [236, retry('cancelled')],
  [394, retry('cancelled')],
  // `throwIf`: the condition an insert carries was false when it started.
  [395, stop('fence_lost')],
  // Our own code, given to the `throwIf` that asks whether the deduplication window still covers a batch.
  [WINDOW_PASSED, stop('window_passed')],
  [242, retry('table_readonly')],
  [202, retry('overloaded')],
  [439, retry('overloaded')],
  [745, retry('overloaded')],
  [210, retry('replica_unavailable')],
  [225, retry('replica_unavailable')],
  [279, retry('replica_unavailable')],
  [285, retry('replica_unavailable')],
  [286, retry('replica_unavailable')],
  [319, retry('replica_unavailable')],
  [999, retry('replica_unavailable')],
  [243, retry('disk_full')],
  [158, stop('rows_limit')],
  [307, stop('rows_limit')],
  [396, stop('rows_limit')],
  [60, stop('unknown_table')],
  [81, stop('unknown_table')],
  [16, stop('unknown_column')],
  [47, stop('unknown_column')],
  [497, stop('access_denied')],
  [192, stop('authentication_failed')],
  [193, stop('authentication_failed')],
  [516, stop('authentication_failed')],
  [27, stop('invalid_data')],
  [33, stop('invalid_data')],
  [53, stop('invalid_data')],
  [117, stop('invalid_data')],
  [115, stop('invalid_setting')],
  [164, stop('access_denied')],
  [452, stop('invalid_setting')],
]);

/** Errors of the connection, by Node's code. No answer means unknown, never "not done". */
export const NETWORK_ERRORS: ReadonlyMap<string, ErrorKind> = new Map([
  ['ECONNREFUSED', retry('unavailable')],
  ['ECONNRESET', retry('unavailable')],
  ['ECONNABORTED', retry('unavailable')],
  ['EPIPE', retry('unavailable')],
  ['ETIMEDOUT', retry('unavailable')],
  ['EHOSTUNREACH', retry('unavailable')],
  ['ENETUNREACH', retry('unavailable')],
  ['ENOTFOUND', retry('unavailable')],
  ['EAI_AGAIN', retry('unavailable')],
  ['ERR_STREAM_PREMATURE_CLOSE', retry('unavailable')],
  ['DEPTH_ZERO_SELF_SIGNED_CERT', stop('certificate')],
  ['SELF_SIGNED_CERT_IN_CHAIN', stop('certificate')],
  ['UNABLE_TO_VERIFY_LEAF_SIGNATURE', stop('certificate')],
  ['UNABLE_TO_GET_ISSUER_CERT_LOCALLY', stop('certificate')],
  ['CERT_HAS_EXPIRED', stop('certificate')],
  ['ERR_TLS_CERT_ALTNAME_INVALID', stop('certificate')],
]);

const TOO_MANY_PARTS = 252;

/** The kind of a server error; a code the table lacks is deterministic as far as we know, so it stops. */
export function serverErrorKind(code: number, message: string): ErrorKind {
  // ClickHouse uses 252 for two things: parts piling up (back-pressure, passes when merges catch up) and one insert
  // over too many months (never passes). Only the message tells them apart: the one exception to codes-only.
  if (code === TOO_MANY_PARTS && message.startsWith('Too many partitions for single INSERT block')) {
    return stop('too_many_partitions');
  }
  return SERVER_ERRORS.get(code) ?? stop('other');
}
