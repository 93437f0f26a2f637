import { type Agent } from '../people/agent.js';
import { type HelpDesk } from './help-desk.js';
import { type Ticket } from './ticket.js';
import { type Reason } from './work-list.js';

/** How often a ticket waits for its agent who is not there, rather than for whoever is. */
const WAITS_FOR_ITS_AGENT = 0.6;

/** Puts a ticket on the list of what is to be done; as soon as it is free, when an agent has it in hands. */
export function toDo(desk: HelpDesk, ticket: Ticket, reason: Reason, agent = ownerOf(desk, ticket)): void {
  if (ticket.handler) ticket.next = { reason, agent };
  else desk.work.add(ticket, reason, desk.now, agent);
}

/** An agent takes a ticket in hands. */
export function takeInHands(ticket: Ticket, agent: Agent): void {
  ticket.handler = agent;
  ticket.next = undefined;
}

/** And lets go of it. */
export function letGo(desk: HelpDesk, ticket: Ticket): void {
  const { next } = ticket;
  ticket.handler = undefined;
  ticket.next = undefined;
  if (next && !ticket.isClosed) desk.work.add(ticket, next.reason, desk.now, next.agent);
}

function ownerOf(desk: HelpDesk, { agent, random }: Ticket): Agent | undefined {
  return agent && (desk.online.has(agent) || random.chance(WAITS_FOR_ITS_AGENT)) ? agent : undefined;
}
