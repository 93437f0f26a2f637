import { type ChildSettings, type MeasuredPath } from '../child-settings.js';
import { emitDurably } from '../emitting.js';
import { fileSystemOf } from '../file-system.js';
import { plainEvents } from '../sdk-stock.js';
import { Stopwatch } from '../stopwatch.js';
import { warmUpOf } from '../warm-up.js';
import { WayToBroker } from '../way-to-broker.js';
import { connectAs } from './durable.js';

const SYNC_MS = 10;
/** Room for everything. */
const MAX_BYTES = 64 * 1024 ** 3;

/** Durable events while no broker answers, until they are on the disk; then how fast they come to Kafka from there. */
export async function measureSpool(settings: ChildSettings): Promise<MeasuredPath> {
  const { brokers, events, seed, spoolDirectory } = settings;
  const stock = plainEvents(seed);
  const way = await WayToBroker.of(brokers);
  way.shut();
  const audit = await connectAs(settings, {
    spool: { directory: spoolDirectory, syncMs: SYNC_MS, maxBytes: MAX_BYTES },
  });
  const warmUp = warmUpOf(events);
  await emitDurably(audit, stock, warmUp);
  const watch = new Stopwatch();
  const { spooled } = await emitDurably(audit, stock, events);
  const measured = watch.stop(spooled, warmUp + events);
  const bytes = audit.health().spool?.bytes ?? 0;
  way.open();
  const untilConnected = performance.now();
  const acknowledgedBefore = audit.health().counts.acknowledged;
  await audit.drained();
  const drainSeconds = (performance.now() - untilConnected) / 1000;
  const drained = audit.health().counts.acknowledged - acknowledgedBefore;
  await audit.close();
  return {
    ...measured,
    more: {
      spool_bytes: bytes,
      drain_events_per_s: Math.round(drained / drainSeconds),
      drain_seconds: Number(drainSeconds.toFixed(2)),
      sync_ms: SYNC_MS,
      file_system: fileSystemOf(spoolDirectory),
      drained_peak_rss_mb: Math.round(process.resourceUsage().maxRSS / 1024),
    },
  };
}
