import { describe, expect, it } from '@jest/globals';
import { ClickHouseError as DriverError } from '@clickhouse/client';
import { ClickHouseError, toClickHouseError } from './clickhouse-error.js';
import { FENCE_LOST, HELD, NETWORK_ERRORS, SERVER_ERRORS, WINDOW_PASSED } from './error-table.js';

// Written down by hand, apart from the table: a row that changes there must be changed here knowingly.
const server: [number, string, string][] = [
  [241, 'memory_limit', 'retry'],
  [173, 'overloaded', 'retry'],
  [777, 'overloaded', 'retry'],
  [778, 'overloaded', 'retry'],
  [252, 'too_many_parts', 'retry'],
  [159, 'timeout', 'retry'],
  [160, 'timeout', 'retry'],
  [209, 'timeout', 'retry'],
  [216, 'query_running', 'retry'],
  [236, 'cancelled', 'retry'],
  [394, 'cancelled', 'retry'],
  [677, 'cancelled', 'retry'],
  [734, 'cancelled', 'retry'],
  [735, 'cancelled', 'retry'],
  [FENCE_LOST, 'fence_lost', 'stop'],
  [WINDOW_PASSED, 'window_passed', 'stop'],
  [HELD, 'held', 'retry'],
  [242, 'table_readonly', 'retry'],
  [384, 'table_readonly', 'retry'],
  [733, 'table_readonly', 'retry'],
  [738, 'table_readonly', 'retry'],
  [201, 'overloaded', 'retry'],
  [202, 'overloaded', 'retry'],
  [364, 'overloaded', 'retry'],
  [439, 'overloaded', 'retry'],
  [574, 'overloaded', 'retry'],
  [692, 'overloaded', 'retry'],
  [700, 'overloaded', 'retry'],
  [745, 'overloaded', 'retry'],
  [749, 'overloaded', 'retry'],
  [762, 'overloaded', 'retry'],
  [3, 'unavailable', 'retry'],
  [32, 'unavailable', 'retry'],
  [95, 'unavailable', 'retry'],
  [96, 'unavailable', 'retry'],
  [198, 'unavailable', 'retry'],
  [203, 'unavailable', 'retry'],
  [210, 'unavailable', 'retry'],
  [279, 'unavailable', 'retry'],
  [297, 'unavailable', 'retry'],
  [519, 'unavailable', 'retry'],
  [1000, 'unavailable', 'retry'],
  [225, 'replica_unavailable', 'retry'],
  [244, 'replica_unavailable', 'retry'],
  [254, 'replica_unavailable', 'retry'],
  [265, 'replica_unavailable', 'retry'],
  [285, 'replica_unavailable', 'retry'],
  [286, 'replica_unavailable', 'retry'],
  [289, 'replica_unavailable', 'retry'],
  [319, 'replica_unavailable', 'retry'],
  [369, 'replica_unavailable', 'retry'],
  [416, 'replica_unavailable', 'retry'],
  [473, 'replica_unavailable', 'retry'],
  [529, 'replica_unavailable', 'retry'],
  [568, 'replica_unavailable', 'retry'],
  [571, 'replica_unavailable', 'retry'],
  [659, 'replica_unavailable', 'retry'],
  [999, 'replica_unavailable', 'retry'],
  [74, 'storage_unavailable', 'retry'],
  [75, 'storage_unavailable', 'retry'],
  [76, 'storage_unavailable', 'retry'],
  [86, 'storage_unavailable', 'retry'],
  [204, 'storage_unavailable', 'retry'],
  [425, 'storage_unavailable', 'retry'],
  [499, 'storage_unavailable', 'retry'],
  [500, 'storage_unavailable', 'retry'],
  [693, 'storage_unavailable', 'retry'],
  [707, 'storage_unavailable', 'retry'],
  [737, 'storage_unavailable', 'retry'],
  [900, 'storage_unavailable', 'retry'],
  [243, 'disk_full', 'retry'],
  [158, 'rows_limit', 'stop'],
  [307, 'rows_limit', 'stop'],
  [396, 'rows_limit', 'stop'],
  [60, 'unknown_table', 'stop'],
  [81, 'unknown_table', 'stop'],
  [16, 'unknown_column', 'stop'],
  [47, 'unknown_column', 'stop'],
  [497, 'access_denied', 'stop'],
  [192, 'authentication_failed', 'stop'],
  [193, 'authentication_failed', 'stop'],
  [516, 'authentication_failed', 'stop'],
  [27, 'invalid_data', 'stop'],
  [33, 'invalid_data', 'stop'],
  [53, 'invalid_data', 'stop'],
  [117, 'invalid_data', 'stop'],
  [115, 'invalid_setting', 'stop'],
  [164, 'access_denied', 'stop'],
  [452, 'invalid_setting', 'stop'],
];

const network: [string, string, string][] = [
  ['ECONNREFUSED', 'unavailable', 'retry'],
  ['ECONNRESET', 'unavailable', 'retry'],
  ['ECONNABORTED', 'unavailable', 'retry'],
  ['EPIPE', 'unavailable', 'retry'],
  ['ETIMEDOUT', 'unavailable', 'retry'],
  ['EHOSTUNREACH', 'unavailable', 'retry'],
  ['ENETUNREACH', 'unavailable', 'retry'],
  ['ENOTFOUND', 'unavailable', 'retry'],
  ['EAI_AGAIN', 'unavailable', 'retry'],
  ['ERR_STREAM_PREMATURE_CLOSE', 'unavailable', 'retry'],
  ['DEPTH_ZERO_SELF_SIGNED_CERT', 'certificate', 'stop'],
  ['SELF_SIGNED_CERT_IN_CHAIN', 'certificate', 'stop'],
  ['UNABLE_TO_VERIFY_LEAF_SIGNATURE', 'certificate', 'stop'],
  ['UNABLE_TO_GET_ISSUER_CERT_LOCALLY', 'certificate', 'stop'],
  ['CERT_HAS_EXPIRED', 'certificate', 'stop'],
  ['ERR_TLS_CERT_ALTNAME_INVALID', 'certificate', 'stop'],
];

const fromServer = (code: number, message: string) =>
  toClickHouseError(new DriverError({ message, code: String(code), type: 'ANY' }));
const fromNode = (code: string, message = 'x') => toClickHouseError(Object.assign(new Error(message), { code }));

describe('error table', () => {
  it.each(server)('code %i is %s: %s', (code, type, verdict) => {
    expect(fromServer(code, 'some text')).toMatchObject({ code, type, verdict, message: 'some text' });
  });

  it.each(network)('%s is %s: %s', (code, type, verdict) => {
    expect(fromNode(code)).toMatchObject({ code: 0, type, verdict });
  });

  it('has no row that is not tested here', () => {
    expect([...SERVER_ERRORS.keys()].sort()).toEqual(server.map(([code]) => code).sort());
    expect([...NETWORK_ERRORS.keys()].sort()).toEqual(network.map(([code]) => code).sort());
  });

  it('stops at an insert over too many months, which shares its code with too many parts', () => {
    const message = 'Too many partitions for single INSERT block (more than 100). The limit is controlled by ...';
    expect(fromServer(252, message)).toMatchObject({ type: 'too_many_partitions', verdict: 'stop' });
    expect(fromServer(252, 'Too many parts (3000) in table')).toMatchObject({
      type: 'too_many_parts',
      verdict: 'retry',
    });
    // Text from elsewhere in a message must not decide anything.
    expect(fromServer(252, `Too many parts. ${message}`)).toMatchObject({ type: 'too_many_parts', verdict: 'retry' });
  });

  it('stops at a code that nobody thought of', () => {
    expect(fromServer(36, 'Bad arguments')).toMatchObject({ code: 36, type: 'other', verdict: 'stop' });
    // The `throwIf` of a view, after the rows were written, is no refusal.
    expect(fromServer(395, 'fence lost')).toMatchObject({ code: 395, type: 'other', verdict: 'stop' });
  });

  it('takes a hung-up socket, a refused address list and foreign text for "unknown", to be tried again', () => {
    expect(fromNode('ECONNRESET', 'socket hang up')).toMatchObject({ type: 'unavailable', verdict: 'retry' });
    const refused = Object.assign(new Error('connect ECONNREFUSED'), { code: 'ECONNREFUSED' });
    expect(toClickHouseError(new AggregateError([refused]))).toMatchObject({ type: 'unavailable', verdict: 'retry' });
    expect(toClickHouseError(new Error('<html>502 Bad Gateway'))).toMatchObject({
      type: 'unexpected_answer',
      verdict: 'retry',
    });
  });

  it('keeps the cause and leaves its own errors as they are', () => {
    const cause = new Error('why');
    expect(toClickHouseError(cause).cause).toBe(cause);
    const own = new ClickHouseError('x', 1, { type: 'other', verdict: 'stop' });
    expect(toClickHouseError(own)).toBe(own);
  });
});
