import { z } from 'zod';
import { event, type AuditEvent } from '../events/event.js';
import { type Relative } from './lineage/lineage.js';

/** An event of a timeline: besides what it is, how long after the one before it came, and whose it is. */
export const timelineEvent = event.extend({
  since_previous_ms: z
    .int()
    .nullable()
    .describe('Milliseconds since the event before it in this timeline; null for the first one of all'),
  relation: z
    .enum(['self', 'ancestor', 'descendant'])
    .optional()
    .describe('With `lineage`: what the ticket of the event is to the ticket that was asked for'),
});

export type TimelineEvent = z.infer<typeof timelineEvent>;

/**
 * Marks the events of a page.
 * @param before when the event before the page happened, ISO 8601; undefined when there is none
 * @param relatives of the lineage, when one was asked for
 */
export function toTimeline(
  events: readonly AuditEvent[],
  before: string | undefined,
  relatives: readonly Relative[] | undefined,
): TimelineEvent[] {
  const relations = new Map(relatives?.map(({ ticket_id, relation }) => [ticket_id, relation]));
  return events.map((one, index) => {
    const previous = index === 0 ? before : events[index - 1]?.occurred_at;
    const relation = relations.get(one.ticket_id ?? '');
    return {
      ...one,
      since_previous_ms: previous === undefined ? null : Date.parse(one.occurred_at) - Date.parse(previous),
      ...(relation === undefined ? {} : { relation }),
    };
  });
}
