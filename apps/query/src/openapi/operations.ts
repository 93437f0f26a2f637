import { abortReplay } from '../abort-replay/abort-replay.operation.js';
import { aggregates } from '../aggregates/aggregates.operation.js';
import { cleanupProjection } from '../cleanup-projection/cleanup-projection.operation.js';
import { createKey } from '../create-key/create-key.operation.js';
import { findCommand } from '../find-command/find-command.operation.js';
import { findEvent } from '../find-event/find-event.operation.js';
import { findProjection } from '../find-projection/find-projection.operation.js';
import { findReplay } from '../find-replay/find-replay.operation.js';
import { listEvents } from '../list-events/list-events.operation.js';
import { listKeys } from '../list-keys/list-keys.operation.js';
import { listProjections } from '../list-projections/list-projections.operation.js';
import { listReplays } from '../list-replays/list-replays.operation.js';
import { revertProjection } from '../revert-projection/revert-projection.operation.js';
import { revokeKey } from '../revoke-key/revoke-key.operation.js';
import { startReplay } from '../start-replay/start-replay.operation.js';
import { ticketTimeline } from '../ticket-timeline/ticket-timeline.operation.js';
import { type Operation } from './operation.js';

/** Every route that is documented. */
export const OPERATIONS: readonly Operation[] = [
  listEvents,
  findEvent,
  ticketTimeline,
  aggregates,
  listProjections,
  findProjection,
  revertProjection,
  cleanupProjection,
  listReplays,
  startReplay,
  findReplay,
  abortReplay,
  findCommand,
  listKeys,
  createKey,
  revokeKey,
];
