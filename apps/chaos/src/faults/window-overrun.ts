import { type Match } from '../proxy/fault-proxy.js';
import { carries } from '../proxy/protocol-steps.js';
import { BadRecords } from '../scene/bad-records.js';
import { type Scene } from '../scene/scene.js';
import { pause } from '../scene/waiting.js';
import { execute, readRows } from '../verifier/clickhouse-http.js';
import { type Fault } from './fault.js';

/** Of which 60 belong to the longest insert: ClickHouse refuses a batch that is older than the other three. */
const WINDOW_SECONDS = 63;
const OUTAGE_MS = 4_500;
const TABLES = ['audit_events', 'audit_rejections', 'events_hourly'] as const;

/** Query ids end with what the query is for and a number. */
const writesMissing: Match = ({ url }) => /\/missing\/\d+$/.test(url.searchParams.get('query_id') ?? '');

/** What else happens while the missing rows are written: the process is killed when ClickHouse has carried one step out. */
const KILLED_AFTER: readonly (Match | undefined)[] = [undefined, undefined, carries('list hours'), writesMissing];

const BAD = 40;
const bad = new WeakMap<Scene, BadRecords>();

/**
 * An outage strikes in mid-batch, half of the times when the batch has landed and only the answer is lost, and lasts
 * longer than ClickHouse remembers tokens: by the end of it they are forgotten, so that a plain retry would double.
 */
export const windowOverrun: Fault = {
  name: 'window-overrun',
  about: 'an outage in mid-batch that outlasts the deduplication window',
  environment: { DOCKET_INGEST_DEDUPLICATION_SECONDS: String(WINDOW_SECONDS) },
  strikes: { short: 2, thorough: 8 },
  pauses: [200, 800],
  async prepare(scene) {
    bad.set(scene, await BadRecords.create(scene));
  },
  async leftTrace({ installation: { tables } }) {
    // Hours are listed only when a batch is written without its token.
    const [listed] = await readRows<{ hours: number }>(tables, 'SELECT count() AS hours FROM ingest_repair');
    return (listed?.hours ?? 0) > 0;
  },
  async strike(scene, time) {
    const { proxy } = scene.first;
    // With rejections in the same batch: they are written after the events.
    await bad.get(scene)?.send(BAD);
    const struck = await cutOffInMidBatch(scene, time % 2 === 0);
    await pause(OUTAGE_MS);
    await forgetTokens(scene);
    const killedAfter = KILLED_AFTER[time % KILLED_AFTER.length];
    const killed = killedAfter && struck ? killAfter(scene, killedAfter) : undefined;
    proxy.treatment = (exchange) => exchange.pass();
    await killed;
    return struck;
  },
};

/** From the write of a batch on, nothing reaches ClickHouse. @param landed whether that write does */
function cutOffInMidBatch({ first: { proxy } }: Scene, landed: boolean): Promise<boolean> {
  const cutOff = (): void => {
    proxy.treatment = (exchange) => {
      exchange.loseRequest();
    };
  };
  return proxy.next(carries('write events'), async (exchange) => {
    if (landed) {
      await exchange.loseAnswer(cutOff);
    } else {
      cutOff();
      exchange.loseRequest();
    }
  });
}

async function killAfter({ first: { ingester, proxy } }: Scene, step: Match): Promise<void> {
  await proxy.next(step, (exchange) => exchange.loseAnswer(() => ingester.kill9()));
  ingester.start();
}

/** Shrinking the window drops the tokens beyond it at once. */
async function forgetTokens({ installation: { tables } }: Scene): Promise<void> {
  for (const size of [0, 100_000]) {
    for (const table of TABLES) {
      await execute(tables, `ALTER TABLE ${table} MODIFY SETTING non_replicated_deduplication_window = ${size}`);
    }
  }
}
