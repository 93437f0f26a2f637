import { type ApiKeyRecord, apiKeyRecord } from '@docket/access';
import { type ClickHouseReader } from '@docket/clickhouse';
import { apiKeyQuery } from './api-key-query.js';

/** How long an answer is remembered, also "there is no such key". A revoked key works at most this much longer. */
const REMEMBER_MS = 3_000;
/** Ids remembered; beyond it the oldest go, so that guessing cannot fill the memory. */
const REMEMBER_IDS = 10_000;

interface Remembered {
  readonly record: Promise<ApiKeyRecord | undefined>;
  readonly until: number;
}

/** Looks up API keys by their public prefix. */
export class ApiKeyStore {
  private readonly remembered = new Map<string, Remembered>();

  constructor(
    private readonly reader: ClickHouseReader,
    private readonly now: () => number = Date.now,
  ) {}

  /** @throws {ClickHouseError} */
  async find(id: string): Promise<ApiKeyRecord | undefined> {
    const known = this.remembered.get(id);
    if (known !== undefined && known.until > this.now()) return known.record;
    // The promise is remembered, so that a burst of requests asks once.
    const record = this.read(id);
    this.remember(id, record);
    try {
      return await record;
    } catch (error) {
      this.remembered.delete(id);
      throw error;
    }
  }

  private async read(id: string): Promise<ApiKeyRecord | undefined> {
    const [row] = await this.reader.query(apiKeyQuery, { id });
    if (row === undefined || row.value === '') return undefined;
    return readRecord(row.value);
  }

  private remember(id: string, record: Promise<ApiKeyRecord | undefined>): void {
    this.remembered.delete(id);
    this.remembered.set(id, { record, until: this.now() + REMEMBER_MS });
    for (const oldest of this.remembered.keys()) {
      if (this.remembered.size <= REMEMBER_IDS) return;
      this.remembered.delete(oldest);
    }
  }
}

/** A record that cannot be read lets nobody in. */
function readRecord(value: string): ApiKeyRecord | undefined {
  try {
    return apiKeyRecord.safeParse(JSON.parse(value)).data;
  } catch {
    return undefined;
  }
}
