import { type ConfiguredBy, configuredEvent } from '../reads/configured-event.js';
import { type ReadEvent } from '../reads/read-event.js';

/** What was done about a rejection. */
interface Done {
  readonly id: string;
  readonly how: 'retried' | 'corrected';
  readonly reason: string;
  readonly published: { readonly partition: number; readonly offset: number; readonly event_id?: string | undefined };
}

/** The event that says that somebody published a rejected record again, or an event in its place. */
export function rejectionConfigured({ id, how, reason, published }: Done, by: ConfiguredBy): ReadEvent {
  const { partition, offset, event_id } = published;
  const changes = [
    { field: 'reason', new: reason },
    { field: 'published', new: `partition ${partition} offset ${offset}` },
    ...(event_id === undefined ? [] : [{ field: 'event_id', new: event_id }]),
  ];
  return configuredEvent({ area: 'rejection', operation: how, id, name: id, changes }, by);
}
