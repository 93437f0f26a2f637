import { type ClickHouseWriter } from '@docket/clickhouse';
import { type KafkaSettings, readTopic } from '@docket/kafka';
import { controlRow, positionRow } from './control-rows.js';

/**
 * Copies the control topic into ClickHouse once, up to the end that it has now: for work that needs Docket's own state while
 * ingestion, which does it all the time, is stopped. Doing it again changes nothing.
 */
export async function takeOverControl(
  writer: Pick<ClickHouseWriter, 'insertRows'>,
  kafka: KafkaSettings,
  topic: { readonly name: string; readonly clientId: string },
): Promise<void> {
  await readTopic(kafka, topic, async (partition, records) => {
    const last = records.at(-1);
    if (!last) return;
    const rows = records.map(controlRow).filter((row) => row !== undefined);
    await writer.insertRows('control_state', [...rows, positionRow(partition, last)]);
  });
}
