import { Problem } from '@docket/http';
import { type Judged, judge, type Redelivery, type RejectedRecord } from '@docket/rejections';
import { z } from 'zod';
import { type Claim, type Claims, type Wish } from './claims.js';
import { type RejectionDesk, type RejectionScope } from './rejection-desk.js';
import { idOf } from './rejection-id.js';
import { type RetryRecord } from './retry-record.js';

/** What became of one rejection. */
export const retryResult = z.object({
  id: z.string(),
  result: z
    .enum(['published', 'would_be_published', 'left_out', 'done_before', 'under_way', 'not_found'])
    .describe(
      'left_out: it would be rejected again; done_before: it was published earlier, see `published`; under_way: somebody is at it; ' +
        'not_found: no such rejection, or not of the tenant',
    ),
  published: z
    .object({ partition: z.int(), offset: z.int(), event_id: z.string().optional() })
    .nullable()
    .describe('Where it was published'),
  again: z
    .object({ reason: z.string(), field: z.string(), error: z.string() })
    .nullable()
    .describe('Why ingestion would reject it again'),
});
export type RetryResult = z.infer<typeof retryResult>;

export interface RetryWish extends Wish {
  readonly dryRun: boolean;
  /** Also what would be rejected again. */
  readonly force: boolean;
}

/** Publishes rejected records again as they were. */
export class RetryDesk {
  constructor(
    private readonly rejections: RejectionDesk,
    private readonly claims: Claims,
    private readonly redelivery: Pick<Redelivery, 'publish'>,
  ) {}

  /** In the order of the records. @throws {Problem} 503 when Kafka or the registry does not answer */
  async retry(records: readonly RejectedRecord[], wish: RetryWish, scope: RejectionScope): Promise<RetryResult[]> {
    const judged = await this.#judge(records, wish.force);
    const going = judged.filter(({ goes }) => goes).map(({ record }) => idOf(record));
    if (wish.dryRun || going.length === 0)
      return judged.map((one) => resultOf(one, one.goes ? 'would_be_published' : 'left_out'));
    const claims = await this.claims.claim(going, wish, scope.caller, scope.installation);
    const settled = await this.#publish(judged, claims, scope);
    return judged.map((one) => {
      const id = idOf(one.record);
      const claim = claims.get(id);
      if (claim === undefined) return resultOf(one, 'left_out');
      if (claim.kind === 'under_way') return resultOf(one, 'under_way');
      const outcome = settled.get(id)?.outcome ?? claim.record.outcome;
      return resultOf(one, claim.kind === 'ours' ? 'published' : 'done_before', outcome);
    });
  }

  /** What was published is told, also when Kafka goes away in the middle. */
  async #publish(judged: readonly Judged[], claims: ReadonlyMap<string, Claim>, { installation }: RejectionScope) {
    const settled = new Map<string, Required<RetryRecord>>();
    let failure: unknown;
    for (const one of judged) {
      const claim = claims.get(idOf(one.record));
      if (claim?.kind !== 'ours') continue;
      try {
        const place = await this.redelivery.publish(one);
        if (place === undefined) continue;
        const outcome = { partition: place.partition, offset: Number(place.offset) };
        settled.set(claim.record.rejection, { ...claim.record, outcome });
      } catch (error) {
        failure = error;
        break;
      }
    }
    await this.claims.settle([...settled.values()], installation);
    if (failure === undefined) return settled;
    const detail = `Kafka took ${settled.size} records, and did not confirm the next one. In a minute do the same again: what was taken is left out, and nothing is stored twice.`;
    throw new Problem('unavailable', detail, [], { cause: failure });
  }

  async #judge(records: readonly RejectedRecord[], force: boolean): Promise<Judged[]> {
    const { schemas } = this.rejections;
    if (schemas === undefined)
      throw new Problem('unavailable', 'There is no schema registry, by which records are judged.');
    try {
      return await judge(records, schemas, force);
    } catch (error) {
      throw new Problem(
        'unavailable',
        'The schema registry does not answer, by which records are judged. Nothing was published.',
        [],
        {
          cause: error,
        },
      );
    }
  }
}

function resultOf(
  { record, again }: Judged,
  result: RetryResult['result'],
  outcome?: RetryRecord['outcome'],
): RetryResult {
  return { id: idOf(record), result, published: outcome ?? null, again: again ?? null };
}
