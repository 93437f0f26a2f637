import { recordEncoder, type RecordEncoder } from '@docket/avro';
import { type AvroRecord, type Envelope, LIMITS, problemsOf, problemsOfDetails } from '@docket/events';
import { InvalidEventError } from '@docket/sdk';
import { type EventSink } from './event-sink.js';
import { type OutgoingEvent } from './outgoing-event.js';

/** What publishing adds to an event; only its size matters here. */
const PRODUCER = { service: 'docket-cli', instance: '00000000-0000-0000-0000-000000000000', sequence: 0 };

/** Sends nothing: checks each event as publishing would, for `--dry-run`. */
export function checkingSink(schemas: Readonly<Record<string, AvroRecord>>): EventSink {
  const encoders = new Map<string, RecordEncoder>();
  const encoderOf = (action: string) => {
    const known = encoders.get(action) ?? recordEncoder(schemas[action] ?? 'null');
    encoders.set(action, known);
    return known;
  };
  return {
    send: (event) =>
      new Promise((resolve) => {
        check(event, encoderOf(event.action));
        resolve();
      }),
    close: () => Promise.resolve(),
  };
}

/** @throws {InvalidEventError} */
function check({ action, input }: OutgoingEvent, encoder: RecordEncoder): void {
  const { details = {}, ...rest } = input;
  const envelope = { outcome: 'SUCCESS', ...rest, producer: PRODUCER };
  const value = { ...details, envelope };
  const misfit = encoder.problem(value);
  if (misfit) throw new InvalidEventError(action, asWritten(misfit.field), misfit.message);
  const [broken] = problemsOf(envelope as unknown as Envelope);
  if (broken) throw new InvalidEventError(action, broken.field, broken.message);
  const [detail] = problemsOfDetails(details);
  if (detail) throw new InvalidEventError(action, `details.${detail.field}`, detail.message);
  const bytes = encoder.encode(value).length;
  if (bytes > LIMITS.value)
    throw new InvalidEventError(action, '', `takes ${bytes} bytes; at most ${LIMITS.value} are allowed`);
}

function asWritten(field: string): string {
  if (field === '' || field === 'envelope') return '';
  return field.startsWith('envelope.') ? field.slice('envelope.'.length) : `details.${field}`;
}
