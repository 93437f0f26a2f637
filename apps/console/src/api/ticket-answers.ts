import { type AuditEvent } from './answers.js';

/** An event of `GET /v1/tickets/{id}/timeline`. */
export interface TimelineEvent extends AuditEvent {
  readonly relation?: 'self' | 'ancestor' | 'descendant';
}

/** Something of a ticket, and since when; the value null was taken away. */
export interface Held {
  readonly value: string | null;
  readonly since: string;
  readonly event_id: string;
}

/** How a ticket stood at a moment; null is what no event told. */
export interface TicketState {
  readonly status: (Held & { readonly category: string | null }) | null;
  readonly agent: (Held & { readonly name: string | null }) | null;
  readonly department: Held | null;
  readonly priority: Held | null;
  readonly tags: readonly { readonly tag: string; readonly since: string; readonly event_id: string }[];
  readonly tags_complete: boolean;
  readonly created_at: string | null;
  readonly last_event_at: string | null;
  readonly events: number;
}

/** A ticket that another came from or became. */
export interface Relative {
  readonly ticket_id: string;
  readonly relation: 'self' | 'ancestor' | 'descendant';
  readonly distance: number;
  readonly via: 'split' | 'merge' | 'forward' | null;
  readonly of: string | null;
}

/** `GET /v1/tickets/{id}/timeline`. */
export interface TicketTimeline {
  readonly ticket_id: string;
  readonly state?: TicketState | null;
  readonly lineage?: { readonly tickets: readonly Relative[]; readonly complete: boolean };
  readonly events: readonly TimelineEvent[];
  readonly next_cursor: string | null;
}
