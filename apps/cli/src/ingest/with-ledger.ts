import { connectWriter } from '@docket/clickhouse';
import { connectAdmin, type PartitionRange } from '@docket/kafka';
import { LedgerStore, type LogRange } from '@docket/ledger';
import { clickhouseSettings, installedTopics, kafkaSettings } from '../connections.js';
import { type CliContext } from '../context.js';

/** The events topic of an installation, and what its ledger says. */
export interface LedgerAccess {
  readonly topic: string;
  readonly store: LedgerStore;
  /** What the topic holds, per partition. Empty when there is no such topic. */
  readonly ranges: () => Promise<ReadonlyMap<number, LogRange>>;
}

/** Connects to Kafka and ClickHouse for the time of one piece of work. */
export async function withLedger<T>(context: CliContext, work: (access: LedgerAccess) => Promise<T>): Promise<T> {
  const topic = installedTopics(context).events;
  const writer = connectWriter(clickhouseSettings(context));
  try {
    const admin = await connectAdmin(kafkaSettings(context), { clientId: 'docket-cli' });
    try {
      const ranges = async () => {
        const exists = (await admin.topics([topic])).length > 0;
        return new Map((exists ? await admin.ranges(topic) : []).map((range) => [range.partition, logRange(range)]));
      };
      return await work({ topic, store: new LedgerStore(writer), ranges });
    } finally {
      await admin.close();
    }
  } finally {
    await writer.close();
  }
}

function logRange({ low, high }: PartitionRange): LogRange {
  return { low: Number(low), high: Number(high) };
}
