import { type ClickHouseReader, type ClickHouseWriter, defineQuery, quoteText, rowType } from '@docket/clickhouse';
import { beforeBounds, type OffsetBounds } from '@docket/ledger';
import { z } from 'zod';
import { inStatements, mentions, type Subject } from './subject.js';

/** What is to be erased: everything of some subjects up to an offset of each partition. */
export interface ErasureScope {
  readonly tenant: string;
  readonly subjects: readonly Subject[];
  /** Of each partition the first offset that stays. */
  readonly upTo: OffsetBounds;
}

/** Whose events are meant. */
export type Subjects = Pick<ErasureScope, 'tenant' | 'subjects'>;

const LIMITS = { executionSeconds: 600, rowsToRead: 1_000_000_000_000 };
const NO_PARAMS = z.object({});

/** Most tickets that belong to the subjects of one command. */
const MOST_TICKETS = 10_000;

/** How many events there are of some subjects. One that is about two of many subjects may be counted twice. */
export async function countEvents(reader: ClickHouseReader, { tenant, subjects }: Subjects): Promise<number> {
  let events = 0;
  for (const some of inStatements(subjects)) {
    events += await countWhere(reader, 'audit_events', mentions(tenant, some));
  }
  return events;
}

/** The tickets that some contacts opened. */
export async function ticketsOf(reader: ClickHouseReader, { tenant, subjects }: Subjects): Promise<Subject[]> {
  const contacts = subjects.filter(({ type }) => type === 'CONTACT');
  const tickets = new Set<string>();
  for (const some of inStatements(contacts)) {
    const query = defineQuery({
      name: 'erasure.tickets',
      sql:
        `SELECT DISTINCT ticket_id FROM audit_events WHERE ${mentions(tenant, some)} ` +
        `AND action = 'ticket.created' AND ticket_id != '' ORDER BY ticket_id`,
      params: NO_PARAMS,
      row: z.object({ ticket_id: z.string() }),
      limits: { ...LIMITS, resultRows: MOST_TICKETS },
    });
    for (const { ticket_id: id } of await reader.query(query, {})) tickets.add(id);
  }
  return [...tickets].map((id) => ({ type: 'TICKET', id }));
}

/** The longest that a mutation may take, ms: it writes every part anew that has something of the subjects. */
const MUTATION_MS = 3_600_000;
/** 2: on all replicas. */
const MUTATION = { deadlineMs: MUTATION_MS, settings: { mutations_sync: '2' } };

/**
 * Deletes what there is of some subjects from the events, and from the rejections what has their key. The parts that had it are
 * written anew: it is gone from disk when ClickHouse drops the old ones, some minutes later. Doing it again changes nothing.
 */
export async function eraseRows(writer: ClickHouseWriter, scope: ErasureScope): Promise<void> {
  for (const some of inStatements(scope.subjects)) {
    const mentioned = mentions(scope.tenant, some);
    await writer.command(
      `ALTER TABLE audit_events DELETE WHERE ${mentioned} AND ${beforeBounds(scope.upTo)}`,
      MUTATION,
    );
    const keys = some.map(({ id }) => quoteText(`${scope.tenant}/${id}`)).join(', ');
    const keyed = `tenant_id = ${quoteText(scope.tenant)} AND kafka_key IN (${keys})`;
    await writer.command(
      `ALTER TABLE audit_rejections DELETE WHERE ${keyed} AND ${beforeBounds(scope.upTo)}`,
      MUTATION,
    );
  }
}

/** Rejected records of the tenant that have the id of a subject somewhere in their bytes: nobody can read what they are about. */
export async function rejectionsNaming(reader: ClickHouseReader, { tenant, subjects }: Subjects): Promise<number> {
  let count = 0;
  for (const some of inStatements(subjects)) {
    const found = some.map(({ id }) => `position(value, ${quoteText(id)}) > 0`).join(' OR ');
    count += await countWhere(reader, 'audit_rejections', `tenant_id = ${quoteText(tenant)} AND (${found})`);
  }
  return count;
}

/** How many rows there are under a condition. */
export async function countWhere(
  reader: ClickHouseReader,
  table: 'audit_events' | 'audit_rejections',
  where: string,
): Promise<number> {
  const query = defineQuery({
    name: 'erasure.count',
    sql: `SELECT count() AS count FROM ${table} WHERE ${where}`,
    params: NO_PARAMS,
    row: z.object({ count: rowType.int64 }),
    limits: LIMITS,
  });
  const [row] = await reader.query(query, {});
  return row?.count ?? 0;
}
