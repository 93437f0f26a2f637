import { SpanKind } from '@opentelemetry/api';
import { type PartitionStore } from '../../delivery/partition-store.js';
import { offsetsOf, type PartitionTrace } from './partition-trace.js';

/** The same store; what is asked of it in the course of an opening or a batch is a span of that. */
export function tracedStore(store: PartitionStore, trace: PartitionTrace): PartitionStore {
  const step = <T>(name: string, table: string, ask: () => Promise<T>, more = {}): Promise<T> => {
    const attributes = { 'db.system.name': 'clickhouse', 'db.collection.name': table, ...more };
    return trace.step(name, attributes, ask, SpanKind.CLIENT);
  };
  return {
    now: () => store.now(),
    takeFence: (...args) => {
      trace.opening();
      return step('take fence', 'ingest_fence', () => store.takeFence(...args));
    },
    drain: (...args) => step('drain', 'system.processes', () => store.drain(...args)),
    tail: (...args) => step('read ledger', 'ingest_ledger', () => store.tail(...args)),
    recentIds: (...args) => step('recent ids', 'audit_events', () => store.recentIds(...args)),
    stored: (...args) => step('look up redeliveries', 'audit_events', () => store.stored(...args)),
    isRepaired: (...args) => step('repairs', 'ingest_repair', () => store.isRepaired(...args)),
    writtenOffsets: (...args) => step('written offsets', 'audit_events', () => store.writtenOffsets(...args)),
    intend: (...args) => {
      const [, , row] = args;
      return step('intend', 'ingest_ledger', () => store.intend(...args), offsetsOf(row));
    },
    writeEvents: (...args) => {
      const [, , row] = args;
      const attributes = { ...offsetsOf(row), 'db.operation.batch.size': row.accepted };
      return step('write events', 'audit_events', () => store.writeEvents(...args), attributes);
    },
    writeRejections: (...args) => {
      const [, , row] = args;
      const attributes = { ...offsetsOf(row), 'db.operation.batch.size': row.rejected };
      return step('write rejections', 'audit_rejections', () => store.writeRejections(...args), attributes);
    },
    detachView: (...args) => step('detach view', 'ingest_broken_view', () => store.detachView(...args)),
    writeMissing: (...args) => {
      const [, , row] = args;
      return step('write missing', 'audit_events', () => store.writeMissing(...args), offsetsOf(row));
    },
  };
}
