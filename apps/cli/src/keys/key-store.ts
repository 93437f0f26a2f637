import { type ClickHouseReader } from '@docket/clickhouse';
import { type RecordProducer } from '@docket/kafka';
import { CommandError, unreachableError } from '../command-error.js';
import { apiKeyRecord, type ApiKeyRecord } from './api-key.js';
import { readControlState } from './control-state.js';

const KIND = 'api_key';
const POLL_MS = 100;

/**
 * API keys: published to the control topic, written from there to ClickHouse by ingestion, read from there by the
 * query service.
 */
export class KeyStore {
  constructor(
    private readonly producer: RecordProducer,
    private readonly reader: ClickHouseReader,
    private readonly controlTopic: string,
  ) {}

  async list(): Promise<ApiKeyRecord[]> {
    const rows = await readControlState(this.reader, KIND);
    return rows.map(({ value }) => apiKeyRecord.parse(JSON.parse(value)));
  }

  /** Publishes a key's record. @throws {CommandError} when it does not become visible to the query service. */
  async put(record: ApiKeyRecord, waitSeconds = 20): Promise<void> {
    const value = JSON.stringify(record);
    const [place] = await this.producer.send(this.controlTopic, [
      { key: `${KIND}/${record.id}`, value: Buffer.from(value) },
    ]);
    const version = Number(place?.offset ?? -1);
    const deadline = Date.now() + waitSeconds * 1000;
    while (!(await this.isVisible(record.id, version))) {
      if (Date.now() > deadline) throw notVisible(waitSeconds);
      await new Promise((resolve) => setTimeout(resolve, POLL_MS));
    }
  }

  /** @throws {CommandError} for a key that does not exist or is revoked already. */
  async revoke(id: string, now: Date, waitSeconds?: number): Promise<ApiKeyRecord> {
    const record = (await this.list()).find((key) => key.id === id);
    if (!record) throw new CommandError(`there is no key ${id}; \`docket keys list\` shows them`);
    if (record.revoked_at !== undefined) throw new CommandError(`key ${id} was revoked at ${record.revoked_at}`);
    const revoked = { ...record, revoked_at: now.toISOString() };
    await this.put(revoked, waitSeconds);
    return revoked;
  }

  private async isVisible(id: string, version: number): Promise<boolean> {
    const rows = await readControlState(this.reader, KIND);
    return rows.some((row) => row.id === id && row.version >= version);
  }
}

function notVisible(seconds: number): CommandError {
  return unreachableError(
    `the change was published, but ingestion has not taken it over within ${seconds} s, so it is not in force yet. ` +
      'Is ingestion running? It will be in force as soon as it is; `docket keys list` shows it then.',
  );
}
