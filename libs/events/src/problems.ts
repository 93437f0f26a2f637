import type { Envelope } from './generated/types/docket.js';
import { isEventId } from './event-id.js';
import { LIMITS } from './limits.js';

/** One thing wrong with an event: the path of the field (`actor.id`, `labels.source`) and what is wrong, in words. */
export interface FieldProblem {
  readonly field: string;
  readonly message: string;
}

/** A rule for a text of the envelope. */
export interface TextRule {
  /** Path from the envelope, with dots. */
  readonly field: string;
  /** Most bytes of UTF-8. */
  readonly limit: number;
  /** Must be there (together with the record around it) and not be empty. */
  readonly required?: true;
  /** May be absent, but not empty: in the tables '' means absent. */
  readonly notEmpty?: true;
}

const { id, name } = LIMITS;

/** Rules for a person or program, wherever the envelope has one. */
function actorRules(path: string): TextRule[] {
  return [
    { field: `${path}.id`, limit: id, required: true },
    { field: `${path}.name`, limit: name },
    { field: `${path}.email`, limit: name },
    { field: `${path}.role`, limit: name },
    { field: `${path}.department_id`, limit: id, notEmpty: true },
  ];
}

/** What Avro cannot say about the texts of the envelope. Producers and ingestion hold the same rules. */
export const ENVELOPE_TEXT_RULES: readonly TextRule[] = [
  { field: 'tenant_id', limit: id, required: true },
  ...actorRules('actor'),
  ...actorRules('on_behalf_of'),
  { field: 'department_id', limit: id, notEmpty: true },
  { field: 'department_name', limit: name },
  { field: 'ticket_id', limit: id, notEmpty: true },
  { field: 'target.type', limit: name, required: true },
  { field: 'target.id', limit: id, required: true },
  { field: 'target.name', limit: name },
  { field: 'channel', limit: name },
  { field: 'session_id', limit: id, notEmpty: true },
  { field: 'request_id', limit: id, notEmpty: true },
  { field: 'trace_id', limit: id, notEmpty: true },
  { field: 'ip', limit: name },
  { field: 'user_agent', limit: LIMITS.userAgent },
  { field: 'reason', limit: LIMITS.reason },
  { field: 'producer.service', limit: name, required: true },
  { field: 'producer.instance', limit: name, required: true },
  { field: 'subject_key_id', limit: id, notEmpty: true },
];

/** Records of the envelope that may be absent as a whole. */
const OPTIONAL_RECORDS: ReadonlySet<string> = new Set(['on_behalf_of', 'target']);

/** The rules, with the names on the way to each text. */
const TEXTS = ENVELOPE_TEXT_RULES.map((rule) => {
  const [first = '', second] = rule.field.split('.');
  return { rule, first, second, optional: OPTIONAL_RECORDS.has(first) };
});

/**
 * What Avro cannot say about an envelope: limits, ids that may not be empty, ranges. Empty when nothing is wrong.
 * Types are Avro's to check; a value of another type is reported here only where a rule would need to read it.
 */
export function problemsOf(envelope: Envelope): FieldProblem[] {
  const values = envelope as unknown as Readonly<Record<string, unknown>>;
  const problems = [...eventIdProblems(values['event_id']), ...timeProblems(values['occurred_at'])];
  for (const text of TEXTS) {
    const problem = textProblem(text, values);
    if (problem !== undefined) problems.push(problem);
  }
  problems.push(...sequenceProblems(memberOf(values['producer'], 'sequence')), ...labelProblems(values['labels']));
  return problems;
}

function eventIdProblems(value: unknown): FieldProblem[] {
  if (typeof value === 'string' && isEventId(value)) return [];
  return [{ field: 'event_id', message: 'must be a UUID: lower-case hexadecimal digits with dashes' }];
}

function timeProblems(value: unknown): FieldProblem[] {
  const inRange = Number.isSafeInteger(value) && (value as number) >= LIMITS.occurredAtMin;
  if (inRange && (value as number) < LIMITS.occurredAtMax) return [];
  return [{ field: 'occurred_at', message: 'must be whole milliseconds from 1970-01-01 to before 2200-01-01' }];
}

function textProblem(
  { rule, first, second, optional }: (typeof TEXTS)[number],
  values: Readonly<Record<string, unknown>>,
): FieldProblem | undefined {
  const { field, limit, required, notEmpty } = rule;
  const outer = values[first];
  if (second !== undefined && outer == null && optional) return undefined;
  const value = second === undefined ? outer : memberOf(outer, second);
  if (value == null) return required ? { field, message: 'is required' } : undefined;
  if (typeof value !== 'string') return { field, message: `must be text, not ${typeof value}` };
  if (value === '' && (required ?? notEmpty)) return { field, message: 'must not be empty' };
  return lengthProblems(field, value, limit)[0];
}

function sequenceProblems(value: unknown): FieldProblem[] {
  if (Number.isSafeInteger(value) && (value as number) >= 0) return [];
  return [{ field: 'producer.sequence', message: 'must be a whole number from 0 to 2^53 - 1' }];
}

function labelProblems(value: unknown): FieldProblem[] {
  if (value == null) return [];
  if (typeof value !== 'object') return [{ field: 'labels', message: `must be a map of texts, not ${typeof value}` }];
  const entries = Object.entries(value);
  const problems: FieldProblem[] = [];
  if (entries.length > LIMITS.labels) {
    problems.push({ field: 'labels', message: `has ${entries.length} entries, at most ${LIMITS.labels} are allowed` });
  }
  for (const [key, text] of entries as [string, unknown][]) {
    const field = `labels.${key.slice(0, LIMITS.labelKey)}`;
    problems.push(...lengthProblems(field, key, LIMITS.labelKey, 'the name '));
    if (typeof text !== 'string') problems.push({ field, message: `must be text, not ${typeof text}` });
    else problems.push(...lengthProblems(field, text, LIMITS.labelValue));
  }
  return problems;
}

/** A problem when a text has more bytes than allowed. */
export function lengthProblems(field: string, text: string, limit: number, what = ''): FieldProblem[] {
  // A UTF-16 unit is at most 3 bytes of UTF-8, so short texts need not be measured.
  if (text.length * 3 <= limit) return [];
  const bytes = Buffer.byteLength(text, 'utf8');
  return bytes <= limit ? [] : [{ field, message: `${what}has ${bytes} bytes of UTF-8, at most ${limit} are allowed` }];
}

function memberOf(value: unknown, key: string): unknown {
  return typeof value === 'object' && value !== null ? (value as Record<string, unknown>)[key] : undefined;
}
