import { AsyncLocalStorage } from 'node:async_hooks';
import { type EventContext, within } from './event-context.js';

/** What runs has one of these, so that the context can grow while it runs: who acts is often known only after a while. */
interface Ambient {
  context: EventContext;
}

/**
 * One for the whole process, however often this package is loaded: a service may load it as ES module and as CommonJS, and
 * a framework's middleware may come with another copy than the code that emits.
 */
const KEY = Symbol.for('docket.sdk.context.v1');
const shared = globalThis as { [KEY]?: AsyncLocalStorage<Ambient> | undefined };
const storage = (shared[KEY] ??= new AsyncLocalStorage<Ambient>());

/**
 * Runs `work` in a context: each event emitted by it, and by all it calls or waits for, takes from the context what it does not
 * say itself. Contexts nest; the inner one wins.
 * @returns what `work` returns
 */
export function runInContext<T>(context: EventContext, work: () => T): T {
  return storage.run({ context: within(storage.getStore()?.context, context) }, work);
}

/**
 * Adds to the context that runs, for example the actor once it is signed in. What the context said before about the same field is
 * replaced, for events that are emitted from now on.
 * @returns false when no context runs: nothing was added
 */
export function enrichContext(context: EventContext): boolean {
  const ambient = storage.getStore();
  if (ambient === undefined) return false;
  ambient.context = within(ambient.context, context);
  return true;
}

/** The context that runs; undefined outside of any. */
export function currentContext(): EventContext | undefined {
  return storage.getStore()?.context;
}
