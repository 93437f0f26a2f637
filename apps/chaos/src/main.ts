import { writeFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { z } from 'zod';
import { type Fault, FAULTS } from './faults/index.js';
import { markdownOf } from './report/markdown.js';
import { type FaultOutcome, isBroken, isWell, jsonOf, lineOf } from './report/report.js';
import { runFault, type RunSize } from './run/run-fault.js';
import { Endings } from './stack/endings.js';
import { Stacks } from './stack/stacks.js';

const USAGE = `npm run chaos -- [--fault NAME ...] [--events N] [--outage SECONDS] [--json FILE] [--report FILE]
Breaks things on servers of its own while events flow, and shows that each event is counted once.
  --fault NAME      only this one; may be repeated
  --events N        events per fault (100000)
  --outage SECONDS  how long an outage that is to be long lasts (as long as the events flow)
  --json FILE       write the table as JSON
  --report FILE     write the table for people, as docs/chaos-report.md
Faults:
${FAULTS.map(({ name, about }) => `  ${name.padEnd(18)} ${about}`).join('\n')}
`;

const SHOWN_FINDINGS = 10;

interface Options extends RunSize {
  readonly faults: readonly Fault[];
  readonly json: string | undefined;
  readonly report: string | undefined;
}

/** @returns undefined when only help was asked for. @throws {Error} that says what is wrong with the options */
function optionsOf(args: readonly string[]): Options | undefined {
  const { values } = parseArgs({
    args: [...args],
    options: {
      fault: { type: 'string', multiple: true },
      events: { type: 'string', default: '100000' },
      outage: { type: 'string' },
      json: { type: 'string' },
      report: { type: 'string' },
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
  return {
    faults,
    events: z.coerce.number().int().min(100).parse(values.events),
    outageMs: values.outage === undefined ? undefined : z.coerce.number().min(1).max(3_600).parse(values.outage) * 1000,
    json: values.json,
    report: values.report,
  };
}

async function run(options: Options): Promise<boolean> {
  const endings = new Endings();
  for (const signal of ['SIGINT', 'SIGTERM'] as const) {
    process.once(signal, () => {
      void endings.run().finally(() => process.exit(130));
    });
  }
  const outcomes: FaultOutcome[] = [];
  const began = new Date();
  try {
    const stacks = new Stacks(endings, (line) => {
      process.stderr.write(`${line}\n`);
    });
    process.stdout.write(`${lineOf()}\n`);
    for (const fault of options.faults) {
      const outcome = await runFault(fault, stacks, options).catch((error: unknown) => told(fault, error));
      outcomes.push(outcome);
      tell(outcome);
      // After each fault: a run that is cut short has still shown something.
      if (options.json !== undefined) writeFileSync(options.json, jsonOf(outcomes));
      if (options.report !== undefined) writeFileSync(options.report, markdownOf(outcomes, { ...options, began }));
    }
  } finally {
    await endings.run();
  }
  return outcomes.every(isWell);
}

function tell(outcome: FaultOutcome): void {
  if (isBroken(outcome)) return;
  process.stdout.write(`${lineOf(outcome)}\n`);
  for (const line of [...outcome.notes, ...outcome.findings.slice(0, SHOWN_FINDINGS)]) {
    process.stdout.write(`    ${line}\n`);
  }
}

/** A fault that could not be carried out proves nothing; the others still can. */
function told({ name }: Fault, error: unknown): FaultOutcome {
  process.stderr.write(`${error instanceof Error ? (error.stack ?? error.message) : String(error)}\n`);
  return { fault: name, error: error instanceof Error ? error.message : String(error) };
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
