import { type RecordEncoder, WIRE_HEADER_BYTES } from '@docket/avro';
import { type Envelope, LIMITS, problemsOf, problemsOfDetails } from '@docket/events';
import { InvalidEventError } from './errors.js';

/** An event in the parts that Avro puts together: the envelope, and the action's own fields. */
export interface EventParts {
  readonly envelope: Readonly<Record<string, unknown>>;
  readonly fields: Readonly<Record<string, unknown>>;
}

/**
 * The Avro body of an event that fits its schema and breaks no rule of the contract.
 * @throws {InvalidEventError} naming the field
 */
export function encodeChecked(action: string, records: RecordEncoder, { envelope, fields }: EventParts): Buffer {
  const value = { ...fields, envelope };
  const misfit = records.problem(value);
  if (misfit) throw new InvalidEventError(action, asWritten(misfit.field), misfit.message);
  const body = records.encode(value);
  // What Avro cannot state. Only of what fits its schema: the values have the right types then.
  const [problem] = problemsOf(envelope as unknown as Envelope);
  if (problem) throw new InvalidEventError(action, problem.field, problem.message);
  const [detail] = problemsOfDetails(fields);
  if (detail) throw new InvalidEventError(action, `details.${detail.field}`, detail.message);
  const bytes = body.length + WIRE_HEADER_BYTES;
  if (bytes > LIMITS.value) {
    throw new InvalidEventError(action, '', `takes ${bytes} bytes; at most ${LIMITS.value} are allowed`);
  }
  return body;
}

/** The path of a field as callers write it: the envelope's fields at the top, the action's own under `details`. */
export function asWritten(path: string): string {
  if (path === 'envelope' || path === '') return '';
  return path.startsWith('envelope.') ? path.slice('envelope.'.length) : `details.${path}`;
}
