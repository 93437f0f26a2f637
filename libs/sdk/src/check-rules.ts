import { type Envelope, LIMITS, problemsOf, problemsOfDetails } from '@docket/events';
import { InvalidEventError } from './errors.js';
import { type FilledEvent } from './fill-in.js';

/**
 * The contract's rules that Avro cannot state. Called on what has passed its schema, and so has the right types.
 * @param bytes of the record's value, wire header included
 * @throws {InvalidEventError} naming the field
 */
export function checkRules(action: string, event: Pick<FilledEvent, 'fields'> & WithEnvelope, bytes: number): void {
  const [problem] = problemsOf(event.envelope as unknown as Envelope);
  if (problem) throw new InvalidEventError(action, problem.field, problem.message);
  const [detail] = problemsOfDetails(event.fields);
  if (detail) throw new InvalidEventError(action, `details.${detail.field}`, detail.message);
  if (bytes > LIMITS.value) {
    throw new InvalidEventError(action, '', `takes ${bytes} bytes; at most ${LIMITS.value} are allowed`);
  }
}

interface WithEnvelope {
  readonly envelope: Readonly<Record<string, unknown>>;
}
