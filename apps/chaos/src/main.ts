import { writeFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { z } from 'zod';
import { type Fault, FAULTS } from './faults/index.js';
import { isWell, jsonOf, lineOf } from './report/report.js';
import { type FaultReport, runFault } from './run/run-fault.js';
import { Endings } from './stack/endings.js';
import { Stacks } from './stack/stacks.js';

const USAGE = `npm run chaos -- [--fault NAME ...] [--events N] [--json FILE]
Breaks things on servers of its own while events flow, and shows that each event is counted once.
Faults:
${FAULTS.map(({ name, about }) => `  ${name.padEnd(18)} ${about}`).join('\n')}
`;

const SHOWN_FINDINGS = 10;

interface Options {
  readonly faults: readonly Fault[];
  readonly events: number;
  readonly json: string | undefined;
}

/** @returns undefined when only help was asked for. @throws {Error} that says what is wrong with the options */
function optionsOf(args: readonly string[]): Options | undefined {
  const { values } = parseArgs({
    args: [...args],
    options: {
      fault: { type: 'string', multiple: true },
      events: { type: 'string', default: '100000' },
      json: { type: 'string' },
      help: { type: 'boolean' },
    },
  });
  if (values.help) return undefined;
  const names = values.fault ?? FAULTS.map(({ name }) => name);
  const faults = names.map((name) => {
    const fault = FAULTS.find((one) => one.name === name);
    if (!fault) throw new Error(`there is no fault "${name}"\n\n${USAGE}`);
    return fault;
  });
  return { faults, events: z.coerce.number().int().min(100).parse(values.events), json: values.json };
}

async function run({ faults, events, json }: Options): Promise<boolean> {
  const endings = new Endings();
  for (const signal of ['SIGINT', 'SIGTERM'] as const) {
    process.once(signal, () => {
      void endings.run().finally(() => process.exit(130));
    });
  }
  const reports: FaultReport[] = [];
  let broken = 0;
  try {
    const stacks = new Stacks(endings, (line) => {
      process.stderr.write(`${line}\n`);
    });
    process.stdout.write(`${lineOf()}\n`);
    for (const fault of faults) {
      const report = await runFault(fault, stacks, events).catch(told);
      if (!report) {
        broken += 1;
        continue;
      }
      reports.push(report);
      // After each fault: a run that is cut short has still shown something.
      if (json !== undefined) writeFileSync(json, jsonOf(reports));
      process.stdout.write(`${lineOf(report)}\n`);
      for (const finding of report.findings.slice(0, SHOWN_FINDINGS)) process.stdout.write(`    ${finding}\n`);
    }
  } finally {
    await endings.run();
  }
  return broken === 0 && reports.every(isWell);
}

/** A fault that could not be carried out proves nothing; the others still can. */
function told(error: unknown): undefined {
  process.stderr.write(`${error instanceof Error ? (error.stack ?? error.message) : String(error)}\n`);
}

async function main(): Promise<number> {
  const options = optionsOf(process.argv.slice(2));
  if (options) return (await run(options)) ? 0 : 1;
  process.stdout.write(USAGE);
  return 0;
}

main().then(
  (code) => process.exit(code),
  (error: unknown) => {
    process.stderr.write(`${error instanceof Error ? (error.stack ?? error.message) : String(error)}\n`);
    process.exit(1);
  },
);
