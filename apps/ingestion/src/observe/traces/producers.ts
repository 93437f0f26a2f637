import { type RecordSpan } from '@docket/batch';
import { isSpanContextValid, type Link, TraceFlags } from '@opentelemetry/api';
import { TRACEPARENT_HEADER } from '@docket/events';
import { parseTraceParent } from '@docket/telemetry';

/** Most links of a batch, which may hold events of thousands of traces: examples, not a list. */
const MOST_LINKS = 32;

/** Most records whose headers are read for them, since all of them may be of one trace, or of none. */
const MOST_READ = 1_000;

/** Links to the spans that records were sent in: one per trace, of recorded traces only, for the first few of them. */
export function producersOf({ held, length }: RecordSpan): Link[] {
  const links = new Map<string, Link>();
  let read = 0;
  for (let index = 0; index < length && read < MOST_READ && links.size < MOST_LINKS; index += 1) {
    const headers = held.headers(index);
    if (headers === undefined) continue;
    read += 1;
    const header = headers[TRACEPARENT_HEADER];
    if (header === undefined) continue;
    const context = parseTraceParent(String(header));
    if (!context || !isSpanContextValid(context) || (context.traceFlags & TraceFlags.SAMPLED) === 0) continue;
    if (links.has(context.traceId)) continue;
    const attributes = { 'messaging.kafka.offset': held.offset(index) };
    links.set(context.traceId, { context: { ...context, isRemote: true }, attributes });
  }
  return [...links.values()];
}
