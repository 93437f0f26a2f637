import { parseArgs } from 'node:util';
import { z } from 'zod';
import { type Fault, FAULTS } from './faults/index.js';
import { RunSize } from './run/run-size.js';

/** What `--help` says. */
export const USAGE = `npm run chaos -- [--fault NAME ...] [--events N] [--outage SECONDS] [--seed TEXT] [--json FILE] [--report FILE]
Breaks things on servers of its own while events flow, and shows that each event is counted once.
  --fault NAME      only this one; may be repeated
  --events N        events per fault (100000); from 20000 on every variant of a fault strikes
  --outage SECONDS  how long an outage that is to be long lasts (60; 8 with fewer than 20000 events)
  --seed TEXT       what strikes at random strikes likewise again: as a note of an earlier run says
  --json FILE       write the table as JSON
  --report FILE     write the table for people, as docs/chaos-report.md
Ends with 1 when there is a finding; then what the fault left is kept, and said where.
Faults:
${FAULTS.map(({ name, about }) => `  ${name.padEnd(18)} ${about}`).join('\n')}
`;

/** What a run is asked to do. */
export interface Options {
  readonly faults: readonly Fault[];
  readonly size: RunSize;
  readonly json: string | undefined;
  readonly report: string | undefined;
}

/** @returns undefined when only help was asked for. @throws {Error} that says what is wrong with the options */
export function optionsOf(args: readonly string[]): Options | undefined {
  const { values } = parseArgs({
    args: [...args],
    options: {
      fault: { type: 'string', multiple: true },
      events: { type: 'string', default: '100000' },
      outage: { type: 'string' },
      seed: { type: 'string' },
      json: { type: 'string' },
      report: { type: 'string' },
      help: { type: 'boolean' },
    },
  });
  if (values.help) return undefined;
  const names = values.fault ?? FAULTS.map(({ name }) => name);
  const faults = names.map((name) => {
    const fault = FAULTS.find((one) => one.name === name);
    if (!fault) throw new Error(`--fault: there is no fault "${name}"\n\n${USAGE}`);
    return fault;
  });
  const events = number('--events', values.events, z.int().min(100).max(10_000_000));
  const outage =
    values.outage === undefined ? undefined : number('--outage', values.outage, z.number().min(1).max(3_600));
  const size = new RunSize(events, outage === undefined ? undefined : outage * 1000, values.seed);
  return { faults, size, json: values.json, report: values.report };
}

function number(option: string, value: string, type: z.ZodNumber): number {
  const { data, error } = type.safeParse(Number(value));
  if (data !== undefined) return data;
  throw new Error(`${option}: ${error.issues[0]?.message ?? 'wrong'} (it is "${value}")`);
}
