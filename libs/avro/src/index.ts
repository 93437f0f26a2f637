// First, because what follows loads avsc.
export { CodeGenerationError } from './codegen/code-generation.js';
export { encodeWire, readSchemaId, readSchemaIdAt, WIRE_HEADER_BYTES } from './wire.js';
export { RegistryRefusedError, RegistryUnavailableError } from './registry/registry-errors.js';
export type { RegistryOptions } from './registry/registry-options.js';
export {
  type CompatibilityAnswer,
  type CompatibilityLevel,
  type LatestSchema,
  SchemaRegistry,
} from './registry/schema-registry.js';
export { ByteSink } from './encode/byte-sink.js';
export { type EncodedEvent, EventEncoder } from './encode/event-encoder.js';
export { GivenEvent } from './encode/given-event.js';
export { recordEncoder, type RecordEncoder, type ValueProblem } from './record-encoder.js';
export { type BlockConstants, EventBlock, type EventKey } from './block/event-block.js';
export type { BlockColumn } from './block/event-columns.js';
export { refuseUnread, type Rejection } from './rejection.js';
export { inspectValue, type InspectedValue } from './inspect/inspect-value.js';
export { contractProblem, recordMemory, type RecordMeta, Transcoders } from './transcoders.js';
export { AFTER_RECORD, type RecordMemory } from './runtime/cursor.js';
export type { EventRow } from './block/event-row.js';
export { type ReferenceFate, referenceRow } from './reference/reference-row.js';
