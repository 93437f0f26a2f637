/**
 * What runs statements on PostgreSQL: a client of `pg`, or whatever passes text and values on to one (docs/outbox.md has
 * adapters for TypeORM, Prisma and Knex). Placeholders are `$1`, `$2`, …, each used once and in this order.
 */
export interface Queryable {
  query(text: string, values?: unknown[]): Promise<unknown>;
}

/** The same where rows are read: `pg` has them in `rows`. */
export interface Reading {
  query(text: string, values?: unknown[]): Promise<{ readonly rows: readonly unknown[] }>;
}
