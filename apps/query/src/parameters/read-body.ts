import { type z } from 'zod';
import { invalidParameters, nearest, type ParameterFault } from '@docket/http';

/**
 * Reads a JSON body.
 * @throws {Problem} that names every field at fault, unknown ones included
 */
export function readBody<T>(schema: z.ZodType<T> & { readonly shape: object }, body: unknown): T {
  const given = typeof body === 'object' && body !== null && !Array.isArray(body) ? body : undefined;
  const known = Object.keys(schema.shape);
  if (given === undefined) {
    throw invalidParameters([{ parameter: 'body', detail: `must be a JSON object with ${known.join(', ')}` }]);
  }
  const unknown = Object.keys(given)
    .filter((name) => !known.includes(name))
    .map((name): ParameterFault => ({ parameter: name, detail: unknownField(name, known) }));
  const parsed = schema.safeParse(given);
  const faults = parsed.error?.issues.flatMap((issue): ParameterFault[] =>
    issue.code === 'unrecognized_keys' ? [] : [{ parameter: issue.path.join('.'), detail: issue.message }],
  );
  const all = [...unknown, ...(faults ?? [])];
  if (all.length > 0 || !parsed.success) throw invalidParameters(all);
  return parsed.data;
}

function unknownField(name: string, known: readonly string[]): string {
  const near = nearest(name, known);
  if (near !== undefined) return `is not a field of this request; did you mean ${near}?`;
  return `is not a field of this request; there are ${known.join(', ')}`;
}
