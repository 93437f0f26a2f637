import { type Rejection } from '@docket/avro';
import { connectProducer, type RecordPlace } from '@docket/kafka';
import {
  type Judged,
  judge,
  type Origin,
  originText,
  publishAgain,
  type RejectedRecord,
  type RejectionFilter,
} from '@docket/rejections';
import { usageError } from '../command-error.js';
import { kafkaSettings } from '../connections.js';
import { type CliContext } from '../context.js';
import { isSelecting } from './rejection-options.js';
import { type RejectionAccess, requireRejection, withRejections } from './with-rejections.js';

/** The options of `docket rejections retry`. */
export interface RetryOptions extends RejectionFilter {
  readonly all?: boolean;
  readonly dryRun?: boolean;
  readonly force?: boolean;
  readonly json?: boolean;
}

/** What became of one rejected record. */
interface Retried {
  readonly origin: string;
  /** Where it was published again; null when it was not. */
  readonly published: { readonly partition: number; readonly offset: number } | null;
  /** Why ingestion would reject it again; null when it would not. */
  readonly again: Rejection | null;
}

/** Publishes rejected records again, as they were, and prints what became of each. */
export async function retryRejections(
  origins: readonly Origin[],
  options: RetryOptions,
  context: CliContext,
): Promise<void> {
  checkSelection(origins, options);
  const totals = { published: 0, left: 0 };
  await withRejections(context, async (access) => {
    const producer = options.dryRun === true ? undefined : await connectProducer(kafkaSettings(context), CLIENT);
    try {
      for await (const page of selected(access, origins, options)) {
        const judged = await judge(page, access.registry, options.force === true);
        const places = producer
          ? await publishAgain(judged, access.topic, producer)
          : new Map<RejectedRecord, RecordPlace>();
        for (const one of judged) {
          totals[one.goes ? 'published' : 'left'] += 1;
          const result = resultOf(one, places.get(one.record));
          context.out.print(options.json === true ? JSON.stringify(result) : sentence(result, one.goes));
        }
        context.signal.throwIfAborted();
      }
    } finally {
      await producer?.close();
    }
  });
  const { published, left } = totals;
  const were = options.dryRun === true ? 'would be' : 'were';
  context.out.note(
    `${published} ${were} published again, ${left} ${were} left out because they would be rejected again`,
  );
}

const CLIENT = { clientId: 'docket-cli' };

function checkSelection(origins: readonly Origin[], options: RetryOptions): void {
  const byFilter = isSelecting(options);
  if (origins.length > 0 && byFilter) throw usageError('give either origins or a filter, not both');
  if (origins.length === 0 && !byFilter) throw usageError('give origins or a filter; --all means every rejection');
}

async function* selected(
  { rejections }: RejectionAccess,
  origins: readonly Origin[],
  options: RetryOptions,
): AsyncGenerator<RejectedRecord[]> {
  if (origins.length === 0) yield* rejections.pages(options);
  else for (const origin of origins) yield [await requireRejection(rejections, origin)];
}

function resultOf({ record, again }: Judged, place: RecordPlace | undefined): Retried {
  return {
    origin: originText(record),
    published: place ? { partition: place.partition, offset: Number(place.offset) } : null,
    again: again ?? null,
  };
}

function sentence({ origin, published, again }: Retried, goes: boolean): string {
  const why = again ? `${again.reason}${again.field ? ` (${again.field})` : ''}, ${again.error}` : '';
  const rejected = why === '' ? '' : `; it would be rejected again: ${why}`;
  if (published) {
    return `${origin}: published again, partition ${published.partition} offset ${published.offset}${rejected}`;
  }
  return `${origin}: ${goes ? 'would be published again' : 'left out'}${rejected}`;
}
