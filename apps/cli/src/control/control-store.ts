import { type ClickHouseReader } from '@docket/clickhouse';
import { type RecordProducer } from '@docket/kafka';
import { type CommandError, unreachableError } from '../command-error.js';
import { type ControlRecord, readControlState } from './control-state.js';

const POLL_MS = 100;
const WAIT_SECONDS = 20;

/**
 * Docket's own state: published to the control topic, written from there to ClickHouse by ingestion, and read there by
 * everybody.
 */
export class ControlStore {
  constructor(
    private readonly producer: RecordProducer,
    private readonly reader: ClickHouseReader,
    private readonly topic: string,
  ) {}

  /** The records of one kind. */
  list(kind: string): Promise<ControlRecord[]> {
    return readControlState(this.reader, kind);
  }

  /**
   * Publishes records of one kind, and waits until ClickHouse has them.
   * @param values by id
   * @throws {CommandError} when that takes longer; they are published all the same
   */
  async put(kind: string, values: ReadonlyMap<string, unknown>, waitSeconds = WAIT_SECONDS): Promise<void> {
    const records = [...values].map(([id, value]) => ({
      key: `${kind}/${id}`,
      value: Buffer.from(JSON.stringify(value)),
    }));
    const places = await this.producer.send(this.topic, records);
    const versions = new Map([...values.keys()].map((id, index) => [id, Number(places[index]?.offset ?? -1)]));
    const deadline = Date.now() + waitSeconds * 1000;
    while (!(await this.#haveCome(kind, versions))) {
      if (Date.now() > deadline) throw notTakenOver(waitSeconds);
      await new Promise((resolve) => setTimeout(resolve, POLL_MS));
    }
  }

  async #haveCome(kind: string, versions: ReadonlyMap<string, number>): Promise<boolean> {
    const known = new Map((await this.list(kind)).map(({ id, version }) => [id, version]));
    return [...versions].every(([id, version]) => (known.get(id) ?? -1) >= version);
  }
}

function notTakenOver(seconds: number): CommandError {
  return unreachableError(
    `the change was published, but ingestion has not taken it over within ${seconds} s, so it is not in force yet. ` +
      'Is ingestion running? It will be in force as soon as it is.',
  );
}
