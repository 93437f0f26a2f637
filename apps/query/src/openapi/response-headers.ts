import { type ParameterDoc } from '../parameters/parameter.js';

/** Headers of an answer as OpenAPI writes them; one that is always there need not say so. */
export function headerObjects(headers: Readonly<Record<string, ParameterDoc>>): Readonly<Record<string, unknown>> {
  const object = ({ description, schema, example }: ParameterDoc) => ({
    description,
    schema,
    ...(example === undefined ? {} : { example }),
  });
  return Object.fromEntries(Object.entries(headers).map(([name, doc]) => [name, object(doc)]));
}
