/** What the local stack is made of. `docker-compose.yml` runs the same Kafka version; a newer one is changed here. */
export const VERSIONS = {
  kafka: '4.3.1',
  registry: '2.6.13.Final',
  clickhouse: '26.7.3-stable.1',
  /** Adobe S3Mock: for tests of what is kept in S3, no part of a stack. */
  objectStore: '4.9.1',
} as const;

/** The oldest Node the sources run on. */
export const MINIMUM_NODE = '20.19.0';

/** The oldest Java that runs both Kafka and the registry. */
export const MINIMUM_JAVA = 17;
