import { type z } from 'zod';
import { invalidParameter } from '@docket/http';

/** @throws {Problem} that names the parameter. */
export function readPathParameter<T>(name: string, schema: z.ZodType<T, string>, text: string): T {
  if (text === '') throw invalidParameter(name, 'must not be empty');
  const parsed = schema.safeParse(text);
  if (parsed.success) return parsed.data;
  throw invalidParameter(name, parsed.error.issues.map(({ message }) => message).join(', '));
}
