export {
  type AbortCommand,
  type Command,
  command,
  COMMAND_KIND,
  commandOutcome,
  type CommandOutcome,
  MOST_RATE,
  OUTCOME_KIND,
  readJson,
  REASON_CHARACTERS,
  type ReplayCommand,
} from './commands/command.js';
export { type ProjectionDefinition } from './definition/definition.js';
export { createProjection } from './definition/new-definition.js';
export { ProjectionError } from './definition/projection-error.js';
export { readProjections } from './definition/read-definitions.js';
export { stateAt } from './replay/as-of.js';
export { type ReplayOptions } from './replay/claim.js';
export { type Comparison, EXAMPLES, type Side } from './replay/compare.js';
export { type ArchivedFile, type ArchivedPart, type ArchiveSource } from './replay/fill-from-archive.js';
export { rangesOf, type TopicSource } from './replay/fill-from-topic.js';
export { type HistoryItem, readHistory, type ReplayProgress } from './replay/history.js';
export { type Order, type Requester, requesterIn } from './replay/order.js';
export { type ReplayOutcome, replayProjection } from './replay/replay.js';
export { AbortedError, ReplayError } from './replay/replay-error.js';
export {
  entryOf,
  LOG_COLUMNS,
  type LogEntry,
  logRow,
  ownerOf,
  reasonOf,
  ReplayLog,
  type ReplayRun,
  requesterOf,
  stateOf,
  type Step,
} from './replay/replay-log.js';
export { type ReplayObserver, type ReplayParts } from './replay/surroundings.js';
export { abortReplay, cleanUp, dropLeftCopies, failReplay, revertReplay } from './replay/upkeep.js';
export { type Verification, verifyProjections } from './replay/verify.js';
export { projectionState, projectionStates, type ProjectionState, type ProjectionVersion } from './versions/catalog.js';
export { type Installed, installProjections } from './versions/install.js';
export { feedName } from './versions/names.js';
export { sampledHours, unsureHours, unsureHoursIn } from './window/hours.js';
export { type TimeRange } from './window/time-ranges.js';
