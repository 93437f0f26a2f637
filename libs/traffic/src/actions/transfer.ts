import { type HelpDesk } from '../desk/help-desk.js';
import { type Ticket } from '../desk/ticket.js';
import { type Click } from '../log/click.js';
import { type Agent } from '../people/agent.js';
import { type Department } from '../people/department.js';
import { onTicket } from './on-ticket.js';

/** Whom a ticket is given to. */
export interface Receiver {
  /** Undefined for whoever of the department comes first. */
  readonly agent: Agent | undefined;
  /** The department it is in by default. */
  readonly department?: Department;
}

/** Gives a ticket to somebody else, another department, or both, in one event; nothing happens when it is there already. */
export function transfer(desk: HelpDesk, ticket: Ticket, to: Receiver, click: Click, reason?: string): void {
  const { agent: before, department: left } = ticket;
  const { agent: after, department: reached = left } = to;
  if (before === after && left === reached) return;
  ticket.agent = after;
  ticket.department = reached;
  desk.log.write('ticket.transferred', {
    ...onTicket(ticket, click),
    ...(reason !== undefined && { reason }),
    details: {
      ...(before !== after && {
        ...(before && { from_agent_id: before.id, from_agent_name: before.name }),
        ...(after && { to_agent_id: after.id, to_agent_name: after.name }),
      }),
      ...(left !== reached && {
        from_department_id: left.id,
        from_department_name: left.name,
        to_department_id: reached.id,
        to_department_name: reached.name,
      }),
    },
  });
}
