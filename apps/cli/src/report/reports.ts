import { type paths } from '@docket/client';

type ReportPath = Extract<keyof paths, `/v1/reports/${string}`>;
export type ReportName = ReportPath extends `/v1/reports/${infer Name}` ? Name : never;

/** How a report is shown in a terminal; JSON and CSV have all of it. */
export interface ReportView {
  readonly about: string;
  /** Fields that say what a row is of. */
  readonly head: readonly string[];
  /** Values, or further fields, that are shown unless others are asked for. */
  readonly columns: readonly string[];
}

/** Every report that the query service has: one that is missing here does not compile. */
export const REPORTS: Readonly<Record<ReportName, ReportView>> = {
  agents: {
    about: 'what agents, or departments, did',
    head: ['key', 'department'],
    columns: [
      'events',
      'tickets',
      'messages',
      'resolved',
      'reopened',
      'first_response_p50_ms',
      'rating_mean',
      'online_ms',
    ],
  },
  sla: {
    about: 'targets of service levels, ticket by ticket',
    head: ['ticket', 'type'],
    columns: ['department', 'agent', 'status', 'started', 'due', 'closed', 'used_minutes', 'overdue_minutes'],
  },
  time: {
    about: 'when agents were there, what they looked at, and calls, day by day',
    head: ['agent', 'day'],
    columns: ['online_ms', 'away_ms', 'tickets', 'views', 'viewing_ms', 'overlap_ms', 'calls', 'call_ms'],
  },
  quality: {
    about: 'ratings, reopenings and missed targets, and tickets to review',
    head: ['key'],
    columns: ['tickets', 'ratings', 'rating_mean', 'resolved', 'reopened', 'targets', 'missed'],
  },
  // These are made of sections, whose rows are all alike.
  activity: { about: 'when, where and by whom most happens', head: [], columns: [] },
  security: {
    about: 'failed logins, denied actions, odd hours, exports, views without a reason',
    head: [],
    columns: [],
  },
};

export const REPORT_NAMES = Object.keys(REPORTS) as readonly ReportName[];
