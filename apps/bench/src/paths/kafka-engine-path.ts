import { connectWriter, defineQuery } from '@docket/clickhouse';
import { z } from 'zod';
import { DROP_SQL, kafkaTableSql, kafkaViewSql } from './kafka-engine-sql.js';
import { type PathPlace, type RunningPath } from './path.js';

const consumersQuery = defineQuery({
  name: 'bench.kafka_consumers',
  sql: 'SELECT num_messages_read, exceptions.text AS exceptions FROM system.kafka_consumers WHERE database = {database:String}',
  params: z.object({ database: z.string() }),
  row: z.object({ num_messages_read: z.string(), exceptions: z.array(z.string()) }),
});

/** ClickHouse's own Kafka engine with a materialised view into the table: the path without any ingester. */
export async function startKafkaEnginePath({ at, database }: PathPlace): Promise<RunningPath> {
  const writer = connectWriter(at.clickhouse(database));
  const { brokers } = at.kafka;
  await writer.command(kafkaTableSql({ brokers, topic: at.topics.events, registryUrl: at.registryUrl }));
  await writer.command(kafkaViewSql());
  return {
    pid: undefined,
    explain: async () => JSON.stringify(await writer.query(consumersQuery, { database }), undefined, 2),
    stop: async () => {
      for (const sql of DROP_SQL) await writer.command(sql);
      await writer.close();
    },
  };
}
