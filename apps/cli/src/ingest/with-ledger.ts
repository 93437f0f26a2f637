import { connectWriter } from '@docket/clickhouse';
import { connectAdmin, type PartitionRange, readRecords } from '@docket/kafka';
import { BrokenViews, LedgerStore, type LogRange, type MarkedRecord } from '@docket/ledger';
import { clickhouseSettings, installedTopics, kafkaSettings } from '../connections.js';
import { type CliContext } from '../context.js';

/** The events topic of an installation, and what its ledger says. */
export interface LedgerAccess {
  readonly topic: string;
  readonly store: LedgerStore;
  readonly views: BrokenViews;
  /** What the topic holds, per partition. Empty when there is no such topic. */
  readonly ranges: () => Promise<ReadonlyMap<number, LogRange>>;
  /** Of some partitions the record at an offset that the topic still has; takes as long as joining a group. */
  readonly records: (offsets: ReadonlyMap<number, number>) => Promise<ReadonlyMap<number, MarkedRecord>>;
}

const CLIENT_ID = 'docket-cli';

/** Connects to Kafka and ClickHouse for the time of one piece of work. */
export async function withLedger<T>(context: CliContext, work: (access: LedgerAccess) => Promise<T>): Promise<T> {
  const topic = installedTopics(context).events;
  const kafka = kafkaSettings(context);
  const writer = connectWriter(clickhouseSettings(context));
  try {
    const admin = await connectAdmin(kafka, { clientId: CLIENT_ID });
    try {
      const ranges = async () => {
        const exists = (await admin.topics([topic])).length > 0;
        return new Map((exists ? await admin.ranges(topic) : []).map((range) => [range.partition, logRange(range)]));
      };
      const records: LedgerAccess['records'] = (offsets) =>
        readRecords(kafka, { name: topic, clientId: CLIENT_ID }, offsets);
      return await work({ topic, store: new LedgerStore(writer), views: new BrokenViews(writer), ranges, records });
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
