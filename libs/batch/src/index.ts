export { BatchPass } from './batch-pass.js';
export { FateReader, FateRuns } from './fates.js';
export { type FormedBatch, ledgerRowOf, type RejectedRecord } from './formed-batch.js';
export { HeldRecords, type RecordSpan } from './held-records.js';
export { hourOf } from './month-limit.js';
export { UnreadableRecordError, reformBatch, schemaIdsOf } from './reform.js';
export { type OffsetRange, type RangeOfEvents, TopicEvents, type TopicEventsParts } from './topic-events.js';
export { RegistrySchemas } from './registry-schemas.js';
export { type SchemaSource } from './schema-source.js';
