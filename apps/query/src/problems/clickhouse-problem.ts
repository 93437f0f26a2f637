import { ClickHouseError } from '@docket/clickhouse';
import { Problem } from '@docket/http';

/**
 * What a failed query means to the client: 422 when the question asks for more than one query may use (asking again
 * changes nothing), 503 when the store cannot answer now, 500 for everything that is our own mistake.
 */
export function clickHouseProblem(error: ClickHouseError): Problem {
  switch (error.type) {
    case 'timeout':
      // Code 0 is our own deadline without an answer: the server is away or swamped, the question may be fine.
      if (error.code === 0) return unavailable(error);
      return limit('time', 'took longer than one query may', error);
    case 'rows_limit':
      return limit('rows', 'read more rows, or has more groups, than one query may', error);
    case 'memory_limit':
      return limit('memory', 'needed more memory than one query may use', error);
    case 'unavailable':
    case 'overloaded':
    case 'unexpected_answer':
    case 'replica_unavailable':
    case 'storage_unavailable':
    case 'query_running':
    case 'cancelled':
    case 'table_readonly':
    case 'disk_full':
    case 'authentication_failed':
    case 'certificate':
    case 'unknown_table':
    case 'access_denied':
      return unavailable(error);
    case 'aborted':
    case 'too_many_parts':
    case 'too_many_partitions':
    case 'fence_lost':
    case 'window_passed':
    case 'held':
    case 'view_failed':
    case 'unknown_column':
    case 'invalid_data':
    case 'invalid_setting':
    case 'other':
      return new Problem('internal', 'The request failed; the cause is in the log of the service.', [], {
        cause: error,
      });
  }
}

function limit(which: 'time' | 'rows' | 'memory', what: string, cause: ClickHouseError): Problem {
  const detail = `Limit on ${which}: the query ${what}. Narrow it, for example with from and to.`;
  return new Problem('limit-exceeded', detail, [], { cause });
}

function unavailable(cause: ClickHouseError): Problem {
  return new Problem('unavailable', 'The store of the audit log does not answer at the moment; try again.', [], {
    cause,
  });
}

/** The problem that an error of the store is; undefined for any other error. */
export function storeProblem(thrown: unknown): Problem | undefined {
  return thrown instanceof ClickHouseError ? clickHouseProblem(thrown) : undefined;
}
