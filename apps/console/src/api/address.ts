/** Parameters of a request; undefined ones are left out, lists repeat one. */
export type Parameters = Readonly<Record<string, string | readonly string[] | undefined>>;

/** Path and query of a request. */
export function addressOf(path: string, parameters: Parameters = {}): string {
  const pairs = Object.entries(parameters).flatMap(([name, value]): [string, string][] => {
    if (value === undefined || value === '') return [];
    return (typeof value === 'string' ? [value] : value).map((one) => [name, one]);
  });
  return pairs.length === 0 ? path : `${path}?${new URLSearchParams(pairs).toString()}`;
}

/** The same request at a command line. The key is not in it: what is copied is sent to colleagues. */
export function curlOf(origin: string, address: string): string {
  return `curl -H "Authorization: Bearer $KEY" '${origin}${address.replaceAll("'", '%27')}'`;
}
