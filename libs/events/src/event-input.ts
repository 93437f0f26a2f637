import type { Action, ActionFields } from './generated/index.js';
import type { Actor, Outcome, Target } from './generated/types/docket.js';

declare global {
  // Global, so that it is one and the same however this package comes: bundled, or twice.
  // eslint-disable-next-line @typescript-eslint/no-namespace
  namespace Docket {
    /** A producer's own actions and their fields; `docket schemas generate` adds to it. */
    // eslint-disable-next-line @typescript-eslint/no-empty-object-type
    interface CustomActions {}
  }
}

/** Actions that the compiler knows: those of the contract, and a producer's own that were generated. */
// eslint-disable-next-line @typescript-eslint/no-redundant-type-constituents -- not where something was added to it
export type KnownAction = Action | keyof Docket.CustomActions;

/** The action's own fields: typed for the actions that the compiler knows, open for those of other schemas. */
export type Details<A extends string> = A extends Action
  ? ActionFields[A]
  : A extends keyof Docket.CustomActions
    ? Docket.CustomActions[A]
    : Readonly<Record<string, unknown>>;

/** The envelope as people write it. What is left out, the SDK fills in or leaves absent. */
export interface EnvelopeInput {
  /** UUID; a new version 7 by default. Give it to make sending again harmless. */
  readonly event_id?: string | undefined;
  /** Date, milliseconds since the epoch, or ISO 8601 with a zone; now by default. */
  readonly occurred_at?: Date | number | string | undefined;
  /** The tenant the SDK was connected for by default. */
  readonly tenant_id?: string | undefined;
  readonly actor: Actor;
  readonly on_behalf_of?: Actor | null | undefined;
  readonly department_id?: string | null | undefined;
  readonly department_name?: string | null | undefined;
  readonly ticket_id?: string | null | undefined;
  readonly target?: Target | null | undefined;
  readonly channel?: string | null | undefined;
  readonly session_id?: string | null | undefined;
  readonly request_id?: string | null | undefined;
  readonly trace_id?: string | null | undefined;
  readonly ip?: string | null | undefined;
  readonly user_agent?: string | null | undefined;
  /** SUCCESS by default. */
  readonly outcome?: Outcome | undefined;
  readonly reason?: string | null | undefined;
  readonly labels?: Readonly<Record<string, string>> | undefined;
}

/** The action's own part of an event. It may be left out where the action requires no field of its own. */
export type EventDetails<A extends string = string> =
  Partial<Details<A>> extends Details<A> ? { readonly details?: Details<A> } : { readonly details: Details<A> };

/** An event as people write it. */
export type EventInput<A extends string = string> = EnvelopeInput & EventDetails<A>;
