import { randomUUID } from 'node:crypto';
import { Problem } from '@docket/http';
import { RETRY_KIND } from '@docket/rejections';
import { type ControlPublisher } from '@docket/sdk';
import { type Identity, requesterOf } from '../access/caller.js';
import { type InstallationReader } from '../access/installation.js';
import { publishConfirmed } from '../control/publish-confirmed.js';
import { untilVisible } from '../control/until-visible.js';
import { isRetried, readRetries, type RetryRecord } from './retry-record.js';

/** An attempt that has said nothing of its end for so long has none, ms: what it published is stored once all the same. */
const GIVEN_UP_MS = 60_000;
const VISIBLE_MS = 5_000;
const UNSURE = 'Kafka did not confirm that this was begun: nothing was published. Do it again.';
const UNTOLD =
  'Kafka did not confirm what was done. Records may have been published; to publish them again stores nothing twice.';

/** What is to be done about rejections. */
export interface Wish {
  readonly how: RetryRecord['how'];
  readonly reason: string;
  /** Also what was done before. */
  readonly again: boolean;
}

/** What came of asking for a rejection: it is ours, it was done before, or somebody is at it. */
export type Claim =
  | { readonly kind: 'ours'; readonly record: RetryRecord }
  | { readonly kind: 'done'; readonly record: RetryRecord }
  | { readonly kind: 'under_way' };

/**
 * Keeps a rejection from being published twice by two clicks, of one person or two: whoever wants to says so on the control topic first,
 * and of two who say so for the same attempt the first on the topic has it.
 */
export class Claims {
  constructor(private readonly publisher: Pick<ControlPublisher, 'publish'>) {}

  /** @throws {Problem} 503 when it cannot be told who has them; nothing was published then */
  async claim(ids: readonly string[], wish: Wish, caller: Identity, installation: InstallationReader) {
    const known = await readRetries(installation, ids);
    const claims = new Map<string, Claim>();
    const wanted: RetryRecord[] = [];
    for (const id of ids) {
      const before = claimed(known.get(id), wish);
      if (before) claims.set(id, before);
      else wanted.push(attemptOf(id, known.get(id), wish, caller));
    }
    await Promise.all(wanted.map((record) => this.#put(record, UNSURE)));
    const decided = await untilVisible(async () => {
      const found = await readRetries(installation, ids);
      const all = wanted.map((record) =>
        found.get(record.rejection)?.find(({ attempt }) => attempt === record.attempt),
      );
      return all.every((one) => one !== undefined) ? all : undefined;
    }, VISIBLE_MS);
    if (decided === undefined) {
      throw new Problem(
        'unavailable',
        'Ingestion is behind with the control topic: nothing was published. Do it again in a minute.',
      );
    }
    wanted.forEach((record, n) => {
      const first = decided[n];
      claims.set(record.rejection, first?.claim === record.claim ? { kind: 'ours', record } : { kind: 'under_way' });
    });
    return claims;
  }

  /** Tells what was published. The answer waits until lists show it. @throws {Problem} 503 */
  async settle(records: readonly Required<RetryRecord>[], installation: InstallationReader): Promise<void> {
    await Promise.all(records.map((record) => this.#put(record, UNTOLD)));
    const ids = records.map(({ rejection }) => rejection);
    await untilVisible(async () => {
      const found = await readRetries(installation, ids);
      return ids.every((id) => isRetried(found.get(id))) ? true : undefined;
    });
  }

  #put(record: RetryRecord, unsure: string): Promise<void> {
    const id = `${record.rejection}/${record.claim}`;
    return publishConfirmed(this.publisher, { kind: RETRY_KIND, id, value: record }, unsure);
  }
}

/** What was done, or is being done, and keeps others from it. */
function claimed(retries: readonly RetryRecord[] = [], { again }: Wish): Claim | undefined {
  const last = retries.at(-1);
  if (last === undefined) return undefined;
  if (last.outcome === undefined) {
    return Date.now() - Date.parse(last.at) < GIVEN_UP_MS ? { kind: 'under_way' } : undefined;
  }
  return again ? undefined : { kind: 'done', record: last };
}

function attemptOf(
  rejection: string,
  retries: readonly RetryRecord[] = [],
  { how, reason }: Wish,
  caller: Identity,
): RetryRecord {
  const attempt = (retries.at(-1)?.attempt ?? 0) + 1;
  return {
    rejection,
    attempt,
    claim: randomUUID(),
    how,
    by: requesterOf(caller),
    reason,
    at: new Date().toISOString(),
  };
}
