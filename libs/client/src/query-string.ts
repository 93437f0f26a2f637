/** Values of parameters: lists are repeated, of objects each member is a parameter of its own; what is undefined is left out. */
type Values = Readonly<Record<string, unknown>>;

/** The query string as the OpenAPI document describes it (`style: form`, `explode: true`), without the question mark. */
export function queryString(values: Values): string {
  const query = new URLSearchParams();
  for (const [name, value] of Object.entries(values)) append(query, name, value);
  return query.toString();
}

function append(query: URLSearchParams, name: string, value: unknown): void {
  if (value === undefined || value === null) return;
  if (Array.isArray(value)) for (const item of value) append(query, name, item);
  else if (typeof value === 'object') for (const [member, inner] of Object.entries(value)) append(query, member, inner);
  else query.append(name, `${value as string | number | boolean}`);
}
