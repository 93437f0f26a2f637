import { context, trace, type Tracer } from '@opentelemetry/api';
import { type Logger } from './logger.js';

/** Where spans go, and how many. What `tracesConfig` of `@docket/config` yields. */
export interface TraceSettings {
  /** Collector that takes OTLP over HTTP; `/v1/traces` is added to an address without a path. */
  readonly url?: string | undefined;
  /** Share of the traces begun here that are recorded, 0 to 1. */
  readonly ratio: number;
}

/** Traces of this process, where they are on. */
export interface Traces {
  readonly tracer: Tracer;
  /** Sends what waits, for 3 s at most, and turns traces off. */
  shutdown(): Promise<void>;
}

const SHUTDOWN_MS = 3_000;

/**
 * Turns traces on for this process: whatever uses the OpenTelemetry API is traced from then on. A collector that is away
 * is told in the log once and disturbs nothing else.
 * @param service its name, and where it logs
 * @returns undefined when no collector is named; then nothing is turned on, and nothing of it is even loaded
 */
export async function startTraces(
  { url, ratio }: TraceSettings,
  service: { readonly name: string; readonly log: Logger },
): Promise<Traces | undefined> {
  if (url === undefined) return undefined;
  const { tracerProvider } = await import('./tracer-provider.js');
  const { AsyncLocalStorageContextManager } = await import('@opentelemetry/context-async-hooks');
  const provider = tracerProvider({ url, ratio }, service);
  trace.setGlobalTracerProvider(provider);
  context.setGlobalContextManager(new AsyncLocalStorageContextManager().enable());
  return {
    tracer: provider.getTracer(service.name),
    shutdown: async () => {
      trace.disable();
      context.disable();
      // No reason not to end in order.
      if (!(await isDone(provider.shutdown()))) service.log.warn('the last traces could not be delivered and are lost');
    },
  };
}

/** Whether a flush succeeds, in time. */
async function isDone(flush: Promise<void>): Promise<boolean> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<boolean>((resolve) => {
    timer = setTimeout(resolve, SHUTDOWN_MS, false);
  });
  const done = flush.then(
    () => true,
    () => false,
  );
  try {
    return await Promise.race([done, late]);
  } finally {
    clearTimeout(timer);
  }
}
