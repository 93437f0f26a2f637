import { type AuditEvent } from './answers.js';

/** A stretch of time, cut to the day. */
export interface WithinDay {
  readonly began_at: string;
  readonly ended_at: string | null;
  readonly began_before: boolean;
  readonly ends_after: boolean;
  readonly closed_by: 'event' | 'rule' | 'open';
  readonly duration_ms: number;
}

export interface Presence extends WithinDay {
  readonly category: string;
  readonly state?: string;
}

export interface View extends WithinDay {
  readonly ticket_id: string;
  readonly view_id?: string;
}

export interface Call {
  readonly event_id: string;
  readonly occurred_at: string;
  readonly ticket_id?: string;
  readonly direction: string;
  readonly duration_ms: number;
  readonly answered?: boolean;
}

/** `GET /v1/agents/{id}/timeline`; pages with a cursor have the events alone. */
export interface AgentDay {
  readonly agent_id: string;
  readonly day: string;
  readonly from: string;
  readonly to: string;
  readonly hours: number;
  /** null: nothing can be said; `meta` says why. */
  readonly presence?: readonly Presence[] | null;
  readonly views?: readonly View[] | null;
  readonly calls?: readonly Call[];
  readonly totals?: Readonly<Record<string, number>>;
  readonly events: readonly AuditEvent[];
  readonly next_cursor: string | null;
  readonly meta?: { readonly presence: { readonly why: string }; readonly views: { readonly why: string } };
}
