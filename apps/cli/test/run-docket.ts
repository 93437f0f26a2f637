import { runDocket } from '../src/run-docket.js';

/** What a command did. */
export interface Ran {
  readonly code: number;
  /** Standard output. */
  readonly out: string;
  /** Standard error. */
  readonly err: string;
}

/** Runs `docket` in this process. */
export async function docket(env: Readonly<Record<string, string>>, ...args: string[]): Promise<Ran> {
  return docketUntil(new AbortController().signal, () => undefined, env, ...args);
}

/** Runs `docket` until it ends, or is ended by the signal as by Ctrl-C; tells each line it prints. */
export async function docketUntil(
  signal: AbortSignal,
  onLine: (line: string) => void,
  env: Readonly<Record<string, string>>,
  ...args: string[]
): Promise<Ran> {
  const [printed, noted]: [string[], string[]] = [[], []];
  const print = (line: string) => {
    printed.push(line);
    onLine(line);
  };
  const out = { print, note: (line: string) => void noted.push(line), interactive: false };
  const code = await runDocket(args, { out, env, signal });
  return { code, out: printed.join('\n'), err: noted.join('\n') };
}
