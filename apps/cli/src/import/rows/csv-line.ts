/** One line of a CSV file (RFC 4180), with its line end. */
export function csvLine(values: readonly string[]): string {
  return `${values.map(quoted).join(',')}\n`;
}

function quoted(value: string): string {
  // A line end that is not quoted, a quote or the delimiter would change the shape of the row.
  return /[",\r\n]/.test(value) || value === '' ? `"${value.replaceAll('"', '""')}"` : value;
}
