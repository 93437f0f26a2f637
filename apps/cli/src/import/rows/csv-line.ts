/** One line of a CSV file (RFC 4180), with its line end. */
export function csvLine(values: readonly string[]): string {
  // A single empty value would be an empty line, which readers pass over.
  if (values.length === 1 && values[0] === '') return '""\n';
  return `${values.map(quoted).join(',')}\n`;
}

function quoted(value: string): string {
  // A line end, a quote or a delimiter that is not quoted would change the shape of the row.
  return /[",\r\n]/.test(value) ? `"${value.replaceAll('"', '""')}"` : value;
}
