import { createHash } from 'node:crypto';
import { readFile, rename, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { RegistryUnavailableError } from '@docket/avro';
import { type AvroSchema } from '@docket/events';

/** What tells the id of exactly this schema in a subject. */
export interface SchemaIds {
  /** @throws {RegistryUnavailableError} when it cannot be told */
  idOf(subject: string, schema: AvroSchema): Promise<number | undefined>;
}

const FILE = 'schema-ids.json';

/**
 * Remembers beside the spool which ids the registry gave, so that a service which starts while the registry is away can go on. A
 * registry never gives an id to another schema.
 */
export class KnownSchemaIds implements SchemaIds {
  readonly #known = new Map<string, number>();
  #isChanged = false;

  constructor(
    private readonly registry: SchemaIds,
    private readonly registryUrl: string,
    private readonly directory: string,
  ) {}

  /** Reads what was remembered; nothing, when there is no such file or it is no good. */
  async load(): Promise<void> {
    try {
      const ids: unknown = JSON.parse(await readFile(path.join(this.directory, FILE), 'utf8'));
      for (const [key, id] of Object.entries(ids as object))
        if (Number.isSafeInteger(id)) this.#known.set(key, id as number);
    } catch {
      // It only saves asking.
    }
  }

  async idOf(subject: string, schema: AvroSchema): Promise<number | undefined> {
    const key = this.#keyOf(subject, schema);
    try {
      const id = await this.registry.idOf(subject, schema);
      if (id !== undefined && this.#known.get(key) !== id) {
        this.#known.set(key, id);
        this.#isChanged = true;
      }
      return id;
    } catch (error) {
      // What this service never emitted it may not know; it is asked for when it is emitted.
      if (error instanceof RegistryUnavailableError && this.#hasAny()) return this.#known.get(key);
      throw error;
    }
  }

  /** Writes down what was learned. Several processes may do so at once; what one of them does not know, it asks again. */
  async save(): Promise<void> {
    if (!this.#isChanged) return;
    const file = path.join(this.directory, FILE);
    const unfinished = `${file}.${process.pid}.${Date.now()}`;
    await writeFile(unfinished, JSON.stringify(Object.fromEntries(this.#known)));
    await rename(unfinished, file);
    this.#isChanged = false;
  }

  #hasAny(): boolean {
    return [...this.#known.keys()].some((key) => key.startsWith(`${this.registryUrl} `));
  }

  #keyOf(subject: string, schema: AvroSchema): string {
    const digest = createHash('sha256').update(JSON.stringify(schema)).digest('hex');
    return `${this.registryUrl} ${subject} ${digest}`;
  }
}
