import { BatchFormer } from '../../../src/delivery/batch-former.js';
import { BYTES_PER_ID } from '../../../src/delivery/duplicate-memory.js';
import { type PartitionStore } from '../../../src/delivery/partition-store.js';
import { ModelSchemas } from '../kafka/records.js';
import { type Scenario } from '../plan/scenario.js';
import { type Place } from './place.js';

/** A version of the code: the second rejects what the first stores. */
export type Version = 1 | 2;

/** The part of an actor's name, and so of its owners' names, that tells its version. */
export const VERSION_2 = '(new)';

/** Decides as its version does, and forms again what any version decided. */
export class VersionedFormer extends BatchFormer {
  readonly #schemas: ModelSchemas;

  constructor(
    private readonly version: Version,
    private readonly count: Place['count'],
    store: Pick<PartitionStore, 'stored'>,
    { memory, batchRows, registryAway }: Pick<Scenario, 'memory' | 'batchRows'> & { registryAway: () => boolean },
  ) {
    const schemas = new ModelSchemas(registryAway);
    super(schemas, store, { memoryBytes: memory * BYTES_PER_ID, batchRows });
    this.#schemas = schemas;
  }

  override decide(...args: Parameters<BatchFormer['decide']>): ReturnType<BatchFormer['decide']> {
    this.#schemas.transcoders.strict = this.version === 2;
    return super.decide(...args);
  }

  override reform(...args: Parameters<BatchFormer['reform']>): ReturnType<BatchFormer['reform']> {
    this.#schemas.transcoders.strict = false;
    const [, row] = args;
    if (row.owner.includes(VERSION_2) !== (this.version === 2)) this.count('batches recovered by another version');
    return super.reform(...args);
  }
}
