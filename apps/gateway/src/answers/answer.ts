import { Problem } from '@docket/http';
import { type Outcome } from '../publish/outcome.js';

/** What a request is answered, beside its status. */
export interface Summary {
  readonly accepted: number;
  readonly refused: number;
  /** Sent and not confirmed. Left out when there is none, like the next. */
  readonly unknown?: number;
  readonly not_sent?: number;
  /** In the order of the request. */
  readonly events: readonly Outcome[];
}

const KAFKA_SECONDS = 5;
const ROOM_SECONDS = 1;

/**
 * The answer of a request. Its status alone says what to do: 202 is given only when every event is in Kafka.
 * @throws {Problem} 503 when the same request has to be sent again, else 422 when some events never can be taken
 */
export function answerOf(outcomes: readonly Outcome[]): Summary {
  const summary = summaryOf(outcomes);
  const { accepted, refused, unknown = 0, not_sent = 0 } = summary;
  const members = { ...summary };
  if (unknown > 0 || not_sent > 0) {
    const detail = `${unknown} of ${outcomes.length} events were not confirmed by Kafka in time, ${not_sent} were not sent. Send the same request again: events with an id, or under an Idempotency-Key, are stored once.`;
    throw new Problem('unavailable', detail, [], {
      members,
      retryAfterSeconds: unknown > 0 ? KAFKA_SECONDS : ROOM_SECONDS,
    });
  }
  if (refused > 0) throw new Problem('events-refused', refusal(outcomes, accepted, refused), [], { members });
  return summary;
}

function refusal(outcomes: readonly Outcome[], accepted: number, refused: number): string {
  const first = outcomes.findIndex(({ status }) => status === 'refused');
  const outcome = outcomes[first];
  const why = outcome?.status === 'refused' ? `${outcome.field} ${outcome.reason}`.trim() : '';
  if (outcomes.length === 1) return `The event is refused: ${why}.`;
  return `${refused} of ${outcomes.length} events are refused, the other ${accepted} are in Kafka. The first of them, number ${first}: ${why}.`;
}

function summaryOf(outcomes: readonly Outcome[]): Summary {
  const counts = { accepted: 0, refused: 0, unknown: 0, not_sent: 0 };
  for (const { status } of outcomes) counts[status] += 1;
  const { accepted, refused, unknown, not_sent } = counts;
  return {
    accepted,
    refused,
    ...(unknown > 0 ? { unknown } : {}),
    ...(not_sent > 0 ? { not_sent } : {}),
    events: outcomes,
  };
}
