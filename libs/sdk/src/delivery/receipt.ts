import { type RecordPlace } from '@docket/kafka';

/** Kafka has the event: all in-sync replicas of its partition. */
export interface InKafka extends RecordPlace {
  readonly state: 'kafka';
  readonly event_id: string;
}

/** The event is on stable storage, in the spool, and will be sent from there, by this process or the next. */
export interface InSpool {
  readonly state: 'spooled';
  readonly event_id: string;
}

/** The event waits in memory, and is lost with the process. */
export interface Buffered {
  readonly state: 'buffered';
  readonly event_id: string;
}

/** The event was given up and counted; `event_id` is '' when it was not even an event. */
export interface Dropped {
  readonly state: 'dropped';
  readonly event_id: string;
}

/** What a durable event resolves with. */
export type DurableReceipt = InKafka | InSpool;

/** What an event resolves with. */
export type Receipt = DurableReceipt | Buffered | Dropped;
