export type { AvroField, AvroObject, AvroRecord, AvroSchema } from './avro-schema.js';
export { ContractError } from './contract-error.js';
export type { Action, ActionFields } from './generated/index.js';
export type {
  Actor,
  ActorType,
  Direction,
  Envelope,
  FieldChange,
  Outcome,
  PresenceCategory,
  Producer,
  StatusCategory,
  Target,
} from './generated/types/docket.js';
export { ACTION_SCHEMAS, ACTIONS, completeActionSchema } from './action-schemas.js';
export { customActionsModule } from './codegen/custom-actions.js';
export { departmentOf } from './department.js';
export { derivedEventId, EVENT_ID_LENGTH, isEventId, newEventId, timedEventId, writeNewEventId } from './event-id.js';
export type { Details, EnvelopeInput, EventDetails, EventInput, KnownAction } from './event-input.js';
export { eventKey, type KeyedEnvelope } from './event-key.js';
export { LIMITS } from './limits.js';
export { actionOfRecord, DOCKET_NAMESPACE, isActionName, isNamespace, recordOfAction, subjectOf } from './naming.js';
export { isRejectReason, REJECT_REASONS, type RejectReason } from './reject-reasons.js';
export {
  CONTROL_TOPIC,
  EVENTS_TOPIC,
  REDELIVERY_HEADER,
  REDELIVERY_VALUE,
  REJECT_ERROR_HEADER,
  REJECT_FIELD_HEADER,
  REJECT_ORIGIN_HEADER,
  REJECT_REASON_HEADER,
  REJECTED_TOPIC,
  topicNames,
  type TopicNames,
  TRACEPARENT_HEADER,
  TRACESTATE_HEADER,
} from './topics.js';
export { catalogOf, ENVELOPE_TYPE, isActionRecord } from './contract/catalog.js';
export type { ActionSchema, Catalog, SchemaFile, SchemaProblem } from './contract/catalog.js';
export {
  eachDefinition,
  innerSchemas,
  selfContained,
  type NamedType,
  type NamedTypes,
} from './contract/self-contained.js';
export {
  fieldsOf,
  fullNameIn,
  fullNameOf,
  isDefinition,
  isNamedDefinition,
  isPrimitive,
  namespaceOf,
} from './contract/type-names.js';
export { previewOf, problemsOfDetails } from './details.js';
export { ENVELOPE_TEXT_RULES, problemsOf, type FieldProblem, type TextRule } from './problems.js';
export { parseSchemaFile, SCHEMA_EXTENSION } from './contract/parse.js';
export { isShapedLikeSchema, shapeProblems } from './contract/shape.js';
