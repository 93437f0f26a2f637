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
  const [printed, noted]: [string[], string[]] = [[], []];
  const out = {
    print: (line: string) => void printed.push(line),
    note: (line: string) => void noted.push(line),
    interactive: false,
  };
  const code = await runDocket(args, { out, env, signal: new AbortController().signal });
  return { code, out: printed.join('\n'), err: noted.join('\n') };
}
