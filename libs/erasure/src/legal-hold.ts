import { type ClickHouseReader } from '@docket/clickhouse';
import { type LegalHoldRecord } from './erasure-record.js';
import { countWhere, type Subjects } from './erase-rows.js';
import { inStatements, mentions, readSubject, type Subject, subjectText } from './subject.js';

/** A hold that is in force. */
export interface LegalHold extends LegalHoldRecord {
  readonly id: string;
}

/**
 * The holds that keep something of these subjects: of the whole tenant, of one of them, or of events that are about one of them
 * and about what is held.
 */
export async function holdsOn(
  reader: ClickHouseReader,
  { tenant, subjects }: Subjects,
  holds: readonly LegalHold[],
): Promise<LegalHold[]> {
  const names = new Set(subjects.map(subjectText));
  const blocking: LegalHold[] = [];
  for (const hold of holds) {
    if (hold.tenant_id !== tenant || hold.released_at !== undefined) continue;
    if (hold.subject === undefined || names.has(hold.subject)) blocking.push(hold);
    else if (await sharesEvents(reader, { tenant, subjects }, hold.subject)) blocking.push(hold);
  }
  return blocking;
}

async function sharesEvents(reader: ClickHouseReader, { tenant, subjects }: Subjects, text: string): Promise<boolean> {
  const held = readSubject(text);
  if (typeof held === 'string') throw new Error(`a legal hold is of ${text}, which is no subject`);
  for (const some of inStatements(subjects)) {
    if ((await countWhere(reader, 'audit_events', aboutBoth(tenant, some, held))) > 0) return true;
  }
  return false;
}

function aboutBoth(tenant: string, some: readonly Subject[], held: Subject): string {
  return `(${mentions(tenant, some)}) AND (${mentions(tenant, [held])})`;
}
