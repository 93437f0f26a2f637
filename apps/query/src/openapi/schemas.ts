import { z } from 'zod';
import { OPERATIONS } from './operations.js';

type Json = Readonly<Record<string, unknown>>;

interface Written {
  readonly schema: unknown;
  /** Those inside it that have an id, by that. */
  readonly named: Json;
}

type Direction = 'input' | 'output';

/** JSON Schema of what is sent or answered; a schema with an id becomes a reference to the components wherever it is used. */
export function jsonSchema(schema: z.ZodType, io: Direction = 'output'): unknown {
  return written(schema, io).schema;
}

/** Every schema with an id that some operation answers with or takes. */
export function namedSchemas(): Json {
  const all = OPERATIONS.flatMap(({ response, body }) => [
    written(response, 'output').named,
    ...(body === undefined ? [] : [written(body, 'input').named]),
  ]);
  return Object.assign({}, ...all) as Json;
}

function written(schema: z.ZodType, io: Direction): Written {
  const override = ({ jsonSchema: made }: { jsonSchema: z.core.JSONSchema.BaseSchema }) => {
    withoutEqualPlaces(made);
  };
  const { $defs = {}, ...inner } = z.toJSONSchema(schema, { io, override });
  delete inner.$schema;
  const text = JSON.stringify({ schema: inner, named: $defs }).replaceAll('"#/$defs/', '"#/components/schemas/');
  return JSON.parse(text) as Written;
}

/** A pair of two alike is a list of two: many programs that read OpenAPI know only those. */
function withoutEqualPlaces(made: z.core.JSONSchema.BaseSchema): void {
  const [first, ...others] = made.prefixItems ?? [];
  if (first === undefined || (made.items !== undefined && made.items !== false)) return;
  if (others.some((other) => JSON.stringify(other) !== JSON.stringify(first))) return;
  delete made.prefixItems;
  Object.assign(made, { items: first, minItems: others.length + 1, maxItems: others.length + 1 });
}
