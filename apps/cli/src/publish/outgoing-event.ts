import { type EventInput } from '@docket/events';

/** An event that is to be published. */
export interface OutgoingEvent {
  readonly action: string;
  readonly input: EventInput;
}
