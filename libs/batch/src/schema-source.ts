import { type Transcoders } from '@docket/avro';

/** Makes sure that every schema of a batch can be transcoded or is known to be unknown. */
export interface SchemaSource {
  readonly transcoders: Transcoders;
  /** @returns the ids that the registry does not know, asked twice. Rejects with verdict `retry` during an outage. */
  prepare(ids: ReadonlySet<number>): Promise<ReadonlySet<number>>;
}
