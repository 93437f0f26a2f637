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
  const text = await send(at, `${sql} FORMAT JSONEachRow`);
  return text
    .split('\n')
    .filter((line) => line !== '')
    .map((line) => JSON.parse(line) as Row);
}

/** Runs a statement that answers nothing. */
export async function execute(at: ClickHouseAddress, sql: string): Promise<void> {
  await send(at, sql);
}

async function send(at: ClickHouseAddress, sql: string): Promise<string> {
  const settings = new URLSearchParams({
    database: at.database,
    output_format_json_quote_64bit_integers: '0',
    wait_end_of_query: '1',
  });
  const answer = await fetch(`${at.url}/?${settings.toString()}`, {
    method: 'POST',
    headers: { 'X-ClickHouse-User': at.user, 'X-ClickHouse-Key': at.password },
    body: sql,
  });
  const text = await answer.text();
  if (!answer.ok) throw new Error(`ClickHouse refused "${sql.slice(0, 200)}": ${text.slice(0, 500)}`);
  return text;
}
