import { type HelpDesk } from '../desk/help-desk.js';
import { type Ticket } from '../desk/ticket.js';
import { type Click } from '../log/click.js';
import { excerpt } from '../words/text.js';
import { onTicket } from './on-ticket.js';

/** Those the help desk works with. */
const PARTNERS = ['tracing@carrier.example', 'disputes@bank.example', 'warranty@maker.example'] as const;
const BOUNCES = 0.04;

/** Sends a ticket on to a partner. @returns whether it reached anybody */
export function forward(desk: HelpDesk, ticket: Ticket, click: Click): boolean {
  const { random, topic } = ticket;
  const bounced = random.chance(BOUNCES);
  desk.log.write('ticket.forwarded', {
    ...onTicket(ticket, click),
    channel: 'email',
    ...(bounced && { outcome: 'FAILURE', reason: 'the mailbox is full' }),
    details: {
      to: [random.pick(PARTNERS)],
      message_id: `m-${random.code(10)}`,
      ...excerpt(random, topic.question),
    },
  });
  return !bounced;
}
