import { type EventInput } from '@docket/events';
import { type Candidate, EventRefused, type RequestScope } from './candidate.js';
import { EVENT_FIELDS } from './event-properties.js';
import { identify } from './event-identity.js';
import { isObject, type JsonObject, requireKnown } from './known-fields.js';
import { withKeyLabel } from './key-label.js';

const asIs = (field: string): string => field;

/**
 * Reads an event in Docket's own form: the action and, beside it, what the SDK takes as input. Null counts as left out.
 * @param index place in the request, from 0
 * @throws {EventRefused} when it cannot be an event; what the contract asks for beyond that is found when it is published
 */
export function readEvent(value: unknown, index: number, scope: RequestScope): Candidate {
  if (!isObject(value)) throw new EventRefused('', 'must be a JSON object');
  requireKnown(value, EVENT_FIELDS);
  const { action, event_id, occurred_at, tenant_id, labels, details, ...rest } = withoutNulls(value);
  if (typeof action !== 'string' || action === '') {
    throw new EventRefused('action', 'is missing; it must be text such as ticket.status_changed');
  }
  requireTenant(tenant_id, scope, 'tenant_id');
  if (event_id !== undefined && typeof event_id !== 'string') throw new EventRefused('event_id', 'must be text');
  const identity = identify(scope, {
    eventId: event_id,
    occurredAt: timeOf(occurred_at, 'occurred_at'),
    index,
    event: value,
    timeField: 'occurred_at',
  });
  return candidate(action, { ...rest, labels, details }, { scope, identity, asWritten: asIs });
}

/** What goes with the fields of an event. */
interface Surroundings {
  readonly scope: RequestScope;
  readonly identity: ReturnType<typeof identify>;
  readonly asWritten: (field: string) => string;
}

/** Puts an event together. @throws {EventRefused} */
export function candidate(
  action: string,
  { labels, details, ...fields }: JsonObject,
  { scope, identity, asWritten }: Surroundings,
): Candidate {
  if (details !== undefined && !isObject(details))
    throw new EventRefused(asWritten('details'), 'must be a JSON object');
  // The envelope has this name in Avro, and would take the place of what was sent.
  if (details !== undefined && Object.hasOwn(details, 'envelope')) {
    throw new EventRefused(asWritten('details.envelope'), 'is not a field of the action');
  }
  const { redelivery, ...id } = identity;
  const input = {
    ...fields,
    ...id,
    tenant_id: scope.tenantId,
    labels: withKeyLabel(labels, scope.keyId, asWritten('labels')),
    ...(details === undefined ? {} : { details }),
  };
  // Types are the contract's to check, when it is encoded.
  return { action, input: input as unknown as EventInput & { event_id: string }, redelivery, asWritten };
}

/** The fields that have a value. */
export function withoutNulls(value: JsonObject): JsonObject {
  // Most events have none, and need no copy.
  if (!Object.values(value).includes(null)) return value;
  return Object.fromEntries(Object.entries(value).filter(([, one]) => one !== null));
}

/** @throws {EventRefused} for an event of another tenant than the key's */
export function requireTenant(tenantId: unknown, scope: RequestScope, field: string): void {
  if (tenantId === undefined || tenantId === scope.tenantId) return;
  throw new EventRefused(field, `must be ${scope.tenantId}, the tenant of the key, or left out`);
}

/** @throws {EventRefused} when it is neither text nor a number */
export function timeOf(value: unknown, field: string): string | number | undefined {
  if (value === undefined || typeof value === 'string' || typeof value === 'number') return value;
  throw new EventRefused(field, 'must be ISO 8601 with a zone, or whole milliseconds since 1970');
}
