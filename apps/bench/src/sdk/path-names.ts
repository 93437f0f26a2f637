/** The ways of bringing events into Kafka that are compared, as reports name them. */
export const SDK_PATH_NAMES = [
  'docket_durable',
  'kafkajs_batched',
  'docket_durable_inline',
  'docket_durable_spool_idle',
  'docket_best_effort',
  'docket_best_effort_inline',
  'spool',
  'kafkajs_single',
  'gateway_batched',
  'gateway_single',
] as const;
export type SdkPathName = (typeof SDK_PATH_NAMES)[number];

/** Those that go over HTTP: what is measured is another process than the one that sends. */
export const GATEWAY_PATH_NAMES = ['gateway_batched', 'gateway_single'] as const satisfies readonly SdkPathName[];
export type GatewayPathName = (typeof GATEWAY_PATH_NAMES)[number];

export function isGatewayPath(name: SdkPathName): name is GatewayPathName {
  return (GATEWAY_PATH_NAMES as readonly SdkPathName[]).includes(name);
}
