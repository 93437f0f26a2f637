import { abortReplay } from '../abort-replay/abort-replay.operation.js';
import { activityReport } from '../activity-report/activity-report.operation.js';
import { agentTimeline } from '../agent-timeline/agent-timeline.operation.js';
import { agentsReport } from '../agents-report/agents-report.operation.js';
import { aggregates } from '../aggregates/aggregates.operation.js';
import { cleanupProjection } from '../cleanup-projection/cleanup-projection.operation.js';
import { deleteExport } from '../delete-export/delete-export.operation.js';
import { downloadExport } from '../download-export/download-export.operation.js';
import { exportEvents } from '../export-events/export-events.operation.js';
import { fieldValues } from '../field-values/field-values.operation.js';
import { createKey } from '../create-key/create-key.operation.js';
import { findCommand } from '../find-command/find-command.operation.js';
import { findCaller } from '../find-caller/find-caller.operation.js';
import { findEvent } from '../find-event/find-event.operation.js';
import { findExport } from '../find-export/find-export.operation.js';
import { findFreshness } from '../find-freshness/find-freshness.operation.js';
import { findLag } from '../find-lag/find-lag.operation.js';
import { findProjection } from '../find-projection/find-projection.operation.js';
import { findSlaPolicy } from '../find-sla-policy/find-sla-policy.operation.js';
import { findReview } from '../find-review/find-review.operation.js';
import { findReplay } from '../find-replay/find-replay.operation.js';
import { listChanges } from '../list-changes/list-changes.operation.js';
import { listEvents } from '../list-events/list-events.operation.js';
import { listExports } from '../list-exports/list-exports.operation.js';
import { listFields } from '../list-fields/list-fields.operation.js';
import { listProducers } from '../list-producers/list-producers.operation.js';
import { listKeys } from '../list-keys/list-keys.operation.js';
import { listProjections } from '../list-projections/list-projections.operation.js';
import { findRejection } from '../find-rejection/find-rejection.operation.js';
import { listRejections } from '../list-rejections/list-rejections.operation.js';
import { retryRejections } from '../retry-rejections/retry-rejections.operation.js';
import { correctRejection } from '../correct-rejection/correct-rejection.operation.js';
import { listReplays } from '../list-replays/list-replays.operation.js';
import { listSchemas } from '../list-schemas/list-schemas.operation.js';
import { listSlaPolicies } from '../list-sla-policies/list-sla-policies.operation.js';
import { listReviews } from '../list-reviews/list-reviews.operation.js';
import { putSlaPolicy } from '../put-sla-policy/put-sla-policy.operation.js';
import { putReview } from '../put-review/put-review.operation.js';
import { qualityReport } from '../quality-report/quality-report.operation.js';
import { revertProjection } from '../revert-projection/revert-projection.operation.js';
import { startExport } from '../start-export/start-export.operation.js';
import { securityReport } from '../security-report/security-report.operation.js';
import { slaReport } from '../sla-report/sla-report.operation.js';
import { revokeKey } from '../revoke-key/revoke-key.operation.js';
import { startReplay } from '../start-replay/start-replay.operation.js';
import { streamEvents } from '../stream-events/stream-events.operation.js';
import { ticketTimeline } from '../ticket-timeline/ticket-timeline.operation.js';
import { timeReport } from '../time-report/time-report.operation.js';
import { listViews } from '../list-views/list-views.operation.js';
import { createView } from '../create-view/create-view.operation.js';
import { findView } from '../find-view/find-view.operation.js';
import { putView } from '../put-view/put-view.operation.js';
import { deleteView } from '../delete-view/delete-view.operation.js';
import { type Operation } from './operation.js';

/** Every route that is documented. */
export const OPERATIONS: readonly Operation[] = [
  listEvents,
  streamEvents,
  exportEvents,
  findEvent,
  listChanges,
  listFields,
  fieldValues,
  ticketTimeline,
  agentTimeline,
  aggregates,
  listExports,
  startExport,
  findExport,
  deleteExport,
  downloadExport,
  findCaller,
  findFreshness,
  findLag,
  listProducers,
  listSchemas,
  agentsReport,
  timeReport,
  slaReport,
  activityReport,
  securityReport,
  qualityReport,
  listSlaPolicies,
  findSlaPolicy,
  putSlaPolicy,
  listViews,
  createView,
  findView,
  putView,
  deleteView,
  listReviews,
  findReview,
  putReview,
  listProjections,
  findProjection,
  revertProjection,
  cleanupProjection,
  listReplays,
  startReplay,
  findReplay,
  abortReplay,
  findCommand,
  listRejections,
  findRejection,
  retryRejections,
  correctRejection,
  listKeys,
  createKey,
  revokeKey,
];
