/** Where the verifier reads tables. */
export interface ClickHouseAddress {
  readonly url: string;
  readonly user: string;
  readonly password: string;
  readonly database: string;
}

/**
 * Runs a query over plain HTTP. The verifier has its own way to ClickHouse on purpose: a mistake in the adapter that
 * ingestion uses must not be able to hide itself.
 * @returns the rows, 64-bit integers as numbers (offsets stay far below 2^53 here)
 */
export async function readRows<Row>(at: ClickHouseAddress, sql: string): Promise<Row[]> {
  const settings = new URLSearchParams({ database: at.database, output_format_json_quote_64bit_integers: '0' });
  const answer = await fetch(`${at.url}/?${settings.toString()}`, {
    method: 'POST',
    headers: { 'X-ClickHouse-User': at.user, 'X-ClickHouse-Key': at.password },
    body: `${sql} FORMAT JSONEachRow`,
  });
  const text = await answer.text();
  if (!answer.ok) throw new Error(`ClickHouse refused "${sql.slice(0, 200)}": ${text.slice(0, 500)}`);
  return text
    .split('\n')
    .filter((line) => line !== '')
    .map((line) => JSON.parse(line) as Row);
}
