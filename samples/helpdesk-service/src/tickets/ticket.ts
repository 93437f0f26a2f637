/** Where a ticket is in its life. */
export type StatusCategory = 'NEW' | 'OPEN' | 'WAITING' | 'RESOLVED' | 'CLOSED';

/** A ticket as this service keeps it: in memory, until the process ends. */
export interface Ticket {
  readonly id: string;
  readonly subject: string;
  readonly status: string;
  readonly category: StatusCategory;
  readonly requester: { readonly id: string; readonly name?: string | undefined } | undefined;
  readonly priority: string | undefined;
  readonly sla: string | undefined;
  readonly agentId: string | undefined;
  readonly departmentId: string | undefined;
  readonly tags: readonly string[];
  readonly rating: Rating | undefined;
  /** Whatever else happened to it, oldest first. */
  readonly happenings: readonly Happening[];
}

/** What the requester thinks of the service. */
export interface Rating {
  readonly rating: number;
  /** The best possible. */
  readonly scale: number;
  readonly comment?: string | undefined;
}

/** What happened that has no name of its own in the contract. */
export interface Happening {
  readonly name: string;
  readonly parameters: Readonly<Record<string, string>>;
}

/** A ticket before and after a change. */
export interface Change {
  readonly before: Ticket;
  readonly after: Ticket;
}
