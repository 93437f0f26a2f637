import { describe, expect, it } from '@jest/globals';
import { check } from './check.js';
import { anyScenario } from './plan/focus.js';

/**
 * The real delivery code, from the group's assignments to the bytes of inserts, against models of ClickHouse, Kafka and
 * time, in which everything that can go wrong does, in any order. A failing run is made as small as it gets and told step
 * by step; DOCKET_MODEL_SEED and DOCKET_MODEL_PATH, which it names, repeat it. DOCKET_MODEL_RUNS=40000 takes an hour, and
 * wants another DOCKET_MODEL_SEED.
 */
const { DOCKET_MODEL_RUNS, DOCKET_MODEL_SEED, DOCKET_MODEL_PATH } = process.env;
const HOURS_MS = 4 * 3_600_000;

describe('delivery of a partition', () => {
  it(
    'gives every record one fate, whatever happens',
    async () => {
      const findings = await check(anyScenario, {
        numRuns: Number(DOCKET_MODEL_RUNS ?? 400),
        seed: Number(DOCKET_MODEL_SEED ?? 1),
        ...(DOCKET_MODEL_PATH ? { path: DOCKET_MODEL_PATH } : {}),
      });
      if (findings.failing) throw new Error(findings.report);
      if (DOCKET_MODEL_RUNS !== undefined) process.stdout.write(`${findings.summary}\n`);
      // Runs that never come near what they are about would prove nothing.
      if (DOCKET_MODEL_PATH === undefined) expect(findings.coverage.missing(findings.runs)).toEqual([]);
    },
    HOURS_MS,
  );
});
