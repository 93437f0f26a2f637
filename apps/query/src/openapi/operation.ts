import { type z } from 'zod';
import { type Right } from '@docket/access';
import { type ParameterDoc } from '../parameters/parameter.js';
import { type Parameters } from '../parameters/read-parameters.js';

/** One route as the documentation shows it; the parameters are the very ones that requests are read by. */
export interface Operation {
  readonly id: string;
  /** With path parameters in braces. */
  readonly path: string;
  readonly summary: string;
  readonly description?: string;
  readonly pathParameters?: Readonly<Record<string, ParameterDoc>>;
  readonly parameters: Parameters;
  /** Only with a body that is read by it, and a POST then. */
  readonly body?: z.ZodType;
  readonly bodyExample?: unknown;
  /** What whoever asks must have; the guard of all routes looks here. */
  readonly right: Right;
  /**
   * Whether it is an event of the audit log itself that somebody read: each time, `rarely` (once per five minutes and caller, for what is
   * asked again and again by programs), or `never`. Without it each time for what shows events, never for all else.
   */
  readonly audit?: 'always' | 'rarely' | 'never';
  readonly response: z.ZodType;
  readonly example: unknown;
  /** Statuses it may answer with besides 200, 400, 401, 403, 422, 429, 500 and 503. */
  readonly errors?: readonly number[];
}

/** Method of its requests. */
export function methodOf({ body }: Pick<Operation, 'body'>): 'GET' | 'POST' {
  return body === undefined ? 'GET' : 'POST';
}
