import { refuseUnread, type Rejection, referenceRow, type SchemaRegistry } from '@docket/avro';
import {
  REDELIVERY_HEADER,
  REDELIVERY_VALUE,
  REJECT_ERROR_HEADER,
  REJECT_FIELD_HEADER,
  REJECT_ORIGIN_HEADER,
  REJECT_REASON_HEADER,
} from '@docket/events';
import { connectProducer, type OutgoingRecord, type RecordPlace, type RecordProducer } from '@docket/kafka';
import { usageError } from '../command-error.js';
import { kafkaSettings } from '../connections.js';
import { type CliContext } from '../context.js';
import { lookCloser } from './look-closer.js';
import { type Origin, originText } from './origin.js';
import { isSelecting, type RejectionFilter } from './rejection-filter.js';
import { headersByName, type RejectedRecord } from './rejection-queries.js';
import { type RejectionAccess, withRejections } from './with-rejections.js';

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

/** Whether a record is published, or would be without `--dry-run`. */
interface Judged {
  readonly record: RejectedRecord;
  readonly again: Rejection | undefined;
  readonly goes: boolean;
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
        const judged = await judge(page, access, options.force === true);
        const places = producer
          ? await publish(judged, access.topic, producer)
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
  else for (const origin of origins) yield [await rejections.get(origin)];
}

async function judge(
  page: readonly RejectedRecord[],
  { registry }: RejectionAccess,
  force: boolean,
): Promise<Judged[]> {
  return Promise.all(
    page.map(async (record) => {
      const again = await rejectionNow(record, registry);
      return { record, again, goes: isEvent(record) && (force || !again) };
    }),
  );
}

async function publish(
  judged: readonly Judged[],
  topic: string,
  producer: RecordProducer,
): Promise<Map<RejectedRecord, RecordPlace>> {
  const places = new Map<RejectedRecord, RecordPlace>();
  for (const { record, goes } of judged) {
    const [place] = goes ? await producer.send(topic, [outgoing(topic, record)]) : [];
    if (place) places.set(record, place);
  }
  return places;
}

function resultOf({ record, again }: Judged, place: RecordPlace | undefined): Retried {
  return {
    origin: originText(record),
    published: place ? { partition: place.partition, offset: Number(place.offset) } : null,
    again: again ?? null,
  };
}

/** A record without a value never becomes one. */
function isEvent({ reason }: RejectedRecord): boolean {
  return reason !== 'tombstone';
}

/** Why ingestion would reject the record if it were published now; undefined when it would not. */
async function rejectionNow(
  record: RejectedRecord,
  registry: Pick<SchemaRegistry, 'schemaById'>,
): Promise<Rejection | undefined> {
  const { epoch, partition, offset, schema_id: schemaId } = record;
  const value = isEvent(record) ? record.value : null;
  const refused = refuseUnread(value);
  if (refused) return refused;
  const { schema } = await lookCloser(record, registry);
  if (schema === undefined) {
    return { reason: 'unknown_schema', field: '', error: `the registry does not know schema id ${schemaId}` };
  }
  const now = Date.now();
  const fate = referenceRow(
    schema,
    value,
    { schemaId, partition, offset, appendedAt: now },
    { epoch, ingestedAt: now },
  );
  return 'rejection' in fate ? fate.rejection : undefined;
}

const REJECT_HEADERS = new Set([REJECT_REASON_HEADER, REJECT_FIELD_HEADER, REJECT_ERROR_HEADER]);

/** The same key, value and headers; marked as a redelivery, so that it is stored once however often it is sent. */
function outgoing(topic: string, record: RejectedRecord): OutgoingRecord {
  const headers: Record<string, Buffer | string | Buffer[]> = {};
  for (const [name, values] of Object.entries(headersByName(record))) {
    if (!REJECT_HEADERS.has(name)) headers[name] = values;
  }
  headers[REDELIVERY_HEADER] = REDELIVERY_VALUE;
  headers[REJECT_ORIGIN_HEADER] = `${topic}/${originText(record)}`;
  return { key: record.kafka_key.length > 0 ? record.kafka_key : null, value: record.value, headers };
}

function sentence({ origin, published, again }: Retried, goes: boolean): string {
  const why = again ? `${again.reason}${again.field ? ` (${again.field})` : ''}, ${again.error}` : '';
  const rejected = why === '' ? '' : `; it would be rejected again: ${why}`;
  if (published) {
    return `${origin}: published again, partition ${published.partition} offset ${published.offset}${rejected}`;
  }
  return `${origin}: ${goes ? 'would be published again' : 'left out'}${rejected}`;
}
