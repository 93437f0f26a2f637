import { LIMITS } from '@docket/events';
import type { TextColumnName } from '../block/event-columns.js';

/** What one field of the envelope has to be, and where its value goes. */
export type EnvelopeRule =
  | { readonly kind: 'event_id' | 'occurred_at' | 'sequence' | 'labels'; readonly required: boolean }
  | {
      readonly kind: 'text';
      readonly required: boolean;
      readonly column: TextColumnName;
      /** Most bytes. */
      readonly limit: number;
      /** Whether a value that is there may be empty. An empty id would look like none in the table. */
      readonly mayBeEmpty: boolean;
    }
  | { readonly kind: 'record'; readonly required: boolean; readonly fields: EnvelopeRules };

export type EnvelopeRules = ReadonlyMap<string, EnvelopeRule>;

type TextOptions = { readonly required?: true; readonly mayBeEmpty?: false };

const id = (column: TextColumnName, options: TextOptions = {}) =>
  text(column, LIMITS.id, { mayBeEmpty: false, ...options });
const name = (column: TextColumnName, options: TextOptions = {}) => text(column, LIMITS.name, options);

/**
 * The envelope, field by field: the one place that says which field goes to which column. Fields are found by name,
 * wherever they stand. One that is not listed goes to `details` as `envelope.<name>`, so that a newer envelope is
 * stored by an older ingestion.
 */
export const ENVELOPE_RULES: EnvelopeRules = rules({
  event_id: { kind: 'event_id', required: true },
  occurred_at: { kind: 'occurred_at', required: true },
  tenant_id: id('tenant_id', { required: true }),
  actor: { kind: 'record', required: true, fields: actor('actor') },
  on_behalf_of: { kind: 'record', required: false, fields: actor('on_behalf_of') },
  department_id: id('department_id'),
  department_name: name('department_name'),
  ticket_id: id('ticket_id'),
  target: {
    kind: 'record',
    required: false,
    fields: rules({
      type: name('target_type', { required: true, mayBeEmpty: false }),
      id: id('target_id', { required: true }),
      name: name('target_name'),
    }),
  },
  channel: name('channel'),
  session_id: id('session_id'),
  request_id: id('request_id'),
  trace_id: id('trace_id'),
  ip: name('ip'),
  user_agent: text('user_agent', LIMITS.userAgent),
  outcome: name('outcome', { required: true, mayBeEmpty: false }),
  reason: text('reason', LIMITS.reason),
  producer: {
    kind: 'record',
    required: true,
    fields: rules({
      service: name('producer_service', { required: true, mayBeEmpty: false }),
      instance: name('producer_instance', { required: true, mayBeEmpty: false }),
      sequence: { kind: 'sequence', required: true },
    }),
  },
  subject_key_id: id('subject_key_id'),
  labels: { kind: 'labels', required: false },
});

function actor(prefix: 'actor' | 'on_behalf_of'): EnvelopeRules {
  return rules({
    type: name(`${prefix}_type`, { required: true, mayBeEmpty: false }),
    id: id(`${prefix}_id`, { required: true }),
    name: name(`${prefix}_name`),
    email: name(`${prefix}_email`),
    role: name(`${prefix}_role`),
    department_id: id(`${prefix}_department_id`),
  });
}

function text(column: TextColumnName, limit: number, options: TextOptions = {}): EnvelopeRule {
  return { kind: 'text', column, limit, required: options.required ?? false, mayBeEmpty: options.mayBeEmpty ?? true };
}

function rules(fields: Readonly<Record<string, EnvelopeRule>>): EnvelopeRules {
  return new Map(Object.entries(fields));
}
