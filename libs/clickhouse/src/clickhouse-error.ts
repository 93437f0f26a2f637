import { ClickHouseError as DriverError, parseError } from '@clickhouse/client';
import { type ErrorKind, type ErrorType, NETWORK_ERRORS, serverErrorKind, type Verdict } from './error-table.js';

/** Any failure of a statement, with the verdict of the error table. */
export class ClickHouseError extends Error {
  override readonly name = 'ClickHouseError';
  readonly type: ErrorType;
  readonly verdict: Verdict;
  /** The view of the table inserted into (`database.name`) that failed, when one did: the table may have the rows. */
  readonly view: string | undefined;

  constructor(
    message: string,
    /** ClickHouse's error code; 0 when the server gave none (connection, deadline, foreign answer). */
    readonly code: number,
    kind: ErrorKind,
    options?: ErrorOptions & { readonly view?: string | undefined },
  ) {
    super(message, options);
    this.type = kind.type;
    this.verdict = kind.verdict;
    this.view = options?.view;
  }
}

/** An answer that is not ClickHouse's acknowledgement: whether the statement was carried out is unknown. */
export function unexpectedAnswer(message: string): ClickHouseError {
  return new ClickHouseError(message, 0, { type: 'unexpected_answer', verdict: 'retry' });
}

/** The error in an answer whose status said that all was well: an exception that came too late, or foreign text. */
export function errorInAnswer(text: string): ClickHouseError {
  const error = toClickHouseError(parseError(text));
  if (error.code !== 0) return error;
  return unexpectedAnswer(`unexpected text in the answer: ${text.slice(0, 500)}`);
}

/** The deadline passed without an acknowledgement: whether the statement was carried out is unknown. */
export function deadlinePassed(deadlineMs: number, cause?: unknown): ClickHouseError {
  return new ClickHouseError(`no answer within ${deadlineMs} ms`, 0, { type: 'timeout', verdict: 'retry' }, { cause });
}

/** The caller gave up waiting. */
export function abortedByCaller(cause?: unknown): ClickHouseError {
  return new ClickHouseError('given up by the caller', 0, { type: 'aborted', verdict: 'stop' }, { cause });
}

/** How ClickHouse's text of an error begins. The driver reads it only if a name follows, which a code of our own lacks. */
const UNNAMED = /^Code: (\d+)\. DB::Exception: /;

/**
 * How ClickHouse ends the text of an error that happened in a view, after whatever the error itself quotes: the view of
 * the inserted table comes last, behind the views of its target. The driver cuts off what follows, except for codes
 * without a name.
 */
const IN_VIEW = /: while pushing to view (\S+?)\.?(?: \(\w*\))?(?: \(version .*\))?\s*$/;

/** Of a view nothing else says that it failed. What passes by itself (memory, time) does so in a view as well. */
function fromServer(code: number, message: string, cause: unknown): ClickHouseError {
  const kind = serverErrorKind(code, message);
  const view = IN_VIEW.exec(message)?.[1];
  if (view === undefined) return new ClickHouseError(message, code, kind, { cause });
  const inView: ErrorKind = kind.verdict === 'retry' ? kind : { type: 'view_failed', verdict: 'stop' };
  return new ClickHouseError(message, code, inView, { cause, view });
}

/** Turns whatever the driver threw into ours, once; everything above this line branches on type and verdict. */
export function toClickHouseError(thrown: unknown): ClickHouseError {
  if (thrown instanceof ClickHouseError) return thrown;
  if (thrown instanceof DriverError) return fromServer(Number(thrown.code), thrown.message, thrown);
  const message = textProperty(thrown, 'message') || String(thrown);
  const [, unnamed] = UNNAMED.exec(message) ?? [];
  if (unnamed !== undefined) return fromServer(Number(unnamed), message, thrown);
  const kind = NETWORK_ERRORS.get(nodeCode(thrown)) ?? ({ type: 'unexpected_answer', verdict: 'retry' } as const);
  return new ClickHouseError(message, 0, kind, { cause: thrown });
}

function nodeCode(thrown: unknown): string {
  // Happy Eyeballs reports one error per address; all of them failed, so the first speaks for the rest.
  if (thrown instanceof AggregateError) return textProperty(thrown.errors[0], 'code');
  return textProperty(thrown, 'code');
}

/** By shape rather than by class: an error may come from another realm (worker, VM context). */
function textProperty(thrown: unknown, name: 'code' | 'message'): string {
  if (typeof thrown !== 'object' || thrown === null) return '';
  const value: unknown = Reflect.get(thrown, name);
  return typeof value === 'string' ? value : '';
}
