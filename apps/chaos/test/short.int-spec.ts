import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { type Fault, FAULTS } from '../src/faults/index.js';
import { judge } from '../src/run/judge.js';
import { type FaultReport, runFault } from '../src/run/run-fault.js';
import { RunSize } from '../src/run/run-size.js';
import { type Scene } from '../src/scene/scene.js';
import { Endings } from '../src/stack/endings.js';
import { Stacks } from '../src/stack/stacks.js';
import { execute } from '../src/verifier/clickhouse-http.js';

/** Enough for every fault to strike; the long runs are those of `npm run chaos`. */
const SIZE = new RunSize(2_000);
/** It leaves rejections, which mistakes are then planted among. */
const WITH_MISTAKES = 'poison';
/** Deletes records before they are ingested: how many is left to chance. */
const DELETES = 'deleted-records';
const LIMIT_MS = 240_000;
const SIDE_BY_SIDE = 2;

function fault(name: string): Fault {
  const found = FAULTS.find((one) => one.name === name);
  if (!found) throw new Error(`no fault ${name}`);
  return found;
}

describe('while things break', () => {
  const endings = new Endings();
  const said: string[] = [];
  const runs = new Map<string, Promise<FaultReport>>();
  let stacks: Stacks;

  beforeAll(() => {
    stacks = new Stacks(endings, (line) => said.push(line));
  });
  afterAll(async () => {
    await Promise.allSettled(runs.values());
    await endings.run();
  });

  it('bad records are refused among good ones, and every planted mistake is found', async () => {
    const report = await runFault(fault(WITH_MISTAKES), stacks, SIZE, plantAndFind);
    expect(report).toMatchObject({ lost: 0, doubled: 0, findings: [] });
    expect(report.rejected).toBeGreaterThan(0);
  });

  const others = FAULTS.filter(({ name }) => name !== WITH_MISTAKES);
  const together = others.filter(({ alone }) => alone !== true);

  it.each(together.map(({ name }, index) => ({ name, index })))(
    'nothing is lost and nothing doubled under $name, with other faults beside it',
    async ({ name, index }) => {
      // Most of a fault is waiting: the next ones begin meanwhile.
      for (const next of together.slice(index, index + SIDE_BY_SIDE)) void begin(next);
      expectWell(await begin(fault(name)), name);
    },
    LIMIT_MS,
  );

  it.each(others.filter(({ alone }) => alone).map(({ name }) => name))(
    'nothing is lost and nothing doubled under %s',
    async (name) => {
      await Promise.allSettled(runs.values());
      expectWell(await runFault(fault(name), stacks, SIZE), name);
    },
    LIMIT_MS,
  );

  /** Once: later calls are given the same run. */
  function begin(one: Fault): Promise<FaultReport> {
    const run = runs.get(one.name) ?? runFault(one, stacks, SIZE);
    runs.set(one.name, run);
    // The fault's own test tells; until then it is no unhandled one.
    run.catch(() => undefined);
    return run;
  }
});

function expectWell(report: FaultReport, name: string): void {
  expect(report).toMatchObject({ fault: name, lost: 0, doubled: 0, findings: [] });
  expect(report.struck).toBeGreaterThan(0);
  expect(report.stored).toBeGreaterThanOrEqual(name === DELETES ? 1 : SIZE.events);
}

/** Does to the tables what ingestion must never do, one thing after another. */
async function plantAndFind(scene: Scene): Promise<void> {
  const { tables } = scene.installation;
  const one =
    '(kafka_partition, kafka_offset) = (SELECT kafka_partition, kafka_offset FROM audit_events ORDER BY 1, 2 LIMIT 1)';
  const last =
    '(kafka_partition, kafka_offset) = (SELECT kafka_partition, kafka_offset FROM audit_events ORDER BY 1 DESC, 2 DESC LIMIT 1)';
  const synchronous = 'SETTINGS mutations_sync = 2';
  expect((await judge(scene)).findings).toEqual([]);

  await execute(
    tables,
    `INSERT INTO audit_events SELECT * FROM audit_events WHERE ${one} SETTINGS insert_deduplicate = 0`,
  );
  const doubled = await judge(scene);
  expect(doubled.doubled).toBeGreaterThan(0);
  expect(doubled.lost).toBe(0);
  await execute(tables, `ALTER TABLE audit_events DELETE WHERE ${one} ${synchronous}`);
  const lost = await judge(scene);
  expect(lost.lost).toBeGreaterThan(0);
  expect(lost.findings).toContainEqual(expect.stringContaining('is to be stored and has no row'));
  expect(lost.findings).toContainEqual(expect.stringContaining('was acknowledged and is not stored'));

  await execute(
    tables,
    `ALTER TABLE audit_rejections UPDATE reason = 'contract' WHERE reason = 'malformed' ${synchronous}`,
  );
  expect((await judge(scene)).findings).toContainEqual(expect.stringContaining('ledger malformed, rejection contract'));
  await execute(
    tables,
    `ALTER TABLE ingest_ledger UPDATE fates = arrayFilter(run -> false, fates) WHERE notEmpty(fates) ${synchronous}`,
  );
  expect((await judge(scene)).findings).toContainEqual(expect.stringContaining('is stored and rejected'));

  await execute(tables, `ALTER TABLE audit_events DELETE WHERE ${last} ${synchronous}`);
  expect((await judge(scene)).findings).toContainEqual(expect.stringContaining('projection events_hourly_mv counts'));

  await execute(tables, 'CREATE MATERIALIZED VIEW stranger ENGINE = Null AS SELECT tenant_id FROM audit_events');
  expect((await judge(scene)).findings).toContainEqual('unknown projection stranger: no check for it');
}
