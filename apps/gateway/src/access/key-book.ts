import { apiKeyRecord, type ApiKeyRecord, KEY_KIND } from '@docket/access';
import { type IncomingRecord } from '@docket/kafka';

const PREFIX = `${KEY_KIND}/`;

/** The API keys of the installation, as the control topic tells them: the last record of a key is how it stands. */
export class KeyBook {
  readonly #records = new Map<string, ApiKeyRecord>();

  /** How many keys there are, revoked ones included. */
  get size(): number {
    return this.#records.size;
  }

  find(id: string): ApiKeyRecord | undefined {
    return this.#records.get(id);
  }

  /** Takes a record of the control topic, in the order of the topic; those of other kinds are left. */
  take({ key, value }: Pick<IncomingRecord, 'key' | 'value'>): void {
    const name = key?.toString('utf8') ?? '';
    if (!name.startsWith(PREFIX)) return;
    const id = name.slice(PREFIX.length);
    const record = readRecord(value);
    // A key that is deleted, or whose record cannot be read, lets nobody in.
    if (record?.id === id) this.#records.set(id, record);
    else this.#records.delete(id);
  }
}

function readRecord(value: Buffer | null): ApiKeyRecord | undefined {
  if (value === null || value.length === 0) return undefined;
  try {
    return apiKeyRecord.safeParse(JSON.parse(value.toString('utf8'))).data;
  } catch {
    return undefined;
  }
}
