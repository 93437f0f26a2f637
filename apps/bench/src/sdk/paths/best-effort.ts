import { setImmediate, setTimeout } from 'node:timers/promises';
import { type Audit, type ConnectOptions } from '@docket/sdk';
import { type ChildSettings, type MeasuredPath } from '../child-settings.js';
import { Durations } from '../durations.js';
import { at } from '../emitting.js';
import { type PlainEvent, plainEvents } from '../sdk-stock.js';
import { Stopwatch } from '../stopwatch.js';
import { warmUpOf } from '../warm-up.js';
import { connectAs } from './durable.js';

/** How often events that are due are emitted, ms. */
const TICK_MS = 1;
const PER_TURN = 100;

/** What `emit` costs its caller at a pace that Kafka keeps up with, and then how many events a second go through. */
export async function measureBestEffort(
  settings: ChildSettings,
  more: Partial<ConnectOptions> = {},
): Promise<MeasuredPath> {
  const { events, pace, seconds, seed } = settings;
  const stock = plainEvents(seed);
  const audit = await connectAs(settings, { delivery: 'best-effort', ...more });
  const warmUp = warmUpOf(events);
  await flatOut(audit, stock, warmUp);
  const paced = Math.floor(pace * seconds);
  const calls = await atPace(audit, stock, pace, paced);
  const droppedAtPace = dropped(audit);
  const watch = new Stopwatch();
  const fast = await flatOut(audit, stock, events);
  const drops = dropped(audit);
  const measured = watch.stop(events - (drops - droppedAtPace), warmUp + paced + events - drops, {
    emit_p50_us: calls.quantile(0.5),
    emit_p99_us: calls.quantile(0.99),
    emit_p999_us: calls.quantile(0.999),
    paced_events_per_s: pace,
    dropped_at_pace: droppedAtPace,
    flat_out_emit_p50_us: fast.quantile(0.5),
    flat_out_emit_p99_us: fast.quantile(0.99),
    dropped: drops,
  });
  await audit.close();
  return measured;
}

/** So many a second, whatever came due since the last look at once. */
async function atPace(audit: Audit, stock: readonly PlainEvent[], rate: number, count: number): Promise<Durations> {
  const calls = new Durations(count);
  const began = performance.now();
  for (let sent = 0; sent < count;) {
    await setTimeout(TICK_MS);
    const due = Math.min(count, Math.floor(((performance.now() - began) / 1000) * rate));
    for (; sent < due; sent += 1) emitTimed(audit, at(stock, sent), calls);
  }
  await audit.flush();
  return calls;
}

/** As many as there is room for. */
async function flatOut(audit: Audit, stock: readonly PlainEvent[], count: number): Promise<Durations> {
  const calls = new Durations(count);
  for (let sent = 0; sent < count;) {
    const turn = Math.min(sent + PER_TURN, count);
    for (; sent < turn; sent += 1) emitTimed(audit, at(stock, sent), calls);
    await audit.ready();
    await setImmediate();
  }
  await audit.flush();
  return calls;
}

function emitTimed(audit: Audit, { action, input }: PlainEvent, calls: Durations): void {
  const began = performance.now();
  void audit.emit(action as string, input);
  calls.add(performance.now() - began);
}

function dropped(audit: Audit): number {
  return Object.values(audit.health().counts.dropped).reduce((sum, count) => sum + count, 0);
}
