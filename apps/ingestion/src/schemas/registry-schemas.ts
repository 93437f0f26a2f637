import { type SchemaRegistry, Transcoders } from '@docket/avro';
import { type AvroSchema } from '@docket/events';
import { type SchemaSource } from '../delivery/batch-former.js';

/**
 * Schemas from the registry, compiled once each. An id that the registry does not know is asked for twice, some seconds
 * apart, before its records are refused: a producer may be a moment ahead of a replica of the registry.
 */
export class RegistrySchemas implements SchemaSource {
  readonly transcoders = new Transcoders();
  readonly #schemas = new Map<number, AvroSchema>();
  /** Look-ups under way, so that all partitions share the wait for an unknown id. */
  readonly #lookups = new Map<number, Promise<boolean>>();

  /** When an id was first found missing. */
  readonly #missed = new Map<number, number>();

  constructor(
    private readonly registry: Pick<SchemaRegistry, 'schemaById'>,
    private readonly unknownWaitMs: number,
  ) {}

  /** The schema of an id that was asked for before; undefined when the registry does not know it. */
  schemaOf(id: number): AvroSchema | undefined {
    return this.#schemas.get(id);
  }

  async prepare(ids: ReadonlySet<number>): Promise<ReadonlySet<number>> {
    const missing = [...ids].filter((id) => !this.transcoders.has(id));
    if (missing.length === 0) return NONE;
    const found = await Promise.all(missing.map((id) => this.#lookup(id)));
    return new Set(missing.filter((_, index) => !found[index]));
  }

  #lookup(id: number): Promise<boolean> {
    const running = this.#lookups.get(id);
    if (running) return running;
    const lookup = this.#find(id).finally(() => this.#lookups.delete(id));
    this.#lookups.set(id, lookup);
    return lookup;
  }

  async #find(id: number): Promise<boolean> {
    if (await this.#compile(id)) return true;
    const since = this.#firstMissed(id);
    const left = since + this.unknownWaitMs - performance.now();
    // Missed long enough ago: this was the second time.
    if (left <= 0) return false;
    await new Promise((resolve) => setTimeout(resolve, left));
    return this.#compile(id);
  }

  #firstMissed(id: number): number {
    const known = this.#missed.get(id);
    if (known !== undefined) return known;
    // Ids of corrupted records are random: the oldest is forgotten, and would only be waited for once more.
    const oldest = this.#missed.keys().next();
    if (this.#missed.size >= MAX_MISSED && !oldest.done) this.#missed.delete(oldest.value);
    const now = performance.now();
    this.#missed.set(id, now);
    return now;
  }

  async #compile(id: number): Promise<boolean> {
    const schema = await this.registry.schemaById(id);
    if (schema === undefined) return false;
    this.transcoders.add(id, schema);
    this.#schemas.set(id, schema);
    this.#missed.delete(id);
    return true;
  }
}

const MAX_MISSED = 10_000;

const NONE: ReadonlySet<number> = new Set();
