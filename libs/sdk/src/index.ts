export type { RegistryOptions } from '@docket/avro';
export type { Action, ActionFields, Actor, AvroSchema, EventInput, KnownAction } from '@docket/events';
export type { KafkaLog, KafkaSettings } from '@docket/kafka';
export { Audit } from './audit.js';
export type { AuditHealth, DeliveryClass, EmitOptions } from './audit-core.js';
export { connect, type ConnectOptions } from './connect.js';
export { currentContext, enrichContext, runInContext } from './context/ambient.js';
export type { EmitInput, EventContext } from './context/event-context.js';
export { type ControlOptions, ControlPublisher } from './control.js';
export type { Buffered, Dropped, DurableReceipt, InKafka, InSpool, Receipt } from './delivery/receipt.js';
export type { KafkaState } from './delivery/sender.js';
export type { Counts, DropReason } from './delivery/tally.js';
export {
  BufferFullError,
  ClosedError,
  DeliveryUnknownError,
  InvalidEventError,
  SpoolFullError,
  SpoolUnusableError,
  UnknownActionError,
} from './errors.js';
export { EventChecker } from './event-checker.js';
export type { SdkMessages } from './observe/channels.js';
export type { SpoolOptions } from './spool/spool-options.js';
export type { SpoolState } from './spool/spool.js';
