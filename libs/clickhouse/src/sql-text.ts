/** Quotes a table, column or database name. Names come from our own code and configuration; one that would need
 * escaping is a mistake, so it is refused. */
export function quoteName(name: string): string {
  if (!/^[A-Za-z0-9_.-]+$/.test(name)) throw new TypeError(`not a usable name in SQL: ${JSON.stringify(name)}`);
  return `\`${name}\``;
}

/**
 * A string literal. For texts of our own (types, structures), and for lists that are too long for the address of a request;
 * other values from outside travel as typed parameters.
 */
export function quoteText(text: string): string {
  return `'${text.replaceAll('\\', '\\\\').replaceAll("'", "\\'")}'`;
}
