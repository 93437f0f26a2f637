import type { Environment } from '@docket/config';
import type { CliContext } from '../src/context.js';

/** A context that keeps what a command writes. */
export function capturingContext(environment: Environment): { context: CliContext; printed: string[] } {
  const printed: string[] = [];
  const out = { print: (line: string) => void printed.push(line), note: () => undefined, interactive: false };
  const context: CliContext = {
    out,
    signal: new AbortController().signal,
    processVariables: environment,
    dataDir: () => '/nowhere',
    environment: () => environment,
  };
  return { context, printed };
}
