import fc from 'fast-check';
import { Coverage } from './checker/coverage.js';
import { type Mutant } from './mutants/mutant.js';
import { steps } from './plan/steps.js';
import { type Scenario } from './plan/scenario.js';
import { type Plan, run } from './world/run.js';

export interface Findings {
  /** The smallest run that went wrong, if any did. */
  readonly failing: Plan | undefined;
  /** How to run it again, what it did, and what was violated. */
  readonly report: string;
  readonly runs: number;
  readonly coverage: Coverage;
  /** Runs, steps and what they reached, for people. */
  readonly summary: string;
}

/** Runs delivery in many scenarios. */
export async function check(
  scenarios: fc.Arbitrary<Scenario>,
  parameters: fc.Parameters<[Scenario, readonly number[]]>,
  mutant?: Mutant,
): Promise<Findings> {
  const coverage = new Coverage();
  let stepsTaken = 0;
  const property = fc.asyncProperty(scenarios, steps({ min: 100, max: 600 }), async (scenario, choices) => {
    stepsTaken += choices.length;
    const violation = await run({ scenario, steps: choices }, { coverage, ...(mutant ? { mutant } : {}) });
    if (violation) throw violation;
  });
  const details = await fc.check(property, parameters);
  const [scenario, choices] = details.counterexample ?? [];
  const failing = scenario && choices ? { scenario, steps: choices } : undefined;
  const trace: string[] = [];
  if (failing) await run(failing, { trace, ...(mutant ? { mutant } : {}) });
  const report = [(await fc.asyncDefaultReportMessage(details)) ?? '', ...trace].join('\n');
  const reached = [...coverage.counts].map(([what, times]) => `  ${what}: ${times}`).join('\n');
  const summary = `${details.numRuns} runs, ${stepsTaken} steps\n${reached}`;
  return { failing, report, runs: details.numRuns, coverage, summary };
}
