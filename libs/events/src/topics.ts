/** The record of everything: all events, in order per ticket, kept for ever. */
export const EVENTS_TOPIC = 'audit.events.v1';

/** Feed of the records that ingestion refused, at least once each; the list to trust is the table `audit_rejections`. */
export const REJECTED_TOPIC = 'audit.events.v1.rejected';

/** Docket's own state (keys, saved views, policies) as a compacted topic: key `<kind>/<id>`, value JSON. */
export const CONTROL_TOPIC = 'docket.control.v1';

/** Header that marks a record as possibly sent before (importer, spool, outbox, retry): its id is looked up. */
export const REDELIVERY_HEADER = 'docket-redelivery';

/** The only value of {@link REDELIVERY_HEADER}; any other value, or no header, means a first delivery. */
export const REDELIVERY_VALUE = '1';

/** W3C trace context of the request that caused the event. */
export const TRACEPARENT_HEADER = 'traceparent';

/** What the systems on the way of that request add to it. */
export const TRACESTATE_HEADER = 'tracestate';

/** On the rejected topic: why the record was refused (one of the reject reasons). */
export const REJECT_REASON_HEADER = 'docket-reject-reason';

/** On the rejected topic: the field concerned, empty when it is not about one field. */
export const REJECT_FIELD_HEADER = 'docket-reject-field';

/** On the rejected topic: the reason in words. */
export const REJECT_ERROR_HEADER = 'docket-reject-error';

/** On the rejected topic: where the record came from, `<topic>/<epoch>/<partition>/<offset>`. */
export const REJECT_ORIGIN_HEADER = 'docket-origin';

/** The names of Docket's topics in one installation. */
export interface TopicNames {
  readonly events: string;
  readonly rejected: string;
  readonly control: string;
}

/** Topic names with a prefix, for several installations on one Kafka cluster or to follow a naming rule. */
export function topicNames(prefix = ''): TopicNames {
  return {
    events: `${prefix}${EVENTS_TOPIC}`,
    rejected: `${prefix}${REJECTED_TOPIC}`,
    control: `${prefix}${CONTROL_TOPIC}`,
  };
}
