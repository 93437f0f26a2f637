import { type Observable } from 'rxjs';

import { type Action, type EmitInput } from '@docket/sdk';
import { type AuditedCall } from './audited-call.js';
import { outcomeOfError } from './outcome-of-error.js';
import { wrapMethod } from './wrap-method.js';

/** How one method is audited. */
export interface AuditedOptions {
  /** Whether the method waits for its event; what the module says by default. */
  readonly wait?: boolean;
}

/** What there is to tell of a call; nothing for null. */
export type Told<A extends string> = EmitInput<A> | null | undefined;

/** Of methods whose caller waits for the result: such a method can wait for its event too. */
export type AuditedDecorator<Args extends readonly unknown[], R> = (
  target: object,
  name: string | symbol,
  method: { readonly value?: (...args: Args) => Promise<R> | Observable<R> },
) => void;

/** Literals are of the contract, so that a misspelt action does not compile; others are known only when the program runs. */
type Untyped<A extends string> = string extends A ? A : never;

/**
 * Records an event for each call of the method that succeeds: of a controller, of a handler of messages, or of any other provider.
 * The caller has its answer when the event is safe (unless told not to wait), and an error when it is not.
 * @param describe the event, of the call and its result (of the last value, for an Observable); the rest comes from the context. Null: nothing to tell
 */
// Without `any`, a parameter that is not annotated would fit no method.
/* eslint-disable @typescript-eslint/no-explicit-any */
export function Audited<A extends Action, Args extends readonly unknown[] = any[], R = any>(
  action: A,
  describe: (call: AuditedCall<Args>, result: R) => Told<A> | Promise<Told<A>>,
  options?: AuditedOptions,
): AuditedDecorator<Args, R>;
/** The same for an action that this build has no types for. */
export function Audited<A extends string, Args extends readonly unknown[] = any[], R = any>(
  action: Untyped<A>,
  describe: (call: AuditedCall<Args>, result: R) => Told<string> | Promise<Told<string>>,
  options?: AuditedOptions,
): AuditedDecorator<Args, R>;
export function Audited(
  action: string,
  describe: (call: AuditedCall<any>, result: any) => Told<string> | Promise<Told<string>>,
  { wait }: AuditedOptions = {},
): AuditedDecorator<any, any> {
  return wrapMethod({
    succeeded: async (recorder, call, result) => {
      const event = await describe(call, result);
      if (event != null) await recorder.record(action, event, wait);
    },
  });
}

/**
 * Records an event for each call of the method that fails, with the outcome DENIED (for errors with the status 401 or 403) or FAILURE and
 * the error's message as reason, unless the event says otherwise. The caller gets the error that the method threw in any case.
 * @param describe the event, of the call and the error; null: nothing to tell
 */
export function AuditedFailure<A extends Action, Args extends readonly unknown[] = any[]>(
  action: A,
  describe: (call: AuditedCall<Args>, error: unknown) => Told<A> | Promise<Told<A>>,
  options?: AuditedOptions,
): AuditedDecorator<Args, any>;
/** The same for an action that this build has no types for. */
export function AuditedFailure<A extends string, Args extends readonly unknown[] = any[]>(
  action: Untyped<A>,
  describe: (call: AuditedCall<Args>, error: unknown) => Told<string> | Promise<Told<string>>,
  options?: AuditedOptions,
): AuditedDecorator<Args, any>;
export function AuditedFailure(
  action: string,
  describe: (call: AuditedCall<any>, error: unknown) => Told<string> | Promise<Told<string>>,
  { wait }: AuditedOptions = {},
): AuditedDecorator<any, any> {
  /* eslint-enable @typescript-eslint/no-explicit-any */
  return wrapMethod({
    failed: async (recorder, call, error) => {
      try {
        const event = await describe(call, error);
        if (event != null) await recorder.record(action, { ...outcomeOfError(error), ...event }, wait);
      } catch (unrecorded) {
        recorder.unrecorded(unrecorded, action);
      }
    },
  });
}
