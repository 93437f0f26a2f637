/** What a change of an address changes; undefined takes away. */
export type Change<S> = { readonly [K in keyof S]?: S[K] | undefined };

/** An address with changes. */
export function changed<S extends object>(search: S, change: Change<S>): S {
  const all = Object.entries({ ...search, ...change }).filter(([, value]) => value !== undefined);
  return Object.fromEntries(all) as S;
}
