import { type ClickHouseWriter } from '@docket/clickhouse';
import { REVIEW_KIND, type ReviewRecord } from '../src/reviews/review.js';

let place = 0;

/** Writes a review as ingestion does; what is not given is ordinary. */
export async function storeReview(
  writer: ClickHouseWriter,
  given: Pick<ReviewRecord, 'tenant_id' | 'ticket' | 'agent'> & Partial<ReviewRecord>,
): Promise<void> {
  place += 1;
  const by = { type: 'AGENT', id: 'anna', name: 'Anna' } as const;
  const value = JSON.stringify({ state: 'open', department: '', by, ...given });
  const id = `${encodeURIComponent(given.tenant_id)}/${encodeURIComponent(given.ticket)}/${place}`;
  const at = new Date(Date.UTC(2026, 3, 2) + place * 1_000);
  await writer.insertRows('control_state', [{ kind: REVIEW_KIND, id, value, version: place, at }]);
}
