import { once } from 'node:events';
import { createInterface } from 'node:readline';
import { Readable } from 'node:stream';

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
  const rows: Row[] = [];
  await readLines(at, `${sql} FORMAT JSONEachRow`, (line) => rows.push(JSON.parse(line) as Row));
  return rows;
}

/** Runs a query that names its format, and hands over the answer line by line, however long it is. */
export async function readLines(at: ClickHouseAddress, sql: string, take: (line: string) => void): Promise<void> {
  const { body } = await send(at, sql);
  if (!body) return;
  const lines = createInterface({ input: Readable.fromWeb(body), crlfDelay: Infinity });
  lines.on('line', (line) => {
    if (line !== '') take(line);
  });
  await once(lines, 'close');
}

/** Runs a statement that answers nothing. */
export async function execute(at: ClickHouseAddress, sql: string): Promise<void> {
  const answer = await send(at, sql);
  await answer.arrayBuffer();
}

async function send(at: ClickHouseAddress, sql: string): Promise<Response> {
  const settings = new URLSearchParams({
    database: at.database,
    output_format_json_quote_64bit_integers: '0',
    // An error in the middle of an answer would look like its end.
    wait_end_of_query: '1',
  });
  const answer = await fetch(`${at.url}/?${settings.toString()}`, {
    method: 'POST',
    headers: { 'X-ClickHouse-User': at.user, 'X-ClickHouse-Key': at.password },
    body: sql,
  });
  if (answer.ok) return answer;
  const text = await answer.text();
  throw new Error(`ClickHouse refused "${sql.slice(0, 200)}": ${text.slice(0, 500)}`);
}
