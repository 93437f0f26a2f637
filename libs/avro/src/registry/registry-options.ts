/** How to reach a schema registry that speaks Confluent's HTTP API. Times are milliseconds. */
export interface RegistryOptions {
  /** Base address, e.g. `http://127.0.0.1:8081` or, for Apicurio, `…/apis/ccompat/v7`. */
  readonly url: string;
  /** Basic authentication; both or neither. */
  readonly username?: string | undefined;
  readonly password?: string | undefined;
  /** Certificate authorities in PEM, instead of the system's. */
  readonly ca?: string | undefined;
  /** Longest wait for one answer. Default 5,000. */
  readonly timeoutMs?: number | undefined;
  /**
   * How long "no such schema id" is believed. Default 1,000: short, because the schema may be registered at any
   * moment, and because ingestion asks a second time after 5 s before it rejects anything.
   */
  readonly negativeMs?: number | undefined;
  /** Schemas kept in memory, least recently used out first. Default 1,000. */
  readonly maxSchemas?: number | undefined;
  /** Failures in a row after which requests fail at once instead of waiting. Default 5. */
  readonly breakerFailures?: number | undefined;
  /** How long they do. Default 2,000. */
  readonly breakerOpenMs?: number | undefined;
}
