import type { Producer } from '@docket/events';

/**
 * An event as its producer gave it, field by field: read once, and then filled in. One object for all events, since
 * making one for each would cost as much as writing it.
 */
export class GivenEvent {
  event_id: unknown;
  occurred_at: unknown;
  tenant_id: unknown;
  actor: unknown;
  on_behalf_of: unknown;
  department_id: unknown;
  department_name: unknown;
  ticket_id: unknown;
  target: unknown;
  channel: unknown;
  session_id: unknown;
  request_id: unknown;
  trace_id: unknown;
  ip: unknown;
  user_agent: unknown;
  outcome: unknown;
  reason: unknown;
  /** Not the producer's to give. */
  producer: Producer | undefined;
  subject_key_id: unknown;
  labels: unknown;
  details: unknown;

  constructor() {
    this.clear();
  }

  /** Forgets the event, and whatever of the producer's hangs on it. */
  clear(): void {
    this.event_id = this.occurred_at = this.tenant_id = this.actor = this.on_behalf_of = undefined;
    this.department_id = this.department_name = this.ticket_id = this.target = this.channel = undefined;
    this.session_id = this.request_id = this.trace_id = this.ip = this.user_agent = undefined;
    this.outcome = this.reason = this.producer = this.subject_key_id = this.labels = this.details = undefined;
  }

  /**
   * Takes over the fields of a plain object.
   * @returns false when it is no plain object or has a field that no event has; what was taken over is of no use then
   */
  // One line for each field, and no line more: nothing else is as quick as this, for objects of any shape.
  // eslint-disable-next-line max-lines-per-function
  read(input: object): boolean {
    if (Object.getPrototypeOf(input) !== Object.prototype) return false;
    for (const name in input) {
      const value = (input as Readonly<Record<string, unknown>>)[name];
      switch (name) {
        case 'event_id':
          this.event_id = value;
          break;
        case 'occurred_at':
          this.occurred_at = value;
          break;
        case 'tenant_id':
          this.tenant_id = value;
          break;
        case 'actor':
          this.actor = value;
          break;
        case 'on_behalf_of':
          this.on_behalf_of = value;
          break;
        case 'department_id':
          this.department_id = value;
          break;
        case 'department_name':
          this.department_name = value;
          break;
        case 'ticket_id':
          this.ticket_id = value;
          break;
        case 'target':
          this.target = value;
          break;
        case 'channel':
          this.channel = value;
          break;
        case 'session_id':
          this.session_id = value;
          break;
        case 'request_id':
          this.request_id = value;
          break;
        case 'trace_id':
          this.trace_id = value;
          break;
        case 'ip':
          this.ip = value;
          break;
        case 'user_agent':
          this.user_agent = value;
          break;
        case 'outcome':
          this.outcome = value;
          break;
        case 'reason':
          this.reason = value;
          break;
        case 'subject_key_id':
          this.subject_key_id = value;
          break;
        case 'labels':
          this.labels = value;
          break;
        case 'details':
          this.details = value;
          break;
        default:
          return false;
      }
    }
    return true;
  }
}
