import { activityReport } from '../activity-report/activity-report.operation.js';
import { agentTimeline } from '../agent-timeline/agent-timeline.operation.js';
import { agentsReport } from '../agents-report/agents-report.operation.js';
import { aggregates } from '../aggregates/aggregates.operation.js';
import { listEvents } from '../list-events/list-events.operation.js';
import { type Operation } from '../openapi/operation.js';
import { qualityReport } from '../quality-report/quality-report.operation.js';
import { securityReport } from '../security-report/security-report.operation.js';
import { slaReport } from '../sla-report/sla-report.operation.js';
import { ticketTimeline } from '../ticket-timeline/ticket-timeline.operation.js';
import { timeReport } from '../time-report/time-report.operation.js';

/** What there can be views of. */
const VIEWED = [
  listEvents,
  ticketTimeline,
  agentTimeline,
  aggregates,
  agentsReport,
  slaReport,
  activityReport,
  securityReport,
  timeReport,
  qualityReport,
] as const satisfies readonly Operation[];

export type ViewRoute = (typeof VIEWED)[number]['path'];

const BY_ROUTE = new Map<string, Operation>(VIEWED.map((operation) => [operation.path, operation]));

export const VIEW_ROUTES: readonly ViewRoute[] = VIEWED.map(({ path }) => path);

/** The operation that a view asks. @throws {Error} for a route that there can be no view of, which was refused before */
export function viewedOperation(route: ViewRoute): Operation {
  const operation = BY_ROUTE.get(route);
  if (operation === undefined) throw new Error(`there are no views of ${route}`);
  return operation;
}

/** Path and query of the request that a view stands for. */
export function addressOf(view: {
  readonly route: ViewRoute;
  readonly subject?: string | undefined;
  readonly query: string;
}): string {
  const path = view.route.replace('{id}', encodeURIComponent(view.subject ?? ''));
  return view.query === '' ? path : `${path}?${view.query}`;
}
