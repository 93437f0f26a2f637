import { AGREEMENTS, type AgreementId } from '../desk/agreements.js';
import { type HelpDesk } from '../desk/help-desk.js';
import { type Ticket } from '../desk/ticket.js';
import { type Click } from '../log/click.js';
import { onTicket } from './on-ticket.js';

/** Lets another agreement apply from now on. */
export function changeAgreement(desk: HelpDesk, ticket: Ticket, to: AgreementId, click: Click): void {
  const before = ticket.agreement;
  if (before === to) return;
  ticket.agreement = to;
  desk.log.write('ticket.sla_changed', {
    ...onTicket(ticket, click),
    details: {
      ...(before && { from: AGREEMENTS[before].name, from_id: before }),
      to: AGREEMENTS[to].name,
      to_id: to,
      first_response_due_at: desk.now + AGREEMENTS[to].firstResponseMs,
      resolution_due_at: desk.now + AGREEMENTS[to].resolutionMs,
    },
  });
}
