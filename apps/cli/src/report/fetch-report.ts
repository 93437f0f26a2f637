import { type DocketClient } from '@docket/client';
import { type ReportAnswer, type ReportRow } from './report-answer.js';
import { type ReportName } from './reports.js';

/** Parameters of a report, by name; their values are checked by the service. */
export type ReportQuery = Readonly<Record<string, readonly string[]>>;

type Ask = (path: string, init: object) => Promise<ReportAnswer>;

/** The report; of one that has pages as many of them as `limit` rows need. */
export async function fetchReport(
  client: DocketClient,
  name: ReportName,
  query: ReportQuery,
  limit: number,
  signal: AbortSignal,
): Promise<ReportAnswer> {
  const get = client.get as unknown as Ask;
  const ask = (more: object) => get(`/v1/reports/${name}`, { params: { query: { ...query, ...more } }, signal });
  const first = await ask({});
  const rows: ReportRow[] = [...(first.rows ?? [])];
  let cursor = first.next_cursor;
  while (typeof cursor === 'string' && rows.length < limit) {
    const page = await ask({ cursor });
    rows.push(...(page.rows ?? []));
    cursor = page.next_cursor;
  }
  return first.rows === undefined
    ? first
    : { ...first, rows, ...(cursor === undefined ? {} : { next_cursor: cursor }) };
}

/** The same as CSV, all rows of it. */
export async function fetchCsv(
  client: DocketClient,
  name: ReportName,
  query: ReportQuery,
  signal: AbortSignal,
): Promise<string> {
  const get = client.http.GET as unknown as (path: string, init: object) => Promise<{ readonly data: string }>;
  const params = { query: { ...query, format: 'csv' } };
  return (await get(`/v1/reports/${name}`, { params, parseAs: 'text', signal })).data;
}
