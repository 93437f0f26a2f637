import { type Audit, connect, type ConnectOptions } from '@docket/sdk';
import { type ChildSettings, type MeasuredPath } from '../child-settings.js';
import { emitDurably } from '../emitting.js';
import { plainEvents } from '../sdk-stock.js';
import { Stopwatch } from '../stopwatch.js';
import { warmUpOf } from '../warm-up.js';

/** Connects as a service does, with defaults. */
export function connectAs(settings: ChildSettings, more: Partial<ConnectOptions> = {}): Promise<Audit> {
  const { brokers, registryUrl, topic } = settings;
  return connect({ kafka: { brokers }, registry: { url: registryUrl }, service: 'helpdesk', topic, ...more });
}

/** Durable events until Kafka has all of them. With a spool it must have nothing to do. */
export async function measureDurable(
  settings: ChildSettings,
  more: Partial<ConnectOptions> = {},
): Promise<MeasuredPath> {
  const { events, seed } = settings;
  const stock = plainEvents(seed);
  const audit = await connectAs(settings, more);
  const warmUp = warmUpOf(events);
  await emitDurably(audit, stock, warmUp);
  const watch = new Stopwatch();
  const { kafka, spooled } = await emitDurably(audit, stock, events);
  const measured = watch.stop(kafka + spooled, warmUp + events, more.spool ? { spooled } : {});
  await audit.close();
  return measured;
}
