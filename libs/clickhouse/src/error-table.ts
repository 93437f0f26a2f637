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
  | 'held'
  | 'view_failed'
  | 'table_readonly'
  | 'overloaded'
  | 'replica_unavailable'
  | 'storage_unavailable'
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
const all = (kind: ErrorKind, codes: readonly number[]): [number, ErrorKind][] => codes.map((code) => [code, kind]);

/**
 * Codes of the `throwIf`s that refuse an insert, above ClickHouse's own: one of ours cannot be mistaken for that of a
 * view, whose `throwIf` (395) comes after the rows were written.
 */
export const FENCE_LOST = 9394;
/** The token of the insert may have been forgotten. */
export const WINDOW_PASSED = 9395;
/** Nothing new may be decided for a moment: somebody looks at everything as it stands. */
export const HELD = 9396;

/**
 * ClickHouse's error codes (src/Common/ErrorCodes.cpp). Retryable are those that pass without anyone changing the
 * statement or the data: a busy or restarting server, a full disk, a replica that lost its keeper. After any of
 * them the statement may or may not have been carried out: only a deduplication token makes a retry safe. A table that
 * is not there may come with a migration, but somebody has to run it, so that stops.
 */
export const SERVER_ERRORS: ReadonlyMap<number, ErrorKind> = new Map([
  [241, retry('memory_limit')],
  [252, retry('too_many_parts')],
  ...all(retry('timeout'), [159, 160, 209]),
  [216, retry('query_running')],
  ...all(retry('cancelled'), [236, 394, 677, 734, 735]),
  // Given by the conditions that an insert carries, when one of them was false as it started.
  [FENCE_LOST, stop('fence_lost')],
  [WINDOW_PASSED, stop('window_passed')],
  [HELD, retry('held')],
  ...all(retry('table_readonly'), [242, 384, 733, 738]),
  ...all(retry('overloaded'), [173, 201, 202, 364, 439, 574, 692, 700, 745, 749, 762, 777, 778]),
  // Connections between servers, name look-ups, and bodies that ended too early because the connection did.
  ...all(retry('unavailable'), [3, 32, 95, 96, 198, 203, 210, 279, 297, 519, 1000]),
  ...all(
    retry('replica_unavailable'),
    [225, 244, 254, 265, 285, 286, 289, 319, 369, 416, 473, 529, 568, 571, 659, 999],
  ),
  // Files and object stores: S3, Azure, Google, and what the operating system says of a disk.
  ...all(retry('storage_unavailable'), [74, 75, 76, 86, 204, 425, 499, 500, 693, 707, 737, 900]),
  [243, retry('disk_full')],
  ...all(stop('rows_limit'), [158, 307, 396]),
  ...all(stop('unknown_table'), [60, 81]),
  ...all(stop('unknown_column'), [16, 47]),
  ...all(stop('access_denied'), [164, 497]),
  ...all(stop('authentication_failed'), [192, 193, 516]),
  ...all(stop('invalid_data'), [27, 33, 53, 117]),
  ...all(stop('invalid_setting'), [115, 452]),
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
