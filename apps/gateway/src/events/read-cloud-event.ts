import { derivedEventId, isEventId } from '@docket/events';
import { type Candidate, EventRefused, type RequestScope } from './candidate.js';
import { EVENT_FIELDS } from './event-properties.js';
import { identify } from './event-identity.js';
import { isObject, type JsonObject, requireKnown } from './known-fields.js';
import { candidate, requireTenant, timeOf, withoutNulls } from './read-event.js';

/** Attributes that are taken; `dataschema` and `tracestate` may come and say nothing to Docket. */
const ATTRIBUTES = [
  'specversion',
  'type',
  'source',
  'id',
  'time',
  'subject',
  'datacontenttype',
  'dataschema',
  'data',
  'traceparent',
  'tracestate',
];

/** Fields that an attribute says, and data therefore must not. */
const BY_ATTRIBUTE: Readonly<Record<string, string>> = { action: 'type', event_id: 'id', occurred_at: 'time' };
const DATA_FIELDS = EVENT_FIELDS.filter((name) => !Object.hasOwn(BY_ATTRIBUTE, name));

const PREFIX = 'docket.';
const TRACEPARENT = /^[\da-f]{2}-([\da-f]{32})-[\da-f]{16}-[\da-f]{2}/;

/**
 * Reads a CloudEvent 1.0: `type` is the action, `id` and `source` identify it, `time` is when it happened, `subject` the ticket;
 * everything else of the event is in `data`. docs/gateway.md has the table.
 * @param index place in the request, from 0
 * @throws {EventRefused}
 */
export function readCloudEvent(value: unknown, index: number, scope: RequestScope): Candidate {
  if (!isObject(value)) throw new EventRefused('', 'must be a JSON object');
  if (Object.hasOwn(value, 'data_base64')) throw new EventRefused('data_base64', 'is not taken; data must be JSON');
  requireKnown(value, ATTRIBUTES);
  const attributes = withoutNulls(value);
  if (attributes['specversion'] !== '1.0') throw new EventRefused('specversion', 'must be "1.0"');
  const type = textOf(attributes, 'type');
  const eventId = idOf(textOf(attributes, 'id'), textOf(attributes, 'source'), scope);
  requireJson(attributes['datacontenttype']);
  const data = dataOf(attributes);
  requireTenant(data['tenant_id'], scope, 'data.tenant_id');
  const identity = identify(scope, {
    eventId,
    occurredAt: timeOf(attributes['time'], 'time'),
    index,
    event: value,
    timeField: 'time',
  });
  const bySubject = data['ticket_id'] === undefined && attributes['subject'] !== undefined;
  const fields = {
    ...data,
    ...(bySubject ? { ticket_id: attributes['subject'] } : {}),
    ...(data['trace_id'] === undefined ? traceOf(attributes['traceparent']) : {}),
  };
  const action = type.startsWith(PREFIX) ? type.slice(PREFIX.length) : type;
  return candidate(action, fields, { scope, identity, asWritten: (field) => attributeOf(field, bySubject) });
}

/** Where a field of the contract stands in a CloudEvent. */
function attributeOf(field: string, bySubject: boolean): string {
  if (bySubject && field === 'ticket_id') return 'subject';
  if (field === '') return '';
  return BY_ATTRIBUTE[field] ?? `data.${field}`;
}

function textOf(attributes: JsonObject, name: string): string {
  const value = attributes[name];
  if (typeof value === 'string' && value !== '') return value;
  throw new EventRefused(name, value === undefined ? 'is missing' : 'must be text that is not empty');
}

/** A UUID is one everywhere; any other id is one within its source. */
function idOf(id: string, source: string, { tenantId }: RequestScope): string {
  return isEventId(id) ? id : derivedEventId('gateway', 'cloudevents', tenantId, source, id);
}

function requireJson(type: unknown): void {
  if (type === undefined || (typeof type === 'string' && /^application\/(?:[\w.-]+\+)?json\s*(?:;|$)/i.test(type)))
    return;
  throw new EventRefused('datacontenttype', 'must be application/json');
}

function dataOf({ data }: JsonObject): JsonObject {
  if (!isObject(data))
    throw new EventRefused('data', 'must be a JSON object with the actor and what else the event has');
  const doubled = Object.keys(BY_ATTRIBUTE).find((name) => Object.hasOwn(data, name));
  if (doubled !== undefined) {
    throw new EventRefused(`data.${doubled}`, `is said by the attribute ${BY_ATTRIBUTE[doubled] ?? ''}; leave it out`);
  }
  requireKnown(data, DATA_FIELDS, 'data.');
  return withoutNulls(data);
}

/** @throws {EventRefused} when it has not the form of W3C trace context */
function traceOf(traceparent: unknown): { trace_id?: string } {
  if (traceparent === undefined) return {};
  const [, trace_id] = TRACEPARENT.exec(typeof traceparent === 'string' ? traceparent : '') ?? [];
  if (trace_id === undefined)
    throw new EventRefused('traceparent', 'must be W3C trace context, 00-<trace>-<span>-<flags>');
  return { trace_id };
}
