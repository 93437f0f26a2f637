import { createHash } from 'node:crypto';
import { quoteText } from '@docket/clickhouse';

/** Whose events are erased, or must not be: an actor, or a ticket. */
export const SUBJECT_TYPES = ['CONTACT', 'AGENT', 'BOT', 'API', 'SYSTEM', 'TICKET'] as const;
export type SubjectType = (typeof SUBJECT_TYPES)[number];

/** One whose events are meant, within a tenant. */
export interface Subject {
  readonly type: SubjectType;
  readonly id: string;
}

const LONGEST_ID = 1_024;

/** Reads `contact:77`. @returns a sentence about what is wrong with it, if anything is */
export function readSubject(text: string): Subject | string {
  const colon = text.indexOf(':');
  const type = SUBJECT_TYPES.find((one) => one === text.slice(0, Math.max(0, colon)).toUpperCase());
  const id = text.slice(colon + 1);
  const types = SUBJECT_TYPES.map((one) => one.toLowerCase()).join(', ');
  if (!type) return `"${text}": a subject is <type>:<id>, such as contact:77; the types are ${types}`;
  if (id === '') return `"${text}": the id is missing behind the colon`;
  if (id.length > LONGEST_ID) return `the id of a subject has at most ${LONGEST_ID} characters`;
  return { type, id };
}

/** As `readSubject` reads it. */
export function subjectText({ type, id }: Subject): string {
  return `${type.toLowerCase()}:${id}`;
}

/** Between the parts of what is hashed; no id has it, because no text of an event may. */
const BETWEEN = '\0';

/**
 * What a subject is remembered by when nothing else of it may be kept: SHA-256, hex, of tenant, type and id. It tells
 * whether somebody was erased to whoever has the id, and the id to nobody.
 */
export function subjectKey(tenant: string, { type, id }: Subject): string {
  return createHash('sha256').update([tenant, type, id].join(BETWEEN)).digest('hex');
}

/** Where an event names somebody: expressions over the columns of `audit_events`. */
interface Mention {
  /** Type of whom it names, where that is not fixed. */
  readonly type: string;
  readonly id: string;
  /** Types that can stand there; all of actors without. */
  readonly only?: SubjectType;
}

const detail = (only: SubjectType, field: string): Mention => ({
  type: quoteText(only),
  id: `details[${quoteText(field)}]`,
  only,
});

/** Every place of an event in which the contract names a person or a ticket that the event is about. */
const MENTIONS: readonly Mention[] = [
  { type: 'actor_type', id: 'actor_id' },
  { type: 'on_behalf_of_type', id: 'on_behalf_of_id' },
  { type: 'upper(target_type)', id: 'target_id' },
  { type: quoteText('TICKET'), id: 'ticket_id', only: 'TICKET' },
  detail('CONTACT', 'requester_id'),
  ...['agent_id', 'from_agent_id', 'to_agent_id'].map((field) => detail('AGENT', field)),
];

/** Condition over `audit_events`: the event is about one of these. */
export function mentions(tenant: string, subjects: readonly Subject[]): string {
  const conditions = SUBJECT_TYPES.flatMap((type) => {
    const ids = subjects.filter((one) => one.type === type).map(({ id }) => quoteText(id));
    if (ids.length === 0) return [];
    const places = MENTIONS.filter(({ only }) => only === undefined || only === type);
    return places.map((place) => mentionedAt(place, type, ids));
  });
  return `tenant_id = ${quoteText(tenant)} AND (${conditions.length > 0 ? conditions.join(' OR ') : 'false'})`;
}

function mentionedAt({ type: expression, id, only }: Mention, type: SubjectType, ids: readonly string[]): string {
  const among = `${id} IN (${ids.join(', ')})`;
  return only === undefined ? `(${expression} = ${quoteText(type)} AND ${among})` : among;
}

/** Bytes of ids in one statement: ClickHouse takes 256 KiB of text, in which each id stands up to six times. */
const STATEMENT_BYTES = 30_000;

/** Subjects in pieces that fit into one statement. */
export function inStatements(subjects: readonly Subject[]): Subject[][] {
  const pieces: Subject[][] = [];
  let bytes = Infinity;
  for (const subject of subjects) {
    const more = Buffer.byteLength(quoteText(subject.id)) + 2;
    if (bytes + more > STATEMENT_BYTES) {
      pieces.push([]);
      bytes = 0;
    }
    pieces.at(-1)?.push(subject);
    bytes += more;
  }
  return pieces;
}

/** Keys of all that an event is about, as an array. */
export const MENTIONED_KEYS = `[${MENTIONS.map(
  ({ type, id }) => `lower(hex(SHA256(concat(tenant_id, char(0), ${type}, char(0), ${id}))))`,
).join(', ')}]`;

/** The same of a rejected record, as far as its key tells: all types, because a key says none. */
export const REJECTED_KEYS = `arrayMap(t -> lower(hex(SHA256(concat(tenant_id, char(0), t, char(0), substring(kafka_key, length(tenant_id) + 2))))), [${SUBJECT_TYPES.map(quoteText).join(', ')}])`;
