import { type Audit } from '@docket/sdk';

/** What an indicator of `@nestjs/terminus` gives. */
export type DocketHealthResult<K extends string> = Record<K, { readonly status: 'up' | 'down' } & DocketHealthDetails>;

/** How it is with the client, for people. */
export interface DocketHealthDetails {
  /** Where events go: to Kafka, or to the spool. */
  readonly state: string;
  /** Bytes that wait in memory for Kafka. */
  readonly buffered_bytes: number;
  /** Bytes that wait in the spool; undefined without one. */
  readonly spooled_bytes: number | undefined;
  /** Why Kafka did not take the last batch. */
  readonly message?: string;
}

/**
 * Whether events can be recorded. A health indicator for `@nestjs/terminus`, which it does not need:
 * `health.check([() => docket.check('audit')])`.
 */
export class DocketHealth {
  constructor(private readonly audit: Audit) {}

  /** `down` when the client is closed, or Kafka takes nothing and there is no spool to write to. */
  check<K extends string = 'docket'>(key: K = 'docket' as K): DocketHealthResult<K> {
    const { state, kafka, buffer, spool } = this.audit.health();
    const isDown = state === 'closed' || (kafka.isFailing && spool === undefined);
    const details = {
      status: isDown ? 'down' : 'up',
      state,
      buffered_bytes: buffer.bytes,
      spooled_bytes: spool?.bytes,
      ...(kafka.isFailing && kafka.lastError !== undefined ? { message: kafka.lastError } : {}),
    } as const;
    return { [key]: details } as unknown as DocketHealthResult<K>;
  }
}
