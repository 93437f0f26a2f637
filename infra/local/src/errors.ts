/** Whether doing the same again may succeed without anybody changing something first. */
export type Verdict = 'retry' | 'stop';

/** Any failure of the local stack. `message` is meant to be shown to the person who started it. */
export abstract class LocalStackError extends Error {
  abstract readonly verdict: Verdict;

  constructor(message: string, options?: ErrorOptions) {
    super(message, options);
    this.name = new.target.name;
  }
}

/** The machine lacks something the stack needs; `missing` has one line for each thing, with what to install. */
export class MachineError extends LocalStackError {
  readonly verdict = 'stop';

  constructor(
    message: string,
    readonly missing: readonly string[],
  ) {
    super(message);
  }
}

/** A download or the building of the launcher failed: network, registry settings or disk. */
export class PreparationError extends LocalStackError {
  readonly verdict = 'retry';
}

/** A port that was asked for is taken by another program. */
export class PortInUseError extends LocalStackError {
  readonly verdict = 'stop';

  constructor(
    readonly port: number,
    purpose: string,
  ) {
    super(`port ${port} on 127.0.0.1, wanted for ${purpose}, is in use by another program`);
  }
}

/** Another process holds a stack on the same data directory. `pid` is that process, when it is known. */
export class StackInUseError extends LocalStackError {
  readonly verdict = 'stop';

  constructor(
    readonly dataDir: string,
    readonly pid: number | undefined,
  ) {
    const who = pid === undefined ? 'another process' : `process ${pid}`;
    super(`${dataDir} is in use: ${who} already runs a local stack on it`);
  }
}

/** A server ended before it was ready, or did not become ready in time. The message ends with the tail of its log. */
export class PartStartError extends LocalStackError {
  readonly verdict = 'retry';
}

/** Something was asked of a part that this stack does not have, or that is in the wrong state for it. */
export class PartStateError extends LocalStackError {
  readonly verdict = 'stop';
}

/** The detached supervisor ended before its stack was ready. */
export class SupervisorError extends LocalStackError {
  readonly verdict = 'stop';
}
