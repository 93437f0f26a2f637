import { valueSource } from '../values/value-source.js';
import { type MappingSpec } from './mapping-spec.js';

/** The column from which the mapping fills a field of the envelope, such as `actor.id`; '' when there is not just one. */
export function columnOfField(spec: MappingSpec, field: string): string {
  if (field === 'occurred_at') return spec.time.column;
  let node: unknown = spec.event;
  for (const name of field.split('.')) {
    node = typeof node === 'object' && node !== null ? (node as Record<string, unknown>)[name] : undefined;
  }
  const source = valueSource.safeParse(node);
  return source.success ? (source.data.column ?? '') : '';
}
