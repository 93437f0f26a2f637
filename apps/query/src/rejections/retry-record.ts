import { RETRY_KIND } from '@docket/rejections';
import { defineQuery, rowType } from '@docket/clickhouse';
import { readJson } from '@docket/projections';
import { z } from 'zod';
import { type InstallationReader } from '../access/installation.js';
import { requester } from '../replays/replay.js';

/** That somebody published a rejected record again, or an event in its place, as it stands on the control topic. */
export const retryRecord = z.object({
  rejection: z.string(),
  /** Counted from 1; of several records with the same number the first on the topic is the attempt, the others were too late. */
  attempt: z.int().min(1),
  claim: z.string(),
  how: z.enum(['retried', 'corrected']),
  by: requester,
  reason: z.string(),
  at: z.iso.datetime(),
  /** Where it was published; absent until then. */
  outcome: z.object({ partition: z.int(), offset: z.int(), event_id: z.string().optional() }).optional(),
});
export type RetryRecord = z.infer<typeof retryRecord>;

const retriesQuery = defineQuery({
  name: 'rejection_retries',
  sql: `SELECT argMax(control_state.value, version) AS record, min(version) AS place FROM control_state
WHERE kind = '${RETRY_KIND}' AND has({ids: Array(String)}, splitByChar('/', id)[1]) GROUP BY id ORDER BY place`,
  params: z.object({ ids: z.array(z.string()) }),
  row: z.object({ record: rowType.string, place: rowType.int64 }),
});

/** The attempts at some rejections, by their ids, each in its order. */
export async function readRetries(
  installation: Pick<InstallationReader, 'query'>,
  ids: readonly string[],
): Promise<ReadonlyMap<string, readonly RetryRecord[]>> {
  const found = new Map<string, RetryRecord[]>();
  if (ids.length === 0) return found;
  for (const { record } of await installation.query(retriesQuery, { ids: [...ids] })) {
    const retry = readJson(retryRecord, record);
    if (retry === undefined) continue;
    const others = found.get(retry.rejection) ?? [];
    if (!others.some(({ attempt }) => attempt === retry.attempt)) found.set(retry.rejection, [...others, retry]);
  }
  return found;
}

/** Whether one of the attempts came to its end. */
export function isRetried(retries: readonly RetryRecord[] | undefined): boolean {
  return retries?.some(({ outcome }) => outcome !== undefined) ?? false;
}
