import pg from 'pg';

/** PostgreSQL did not do what it was asked for. */
export class PostgresFailure extends Error {
  override readonly name = 'PostgresFailure';

  constructor(
    message: string,
    /** `retry` when the same may succeed later without anybody changing anything. */
    readonly verdict: 'retry' | 'stop',
    options?: ErrorOptions,
  ) {
    super(message, options);
  }
}

/** Classes of SQLSTATE that pass: connection, resources, shutdown and start, conflicts. */
const PASSING = /^(08|53|57P|40|55P03)/;

/** What to do about an answer, by SQLSTATE. */
const ADVICE: Readonly<Record<string, string>> = {
  '42P01': 'the tables of the outbox are not there; `docket outbox sql` prints what makes them',
  '42501': 'the user lacks a right; docs/outbox.md lists those a relay needs',
  '28P01': 'the password in the URL is wrong',
  '28000': 'the server does not let this user in from here (pg_hba.conf)',
  '3D000': 'there is no such database',
};

/** The driver's error with a verdict and, where there is one, advice. */
export function postgresFailure(error: unknown): PostgresFailure {
  if (error instanceof PostgresFailure) return error;
  const message = textOf(error);
  if (!(error instanceof pg.DatabaseError))
    return new PostgresFailure(`PostgreSQL: ${message}`, 'retry', { cause: error });
  const { code = '' } = error;
  const advice = ADVICE[code] === undefined ? '' : `: ${ADVICE[code]}`;
  return new PostgresFailure(`PostgreSQL: ${message}${advice}`, PASSING.test(code) ? 'retry' : 'stop', {
    cause: error,
  });
}

/** Node tells of several addresses that refused in an error without a text of its own. */
function textOf(error: unknown): string {
  if (error instanceof AggregateError && error.message === '') return error.errors.map(textOf).join('; ');
  return error instanceof Error ? error.message : String(error);
}
