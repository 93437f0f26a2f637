import { type ExecutionContext } from '@nestjs/common';
import { type Audit, type connect, type EventContext } from '@docket/sdk';
import { type HttpRequest, type RequestContextOptions } from '@docket/sdk/http';

/** Options of {@link DocketModule}. Exactly one of `connect` and `client` is given. */
export interface DocketModuleOptions extends Pick<RequestContextOptions<HttpRequest & ByName>, 'actor' | 'session'> {
  /** How the client connects. It is closed when the application is. */
  readonly connect?: Parameters<typeof connect>[0];
  /** A client that is connected already, and that whoever connected it closes. */
  readonly client?: Audit;
  /** Whatever else is known of a request, of a message or of anything else that is handled. Wins over what an HTTP request says. */
  readonly context?: (handled: ExecutionContext) => EventContext | undefined;
  /**
   * Whether methods with `@Audited` wait until their event is safe, and fail when it cannot be. Default true. Else failures are told to
   * {@link onUnrecorded} alone.
   */
  readonly wait?: boolean;
  /** Told of each event that could not be recorded and whose failure reaches nobody else. Default: an error in Nest's log. */
  readonly onUnrecorded?: (error: unknown, action: string) => void;
  /** How long closing waits for Kafka, ms. Default 10,000. */
  readonly closeWithinMs?: number;
}

/** Frameworks and middleware put more into requests than is known here (`user`, `params`). */
type ByName = Readonly<Record<string, unknown>>;
