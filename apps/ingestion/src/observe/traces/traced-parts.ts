import { SpanKind, type Tracer } from '@opentelemetry/api';
import { type PartitionPlace } from '../../delivery/place.js';
import { type WorkerParts } from '../../delivery/worker-parts.js';
import { ObserverGroup } from '../observer-group.js';
import { PartitionTrace } from './partition-trace.js';
import { tracedStore } from './traced-store.js';

/** The same parts of a worker, which leave spans of what it does with them. */
export function tracedParts(
  parts: WorkerParts,
  { place, group, tracer }: { place: PartitionPlace; group: string; tracer: Tracer },
): WorkerParts {
  const trace = new PartitionTrace(tracer, place, group);
  return {
    ...parts,
    store: tracedStore(parts.store, trace),
    former: tracedFormer(parts.former, trace),
    feed: tracedFeed(parts.feed, trace),
    observer: new ObserverGroup([parts.observer, trace]),
  };
}

function tracedFormer(former: WorkerParts['former'], trace: PartitionTrace): WorkerParts['former'] {
  return {
    get capacity() {
      return former.capacity;
    },
    resize: (bytes) => {
      former.resize(bytes);
    },
    forget: () => {
      former.forget();
    },
    remember: (ids) => {
      former.remember(ids);
    },
    acknowledged: () => {
      former.acknowledged();
    },
    decide: (place, first, records) => {
      trace.deciding(records);
      return trace.step('decide', {}, () => former.decide(place, first, records));
    },
    reform: (...args) => trace.step('re-form', {}, () => former.reform(...args)),
  };
}

function tracedFeed(feed: WorkerParts['feed'], trace: PartitionTrace): WorkerParts['feed'] {
  return {
    publish: (place, rejected) => {
      const attributes = { 'messaging.batch.message_count': rejected.length };
      return trace.step('publish rejections', attributes, () => feed.publish(place, rejected), SpanKind.PRODUCER);
    },
  };
}
