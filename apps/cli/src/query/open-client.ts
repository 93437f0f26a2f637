import { createDocketClient, type DocketClient } from '@docket/client';
import { type QueryTarget } from './query-target.js';

/** A client of the query service; what it throws is told by `queryFailure`. */
export function openClient({ url, key }: QueryTarget): DocketClient {
  return createDocketClient({ baseUrl: url, token: key });
}
