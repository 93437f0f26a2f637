import { type GivenEvent } from '@docket/avro';
import { type EnvelopeInput, newEventId, type Producer } from '@docket/events';
import { InvalidEventError } from './errors.js';

/** What the client knows that an event may leave out. */
export interface Defaults {
  readonly tenantId: string | undefined;
  /** Milliseconds since the epoch. */
  readonly now: number;
  readonly producer: Producer;
  /** Id of the trace the event is part of. */
  readonly traceId?: string | undefined;
}

/** An event as people write it. Who acted may come from elsewhere. */
export type GivenInput = Omit<EnvelopeInput, 'actor'> & {
  readonly actor?: EnvelopeInput['actor'] | undefined;
  readonly details?: unknown;
};

/**
 * An event as Avro takes it: the whole envelope, then the action's own fields. The result shares objects with the
 * input and must be encoded before control goes back to the caller, who may change them.
 * @throws {InvalidEventError} for a tenant or a time that cannot be told.
 */
export function fillIn(action: string, input: GivenInput, defaults: Defaults): FilledEvent {
  const { details, event_id, occurred_at, tenant_id, outcome, trace_id, labels, ...rest } = input;
  const tenantId = tenant_id ?? defaults.tenantId;
  if (tenantId === undefined) {
    throw new InvalidEventError(action, 'tenant_id', 'is missing; give it with the event or to connect({ tenantId })');
  }
  const at = occurred_at === undefined ? defaults.now : milliseconds(action, occurred_at);
  if (rest.actor === undefined) {
    throw new InvalidEventError(
      action,
      'actor',
      'is missing; give it with the event, or by audit.with({ actor }) or audit.run({ actor }, ...)',
    );
  }
  const envelope = {
    ...rest,
    event_id: event_id ?? newEventId(),
    occurred_at: at,
    tenant_id: tenantId,
    outcome: outcome ?? 'SUCCESS',
    trace_id: trace_id ?? defaults.traceId,
    producer: defaults.producer,
    labels: labels ?? {},
  };
  return { envelope, fields: (details ?? {}) as Record<string, unknown> };
}

/**
 * The same for an event that is read field by field: {@link fillIn} in place, but for the id, which is made where it is written.
 * @returns false when {@link fillIn} would have something to say
 */
export function fillInPlace(event: GivenEvent, defaults: Defaults): boolean {
  event.tenant_id ??= defaults.tenantId;
  event.event_id ??= undefined;
  event.outcome ??= 'SUCCESS';
  event.trace_id ??= defaults.traceId;
  event.labels ??= undefined;
  event.producer = defaults.producer;
  if (event.occurred_at === undefined) event.occurred_at = defaults.now;
  else if (typeof event.occurred_at !== 'number') event.occurred_at = timeOf(event.occurred_at);
  return event.tenant_id !== undefined;
}

/** See {@link fillIn}. */
export interface FilledEvent {
  readonly envelope: Record<string, unknown> & { event_id: string; tenant_id: string; occurred_at: number };
  readonly fields: Record<string, unknown>;
}

/** ISO 8601 with a zone: without one the same text would mean another moment on every machine. */
const ISO_WITH_ZONE = /^\d{4}-\d\d-\d\dT\d\d:\d\d(:\d\d(\.\d+)?)?(Z|[+-]\d\d:?\d\d)$/;

function milliseconds(action: string, time: Date | number | string): number {
  const value = timeOf(time);
  if (Number.isSafeInteger(value)) return value;
  const shown = time instanceof Date ? 'an invalid Date' : JSON.stringify(time);
  throw new InvalidEventError(
    action,
    'occurred_at',
    `must be a Date, whole milliseconds since 1970, or ISO 8601 with a zone such as 2026-01-31T09:30:00Z, not ${shown}`,
  );
}

function timeOf(time: unknown): number {
  if (time instanceof Date) return time.getTime();
  if (typeof time === 'number') return time;
  return ISO_WITH_ZONE.test(time as string) ? Date.parse(time as string) : Number.NaN;
}
