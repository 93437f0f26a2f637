import { type SchemaRegistry, Transcoders } from '@docket/avro';
import { type AvroSchema } from '@docket/events';
import { type SchemaSource } from './schema-source.js';
import { BoundedMap } from './bounded-map.js';

/** Questions to the registry at the same time. */
const AT_ONCE = 8;
/** Schemas and ids that are remembered: bad records may name any. */
const MOST_IDS = 10_000;
/** An id that was refused is not asked for again for so long, ms. */
const REFUSED_MS = 5_000;

/** When an id was first found missing, and when it was refused. */
interface Missed {
  readonly since: number;
  readonly refusedAt?: number;
}

/**
 * Schemas from the registry, compiled once each. An id that the registry does not know is asked for twice, some seconds
 * apart, before its records are refused: a producer may be a moment ahead of a replica of the registry.
 */
export class RegistrySchemas implements SchemaSource {
  readonly transcoders = new Transcoders();
  readonly #schemas = new BoundedMap<number, AvroSchema>(MOST_IDS);
  readonly #missed = new BoundedMap<number, Missed>(MOST_IDS);

  constructor(
    private readonly registry: Pick<SchemaRegistry, 'schemaById'>,
    private readonly unknownWaitMs: number,
    private readonly now: () => number = () => performance.now(),
  ) {}

  /** The schema of an id that was asked for before; undefined when the registry does not know it. */
  schemaOf(id: number): AvroSchema | undefined {
    return this.#schemas.get(id);
  }

  /** All unknown ids wait for their second chance together: however many there are, it takes no longer than for one. */
  async prepare(ids: ReadonlySet<number>): Promise<ReadonlySet<number>> {
    const missing = [...ids].filter((id) => !this.transcoders.has(id));
    if (missing.length === 0) return NONE;
    const unknown = missing.filter((id) => this.#isRefused(id));
    const missed = await this.#stillMissing(missing.filter((id) => !this.#isRefused(id)));
    if (missed.length > 0) {
      const since = Math.max(...missed.map((id) => this.#missedSince(id)));
      const left = since + this.unknownWaitMs - this.now();
      // Missed long enough ago: that was the second time.
      if (left > 0) await new Promise((resolve) => setTimeout(resolve, left));
      for (const id of left > 0 ? await this.#stillMissing(missed) : missed) {
        this.#missed.set(id, { since, refusedAt: this.now() });
        unknown.push(id);
      }
    }
    return new Set(unknown);
  }

  #isRefused(id: number): boolean {
    const refusedAt = this.#missed.get(id)?.refusedAt;
    return refusedAt !== undefined && this.now() - refusedAt < REFUSED_MS;
  }

  #missedSince(id: number): number {
    const known = this.#missed.get(id);
    if (known) return known.since;
    const since = this.now();
    this.#missed.set(id, { since });
    return since;
  }

  /** Asks for some ids, a few at a time. @returns those that the registry does not know */
  async #stillMissing(ids: readonly number[]): Promise<number[]> {
    const missing: number[] = [];
    for (let at = 0; at < ids.length; at += AT_ONCE) {
      const some = ids.slice(at, at + AT_ONCE);
      const found = await Promise.all(some.map((id) => this.#compile(id)));
      missing.push(...some.filter((_, index) => !found[index]));
    }
    return missing;
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

const NONE: ReadonlySet<number> = new Set();
