/** The ways of bringing events into Kafka that are compared, as reports name them. */
export const SDK_PATH_NAMES = [
  'docket_durable',
  'kafkajs_batched',
  'docket_durable_thread',
  'docket_durable_spool_idle',
  'docket_best_effort',
  'docket_best_effort_thread',
  'spool',
  'kafkajs_single',
] as const;
export type SdkPathName = (typeof SDK_PATH_NAMES)[number];
