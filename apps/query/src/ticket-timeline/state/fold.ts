/** What an event may say about the state of its ticket. */
export interface StateEvent {
  readonly event_id: string;
  /** ISO 8601. */
  readonly occurred_at: string;
  readonly action: string;
  readonly outcome: string;
  /** Department of the event; '' without one. */
  readonly department: string;
  /** Fields of the action, as text; lists as JSON. Absent fields are '' or not there. */
  readonly details: Readonly<Record<string, string | undefined>>;
}

/** Since when something holds, and which event brought it about. */
export interface Since {
  readonly since: string;
  readonly event_id: string;
}

/** A value that events set; null when they took it away. */
export interface Setting extends Since {
  readonly value: string | null;
}

/** A ticket at a moment. What no event has said anything about is null. */
export interface TicketState {
  readonly status: (Setting & { readonly category: string | null }) | null;
  readonly agent: (Setting & { readonly name: string | null }) | null;
  readonly department: Setting | null;
  readonly priority: Setting | null;
  /** In alphabetical order. */
  readonly tags: (Since & { readonly tag: string })[];
  /** False when the ticket had more than {@link MOST_TAGS} tags at once: those that came then are left out. */
  readonly tags_complete: boolean;
  readonly created_at: string | null;
  readonly last_event_at: string | null;
  /** How many events were folded. */
  readonly events: number;
}

/** Tags that are kept, so that a ticket without measure takes no memory without measure. */
export const MOST_TAGS = 1000;

/** What was refused or went wrong has changed nothing. */
const WITHOUT_EFFECT: ReadonlySet<string> = new Set(['FAILURE', 'DENIED']);

/**
 * Folds the events of one ticket, in order, into its state. Keeps the state alone and no event, so that any number of
 * them can go through it.
 */
export class TicketFold {
  private status: TicketState['status'] = null;
  private agent: TicketState['agent'] = null;
  private department: Setting | null = null;
  private priority: Setting | null = null;
  private readonly tags = new Map<string, Since>();
  private tagsComplete = true;
  private createdAt: string | null = null;
  private lastEventAt: string | null = null;
  private events = 0;

  /** @param event not before the one that was added last, in the order `(occurred_at, kafka_offset)` */
  add(event: StateEvent): void {
    this.events += 1;
    this.lastEventAt = event.occurred_at;
    if (WITHOUT_EFFECT.has(event.outcome)) return;
    this.setDepartment(event);
    const { details } = event;
    switch (event.action) {
      case 'ticket.created':
        this.createdAt ??= event.occurred_at;
        this.setStatus(event, details['status'], details['status_category']);
        this.setAgent(event, details['agent_id'], details['agent_name']);
        this.priority = changed(this.priority, event, details['priority']);
        break;
      case 'ticket.status_changed':
        this.setStatus(event, details['to'], details['to_category']);
        break;
      case 'ticket.transferred':
        this.setAgent(event, details['to_agent_id'], details['to_agent_name']);
        break;
      case 'ticket.priority_changed':
        this.priority = changed(this.priority, event, details['to']);
        break;
      case 'ticket.tags_changed':
        this.changeTags(event);
        break;
    }
  }

  /** The state after what was added so far. */
  state(): TicketState {
    const tags = [...this.tags.entries()].map(([tag, since]) => ({ tag, ...since }));
    return {
      status: this.status,
      agent: this.agent,
      department: this.department,
      priority: this.priority,
      tags: tags.sort((a, b) => (a.tag < b.tag ? -1 : 1)),
      tags_complete: this.tagsComplete,
      created_at: this.createdAt,
      last_event_at: this.lastEventAt,
      events: this.events,
    };
  }

  private setStatus(event: StateEvent, value: string | undefined, category: string | undefined): void {
    const before = this.status;
    const next = { ...changed(before, event, value), category: textOf(category) };
    // The same word may come to mean something else; that is a change as well.
    const isSame = before?.value === next.value && before.category === next.category;
    this.status = isSame ? before : { ...next, ...sinceOf(event) };
  }

  private setAgent(event: StateEvent, id: string | undefined, name: string | undefined): void {
    // A name may be missing where the agent stays, and be another one after a renaming: the newest known one holds.
    const isSame = this.agent !== null && this.agent.value === textOf(id);
    this.agent = {
      ...changed(this.agent, event, id),
      name: textOf(name) ?? (isSame ? (this.agent?.name ?? null) : null),
    };
  }

  /** As in the projection `ticket_lifecycle`: where it was transferred to, else where its last event took place. */
  private setDepartment(event: StateEvent): void {
    const moved = event.action === 'ticket.transferred' ? event.details['to_department_id'] : undefined;
    const department = textOf(moved) ?? textOf(event.department);
    if (department !== null) this.department = changed(this.department, event, department);
  }

  private changeTags(event: StateEvent): void {
    for (const tag of listIn(event.details['removed'])) this.tags.delete(tag);
    for (const tag of listIn(event.details['added'])) {
      if (this.tags.has(tag)) continue;
      if (this.tags.size < MOST_TAGS) this.tags.set(tag, sinceOf(event));
      else this.tagsComplete = false;
    }
  }
}

/** The setting after an event that sets it; one that sets what is there already changes nothing. */
function changed(before: Setting | null, event: StateEvent, text: string | undefined): Setting {
  const value = textOf(text);
  if (before?.value === value) return { value, since: before.since, event_id: before.event_id };
  return { value, ...sinceOf(event) };
}

function sinceOf({ occurred_at: since, event_id }: StateEvent): Since {
  return { since, event_id };
}

function textOf(text: string | undefined): string | null {
  return text === undefined || text === '' ? null : text;
}

/** The texts of a list, as details keep it; none for anything else. */
function listIn(json: string | undefined): readonly string[] {
  if (json === undefined || json === '') return [];
  try {
    const list: unknown = JSON.parse(json);
    return Array.isArray(list) ? list.filter((each) => typeof each === 'string') : [];
  } catch {
    return [];
  }
}
