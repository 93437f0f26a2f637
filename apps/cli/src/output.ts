/** Where a command writes. Results go to `print`, everything about getting there to `note`. */
export interface Output {
  /** One line of result, to standard output: what a pipe should see. */
  print(line: string): void;
  /** One line of progress or advice, to standard error. */
  note(line: string): void;
  /** Whether progress may be redrawn in place. */
  readonly interactive: boolean;
}

/** The process's own streams. */
export const terminal: Output = {
  print: (line) => void process.stdout.write(`${line}\n`),
  note: (line) => void process.stderr.write(`${line}\n`),
  interactive: process.stderr.isTTY,
};
