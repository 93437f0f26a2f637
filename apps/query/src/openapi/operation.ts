import { type z } from 'zod';
import { type Right } from '@docket/access';
import { type ParameterDoc } from '../parameters/parameter.js';
import { type Parameters } from '../parameters/read-parameters.js';

/** One route as the documentation shows it; the parameters are the very ones that requests are read by. */
export interface Operation {
  readonly id: string;
  /** With path parameters in braces. */
  readonly path: string;
  /** Without it a POST with a body, and a GET else. What is put is done at once: 200 rather than 202. */
  readonly method?: 'PUT' | 'DELETE';
  readonly summary: string;
  readonly description?: string;
  readonly pathParameters?: Readonly<Record<string, ParameterDoc>>;
  readonly parameters: Parameters;
  /** Only with a body that is read by it. */
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
  /** Of the answer, or all that it may have; `application/json` without it. */
  readonly mediaType?: string | readonly string[];
  /** The answer may also be asked for as CSV; an example of it. */
  readonly csvExample?: string;
  readonly example: unknown;
  /** Statuses it may answer with besides 200, 400, 401, 403, 408, 422, 429, 431, 500 and 503; what a body or an id in the path brings with it is known. */
  readonly errors?: readonly number[];
  /** Headers that it may be asked with, by name. */
  readonly headers?: Readonly<Record<string, ParameterDoc>>;
  /** Headers of its answers, by name. */
  readonly answerHeaders?: Readonly<Record<string, ParameterDoc>>;
  /** Other statuses of success, and what they mean. */
  readonly successes?: Readonly<Record<number, string>>;
}

/** Method of its requests. */
export function methodOf({ body, method }: Pick<Operation, 'body' | 'method'>): 'GET' | 'POST' | 'PUT' | 'DELETE' {
  return method ?? (body === undefined ? 'GET' : 'POST');
}
