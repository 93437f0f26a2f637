import { writeFileSync } from 'node:fs';
import { type Fault } from './faults/index.js';
import { type Options, optionsOf, USAGE } from './options.js';
import { markdownOf } from './report/markdown.js';
import { type FaultOutcome, isBroken, isWell, jsonOf, lineOf } from './report/report.js';
import { factsOf } from './report/run-facts.js';
import { runFault } from './run/run-fault.js';
import { Endings } from './stack/endings.js';
import { Stacks } from './stack/stacks.js';

const SHOWN_FINDINGS = 10;

async function run({ faults, size, json, report }: Options): Promise<boolean> {
  const endings = new Endings();
  for (const signal of ['SIGINT', 'SIGTERM'] as const) {
    process.once(signal, () => {
      void endings.run().finally(() => process.exit(130));
    });
  }
  const outcomes: FaultOutcome[] = [];
  const facts = factsOf(size);
  try {
    const stacks = new Stacks(endings, (line) => {
      process.stderr.write(`${new Date().toISOString().slice(11, 19)} ${line}\n`);
    });
    process.stdout.write(`${lineOf()}\n`);
    for (const fault of faults) {
      const outcome = await runFault(fault, stacks, size).catch((error: unknown) => told(fault, error));
      outcomes.push(outcome);
      tell(outcome);
      // After each fault: a run that is cut short has still shown something.
      if (json !== undefined) writeFileSync(json, jsonOf(outcomes));
      if (report !== undefined) writeFileSync(report, markdownOf(outcomes, facts));
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
  const message = error instanceof Error ? error.message : String(error);
  process.stdout.write(`${name.padEnd(18)}could not be carried out: ${message}\n`);
  process.stderr.write(`${error instanceof Error ? (error.stack ?? message) : message}\n`);
  return { fault: name, error: message };
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
