import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { type Fault, FAULTS } from '../src/faults/index.js';
import { judge } from '../src/run/judge.js';
import { runFault } from '../src/run/run-fault.js';
import { type Scene } from '../src/scene/scene.js';
import { Endings } from '../src/stack/endings.js';
import { Stacks } from '../src/stack/stacks.js';
import { execute } from '../src/verifier/clickhouse-http.js';

/** Enough for every fault to strike; the long runs are those of `npm run chaos`. */
const EVENTS = 2_000;
const OF_ITS_OWN = 'poison';
/** Deletes records before they are ingested: how many is left to chance. */
const DELETES = 'deleted-records';
const LIMIT_MS = 240_000;

function fault(name: string): Fault {
  const found = FAULTS.find((one) => one.name === name);
  if (!found) throw new Error(`no fault ${name}`);
  return found;
}

describe('while things break', () => {
  const endings = new Endings();
  let stacks: Stacks;

  beforeAll(() => {
    stacks = new Stacks(endings, () => undefined);
  });
  afterAll(() => endings.run());

  it.each(FAULTS.map(({ name }) => name).filter((name) => name !== OF_ITS_OWN))(
    'nothing is lost and nothing doubled under %s',
    async (name) => {
      const report = await runFault(fault(name), stacks, { events: EVENTS });
      expect(report).toMatchObject({ fault: name, lost: 0, doubled: 0, findings: [] });
      expect(report.struck).toBeGreaterThan(0);
      expect(report.stored).toBeGreaterThanOrEqual(name === DELETES ? 1 : EVENTS);
    },
    LIMIT_MS,
  );

  it('bad records are refused among good ones, and every planted mistake is found', async () => {
    const report = await runFault(fault(OF_ITS_OWN), stacks, { events: EVENTS }, plantAndFind);
    expect(report).toMatchObject({ lost: 0, doubled: 0, findings: [] });
    expect(report.rejected).toBeGreaterThan(0);
  });
});

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
  expect((await judge(scene)).findings).toContainEqual(expect.stringContaining('projection events_hourly counts'));
}
