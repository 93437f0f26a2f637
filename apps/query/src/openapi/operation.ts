import { type z } from 'zod';
import { type Role } from '@docket/access';
import { type ParameterDoc } from '../parameters/parameter.js';
import { type Parameters } from '../parameters/read-parameters.js';

/** One route as the documentation shows it; the parameters are the very ones that requests are read by. */
export interface Operation {
  readonly id: string;
  /** With path parameters in braces. */
  readonly path: string;
  /** Without it a POST with a body, and a GET else. */
  readonly method?: 'delete';
  readonly summary: string;
  readonly description?: string;
  readonly pathParameters?: Readonly<Record<string, ParameterDoc>>;
  readonly parameters: Parameters;
  /** Only with a body that is read by it, and a POST then. */
  readonly body?: z.ZodType;
  readonly bodyExample?: unknown;
  /** The key needs one of these. */
  readonly roles?: readonly Role[];
  readonly response: z.ZodType;
  /** Of the answer, or all that it may have; `application/json` without it. */
  readonly mediaType?: string | readonly string[];
  readonly example: unknown;
  /** Statuses it may answer with besides 200, 400, 401, 422, 500 and 503. */
  readonly errors?: readonly number[];
  /** Headers that it may be asked with, by name. */
  readonly headers?: Readonly<Record<string, ParameterDoc>>;
  /** Other statuses of success, and what they mean. */
  readonly successes?: Readonly<Record<number, string>>;
}
