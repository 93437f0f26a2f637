import { type FormedBatch, type RecordSpan } from '@docket/batch';
import {
  type Attributes,
  type Context,
  ROOT_CONTEXT,
  type Span,
  SpanKind,
  trace,
  type Tracer,
} from '@opentelemetry/api';
import { inSpan, noteFailure } from '@docket/telemetry';
import { type DeliveryObserver } from '../../delivery/delivery-observer.js';
import { textOf } from '../../delivery/errors.js';
import { type LedgerRow } from '../../delivery/ledger.js';
import { type ViewFailedError } from '../../delivery/partition-store.js';
import { type Fence, type PartitionPlace } from '../../delivery/place.js';
import { producersOf } from './producers.js';

/** What a partition is at: it is opened, recovery included, or a batch goes through it. */
interface Activity {
  readonly is: 'opening' | 'batch';
  readonly span: Span;
  readonly context: Context;
}

/**
 * The spans of one partition: one for each opening and each batch, with one below it for each of its steps. The work
 * itself says where it is, through the decorated parts of its worker; a partition does one thing at a time.
 */
export class PartitionTrace implements DeliveryObserver {
  #current: Activity | undefined;
  #attributes: Attributes;

  constructor(
    private readonly tracer: Tracer,
    { topic, epoch, partition }: PartitionPlace,
    group: string,
  ) {
    this.#attributes = {
      'messaging.system': 'kafka',
      'messaging.destination.name': topic,
      'messaging.destination.partition.id': String(partition),
      'messaging.consumer.group.name': group,
      'docket.epoch': epoch,
    };
  }

  /** The partition is about to be taken. An opening that fails goes on until the partition is open, or somebody else's. */
  opening(): void {
    if (this.#current?.is === 'opening') return;
    this.#end(new Error('given up: the partition is opened anew'));
    this.#begin('opening', 'ingest open', SpanKind.INTERNAL);
  }

  /** Records are about to be decided, perhaps once more. */
  deciding(records: RecordSpan): void {
    if (this.#current?.is === 'batch') return;
    const span = this.#begin('batch', 'ingest batch', SpanKind.CONSUMER);
    // Only for batches that are recorded: the others must not pay for a walk over their records.
    if (span.isRecording()) span.addLinks(producersOf(records));
  }

  /** Does a step of what the partition is at, in a span of its own. */
  step<T>(name: string, attributes: Attributes, work: () => Promise<T>, kind = SpanKind.INTERNAL): Promise<T> {
    const current = this.#current;
    // The ledger row that says that nothing more came.
    if (!current) return work();
    const all = { ...this.#attributes, ...attributes };
    return inSpan(this.tracer, { name, parent: current.context, kind, attributes: all }, work);
  }

  opened({ epoch }: PartitionPlace, fence: Fence, next: number): void {
    // It rises when the topic was made anew.
    this.#attributes = { ...this.#attributes, 'docket.epoch': epoch };
    this.#current?.span.setAttributes({
      'docket.epoch': epoch,
      'docket.fence': fence.number,
      'docket.offset.next': next,
    });
    this.#end();
  }

  recovered(_place: PartitionPlace, row: LedgerRow): void {
    this.#current?.span.addEvent('recovered', offsetsOf(row));
  }

  written(_place: PartitionPlace, batch: FormedBatch): void {
    if (this.#current?.is !== 'batch') return;
    this.#current.span.setAttributes({
      ...offsetsOf(batch),
      'messaging.batch.message_count': batch.accepted + batch.rejectedCount + batch.duplicates,
      'docket.batch.stored': batch.accepted,
      'docket.batch.rejected': batch.rejectedCount,
      'docket.batch.duplicates': batch.duplicates,
      'docket.batch.bytes': batch.bytes,
    });
    this.#end();
  }

  fenceLost(): void {
    this.#end(new Error('the partition was taken over'));
  }

  viewDetached(_place: PartitionPlace, { view }: ViewFailedError): void {
    this.#current?.span.addEvent('view detached', { view });
  }

  retrying(_place: PartitionPlace, what: string, error: unknown, attempt: number): void {
    this.#current?.span.addEvent('retry', { what, attempt, error: textOf(error) });
  }

  stopped(_place: PartitionPlace, error: unknown): void {
    this.#end(error);
  }

  #begin(is: Activity['is'], name: string, kind: SpanKind): Span {
    const span = this.tracer.startSpan(name, { kind, attributes: this.#attributes }, ROOT_CONTEXT);
    this.#current = { is, span, context: trace.setSpan(ROOT_CONTEXT, span) };
    return span;
  }

  #end(error?: unknown): void {
    const span = this.#current?.span;
    this.#current = undefined;
    if (!span) return;
    if (error !== undefined) noteFailure(span, error);
    span.end();
  }
}

/** The offsets of a batch, as attributes. */
export function offsetsOf({ first, last }: { readonly first: number; readonly last: number }): Attributes {
  return { 'docket.offset.first': first, 'docket.offset.last': last };
}
