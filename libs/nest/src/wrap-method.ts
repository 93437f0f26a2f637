import { Inject } from '@nestjs/common';
import {
  catchError,
  concat,
  defer,
  from,
  ignoreElements,
  isObservable,
  mergeMap,
  type Observable,
  tap,
  throwError,
} from 'rxjs';
import { currentContext } from '@docket/sdk';
import { AuditRecorder } from './audit-recorder.js';
import { type AuditedCall } from './audited-call.js';

/** What is done after a call, before its caller hears of it. */
export interface AfterCall {
  succeeded?(recorder: AuditRecorder, call: AuditedCall, result: unknown): Promise<void>;
  /** Does not fail: the caller gets the error of the call. */
  failed?(recorder: AuditRecorder, call: AuditedCall, error: unknown): Promise<void>;
}

/** Nest puts the recorder into each instance, of whatever scope. */
const RECORDER = Symbol('docket.recorder');
interface Recorded {
  readonly [RECORDER]?: AuditRecorder;
}
type Method = (this: Recorded, ...args: unknown[]) => unknown;

/** Errors of recording: of these the call itself, which succeeded, knows nothing. */
const ofRecording = new WeakSet<object>();

/** A decorator that does something after each call of a method, on plain providers as well, which interceptors do not reach. */
export function wrapMethod(after: AfterCall) {
  return (target: object, name: string | symbol, descriptor: PropertyDescriptor): void => {
    const method = descriptor.value as Method;
    Inject(AuditRecorder)(target, RECORDER);
    const wrapped: Method = function (...args) {
      const recorder = this[RECORDER];
      if (recorder === undefined)
        throw new TypeError(`${nameOf(target, name)} is audited, so Nest has to make its instance`);
      const call: AuditedCall = { args, instance: this, context: currentContext() };
      const afterCall = new AfterOneCall(after, recorder, call);
      const result = begin(() => method.apply(this, args));
      return isObservable(result) ? afterCall.observe(result) : afterCall.await(result);
    };
    descriptor.value = likeBefore(wrapped, method);
  };
}

class AfterOneCall {
  constructor(
    private readonly after: AfterCall,
    private readonly recorder: AuditRecorder,
    private readonly call: AuditedCall,
  ) {}

  async await(result: unknown): Promise<unknown> {
    let value: unknown;
    try {
      value = await result;
    } catch (error) {
      await this.#failed(error);
      throw error;
    }
    await this.#succeeded(value);
    return value;
  }

  /** Passes values on at once, and completes when the event of the last one is recorded. */
  observe(source: Observable<unknown>): Observable<unknown> {
    return defer(() => {
      let last: unknown;
      const values = source.pipe(
        tap((value) => (last = value)),
        catchError((error: unknown) => from(this.#failed(error)).pipe(mergeMap(() => throwError(() => error)))),
      );
      return concat(values, defer(() => this.#succeeded(last)).pipe(ignoreElements()));
    });
  }

  async #succeeded(value: unknown): Promise<void> {
    try {
      await this.after.succeeded?.(this.recorder, this.call, value);
    } catch (error) {
      if (typeof error === 'object' && error !== null) ofRecording.add(error);
      throw error;
    }
  }

  async #failed(error: unknown): Promise<void> {
    if (typeof error === 'object' && error !== null && ofRecording.has(error)) return;
    await this.after.failed?.(this.recorder, this.call, error);
  }
}

/** A method that throws before it gives a promise has failed like any other. */
function begin(method: () => unknown): unknown {
  try {
    return method();
  } catch (error) {
    return throwAsync(error);
  }
}

async function throwAsync(error: unknown): Promise<never> {
  await Promise.resolve();
  throw error;
}

/** Decorators below have left their marks (routes, guards, pipes) on the method; those must not be lost. */
function likeBefore(wrapped: Method, method: Method): Method {
  for (const key of Reflect.getMetadataKeys(method) as unknown[]) {
    Reflect.defineMetadata(key, Reflect.getMetadata(key, method), wrapped);
  }
  return Object.defineProperty(wrapped, 'name', { value: method.name, configurable: true });
}

function nameOf(target: object, name: string | symbol): string {
  return `${target.constructor.name}.${String(name)}`;
}
