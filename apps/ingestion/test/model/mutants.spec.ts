import { describe, expect, it } from '@jest/globals';
import { check } from './check.js';
import { MUTANTS } from './mutants/all-mutants.js';
import { focused } from './plan/focus.js';

/** The rarest mistake shows in one of about 800 runs that look where it can matter. */
const MOST_RUNS = 3_000;

/** What the checker is worth: each of these mistakes loses or doubles events, and each is found. */
describe('a planted mistake is found', () => {
  it.each(MUTANTS.map((mutant) => [mutant.name, mutant] as const))(
    '%s',
    async (_name, mutant) => {
      const parameters = { numRuns: MOST_RUNS, seed: mutant.seed ?? 1, endOnFailure: true };
      const { failing, report } = await check(focused(mutant.focus ?? {}), parameters, mutant);
      expect(failing).toBeDefined();
      expect(report).toContain('Counterexample');
    },
    240_000,
  );
});
