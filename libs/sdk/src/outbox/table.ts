/** Table of a new outbox. */
export const DEFAULT_TABLE = 'docket_outbox';

/** The longest that leaves room for what is added: PostgreSQL cuts names at 63 bytes. */
const IDENTIFIER = /^[a-z_][a-z0-9_]{0,44}$/;

/** The name of an outbox that PostgreSQL would not take as it stands. */
export class TableNameError extends Error {
  override readonly name = 'TableNameError';
  readonly verdict = 'stop';
}

/** Everything in the database that belongs to one outbox. Names are plain identifiers, so none of them needs quotes. */
export interface OutboxNames {
  /** Events that wait, with the schema if one was named. */
  readonly table: string;
  /** One row per slot, for locks. */
  readonly slots: string;
  /** One row per slot: how far it may have been sent. */
  readonly attempts: string;
  /** Events that could not be sent. */
  readonly setAside: string;
  /** Schema of the tables, if one was named. */
  readonly schema: string | undefined;
  /** What relays listen to. */
  readonly channel: string;
}

/**
 * @param table `name` or `schema.name`: lower-case letters, digits and `_`, not beginning with a digit, at most 45 each
 * @throws {TableNameError}
 */
export function outboxNames(table = DEFAULT_TABLE): OutboxNames {
  const parts = table.split('.');
  if (parts.length > 2 || !parts.every((part) => IDENTIFIER.test(part))) {
    throw new TableNameError(
      `outbox table ${JSON.stringify(table)}: must be a name or schema.name of lower-case letters, digits and "_", ` +
        'not beginning with a digit, at most 45 characters each',
    );
  }
  return {
    table,
    slots: `${table}_slots`,
    attempts: `${table}_attempts`,
    setAside: `${table}_set_aside`,
    schema: parts.length === 2 ? parts[0] : undefined,
    // Channels belong to no schema, and two outboxes of one name only wake each other for nothing.
    channel: parts.at(-1) ?? DEFAULT_TABLE,
  };
}
