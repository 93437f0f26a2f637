import { writeFileSync } from 'node:fs';
import { type ChildSettings, type MeasuredPath } from './child-settings.js';
import { type GatewayPathName, type SdkPathName } from './path-names.js';
import { measureBestEffort } from './paths/best-effort.js';
import { measureDurable } from './paths/durable.js';
import { measureBatched, measureSingle } from './paths/kafkajs-by-hand.js';
import { measureSpool } from './paths/spool.js';

type ChildPathName = Exclude<SdkPathName, GatewayPathName>;

const MEASURES: Readonly<Record<ChildPathName, (settings: ChildSettings) => Promise<MeasuredPath>>> = {
  docket_durable: (settings) => measureDurable(settings, { thread: true }),
  docket_durable_inline: (settings) => measureDurable(settings),
  docket_durable_spool_idle: (settings) =>
    measureDurable(settings, { thread: true, spool: { directory: settings.spoolDirectory } }),
  docket_best_effort: (settings) => measureBestEffort(settings, { thread: true }),
  docket_best_effort_inline: (settings) => measureBestEffort(settings),
  spool: measureSpool,
  kafkajs_single: measureSingle,
  kafkajs_batched: measureBatched,
};

/** Measures one path in this process, which does nothing else, and writes down what it took. */
export async function measureChild(settings: ChildSettings): Promise<void> {
  const measured = await MEASURES[settings.path](settings);
  writeFileSync(settings.file, JSON.stringify(measured));
}
