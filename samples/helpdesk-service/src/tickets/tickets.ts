import { randomUUID } from 'node:crypto';
import { ConflictException, Inject, Injectable, NotFoundException } from '@nestjs/common';
import { Audited, type AuditedCall } from '@docket/nest';
import { Audit } from '@docket/sdk';
import { type Change, type Happening, type Rating, type StatusCategory, type Ticket } from './ticket.js';

/** What a new ticket may be told. */
export interface NewTicket extends Partial<Pick<Ticket, 'id' | 'requester' | 'priority' | 'agentId' | 'departmentId'>> {
  readonly subject: string;
}

/**
 * Tickets, and what becomes of them. Every change is told to the audit log by a decorator, out of its result; who made it, and in which
 * request, comes from the context.
 */
@Injectable()
export class Tickets {
  readonly #tickets = new Map<string, Ticket>();

  constructor(@Inject(Audit) private readonly audit: Audit) {}

  find(id: string): Ticket {
    const ticket = this.#tickets.get(id);
    if (ticket) return ticket;
    throw new NotFoundException(`there is no ticket ${id}`);
  }

  @Audited('ticket.created', (_call, ticket: Ticket) => ({
    ticket_id: ticket.id,
    department_id: ticket.departmentId,
    details: {
      status: ticket.status,
      status_category: ticket.category,
      subject: ticket.subject,
      priority: ticket.priority,
      requester_id: ticket.requester?.id,
      requester_name: ticket.requester?.name,
      agent_id: ticket.agentId,
    },
  }))
  async create({ id = `T-${randomUUID()}`, subject, ...given }: NewTicket): Promise<Ticket> {
    if (this.#tickets.has(id)) throw new ConflictException(`there is a ticket ${id} already`);
    const { requester, priority, agentId, departmentId } = given;
    const told = { id, subject, requester, priority, agentId, departmentId };
    const empty = { sla: undefined, tags: [], rating: undefined, happenings: [] };
    const ticket = { ...told, ...empty, status: 'New', category: 'NEW' } as const;
    return Promise.resolve(this.#keep(ticket));
  }

  @Audited('ticket.status_changed', (_call, { before, after }: Change) => ({
    ticket_id: after.id,
    department_id: after.departmentId,
    details: { from: before.status, from_category: before.category, to: after.status, to_category: after.category },
  }))
  async changeStatus(id: string, status: string, category: StatusCategory): Promise<Change> {
    return this.#change(id, { status, category });
  }

  @Audited('ticket.priority_changed', (_call, { before, after }: Change) =>
    before.priority === after.priority
      ? null
      : { ticket_id: after.id, details: { from: before.priority, to: after.priority } },
  )
  async changePriority(id: string, priority: string | undefined): Promise<Change> {
    return this.#change(id, { priority });
  }

  @Audited('ticket.sla_changed', (_call, { before, after }: Change) => ({
    ticket_id: after.id,
    details: { from: before.sla, to: after.sla },
  }))
  async changeSla(id: string, sla: string | undefined): Promise<Change> {
    return this.#change(id, { sla });
  }

  @Audited('ticket.tags_changed', (_call, { before, after }: Change) => ({
    ticket_id: after.id,
    details: {
      added: after.tags.filter((tag) => !before.tags.includes(tag)),
      removed: before.tags.filter((tag) => !after.tags.includes(tag)),
    },
  }))
  async changeTags(id: string, add: readonly string[], remove: readonly string[]): Promise<Change> {
    const { tags } = this.find(id);
    return this.#change(id, { tags: [...new Set([...tags, ...add])].filter((tag) => !remove.includes(tag)) });
  }

  /** One event for the agent and the department alike. */
  @Audited('ticket.transferred', (_call, { before, after }: Change) => ({
    ticket_id: after.id,
    department_id: after.departmentId,
    details: {
      from_agent_id: before.agentId,
      to_agent_id: after.agentId,
      from_department_id: before.departmentId,
      to_department_id: after.departmentId,
    },
  }))
  async transfer(id: string, agentId: string | undefined, departmentId: string | undefined): Promise<Change> {
    return this.#change(id, { agentId, departmentId });
  }

  @Audited('ticket.ranked', ({ args: [id, rating] }: AuditedCall<[string, Rating]>) => ({
    ticket_id: id,
    details: rating,
  }))
  async rate(id: string, rating: Rating): Promise<Change> {
    return this.#change(id, { rating });
  }

  @Audited('ticket.merged_into', ({ args: [id, otherId] }: AuditedCall<[string, string]>) => ({
    ticket_id: id,
    details: { other_ticket_id: otherId },
  }))
  async mergeInto(id: string, otherId: string): Promise<Change> {
    this.find(otherId);
    return this.#change(id, { status: 'Merged', category: 'CLOSED' });
  }

  /** The other ticket is made if it is not there. Two events, one for each side: told by hand, since one method has two things to tell. */
  async split(id: string, otherId: string): Promise<Ticket> {
    const ticket = this.find(id);
    if (!this.#tickets.has(otherId)) await this.create({ ...ticket, id: otherId });
    await Promise.all([
      this.audit.emit('ticket.split_into', { ticket_id: id, details: { other_ticket_id: otherId } }),
      this.audit.emit('ticket.split_from', { ticket_id: otherId, details: { other_ticket_id: id } }),
    ]);
    return this.find(otherId);
  }

  @Audited('ticket.other', ({ args: [id, happening] }: AuditedCall<[string, Happening]>) => ({
    ticket_id: id,
    details: happening,
  }))
  async happened(id: string, happening: Happening): Promise<Change> {
    const { happenings } = this.find(id);
    return this.#change(id, { happenings: [...happenings, happening] });
  }

  async #change(id: string, change: Partial<Ticket>): Promise<Change> {
    const before = this.find(id);
    return Promise.resolve({ before, after: this.#keep({ ...before, ...change }) });
  }

  #keep(ticket: Ticket): Ticket {
    this.#tickets.set(ticket.id, ticket);
    return ticket;
  }
}
