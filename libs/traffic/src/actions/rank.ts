import { type HelpDesk } from '../desk/help-desk.js';
import { type Ticket } from '../desk/ticket.js';
import { type Click } from '../log/click.js';
import { RANK_COMMENTS } from '../words/phrases.js';
import { onTicket } from './on-ticket.js';

const STARS = { 1: 6, 2: 5, 3: 9, 4: 25, 5: 55 } as const;
/** Who had to ask so often gives a star less. */
const PATIENCE = 4;

/** Rates the agent who has the ticket. */
export function rank(desk: HelpDesk, ticket: Ticket, click: Click): void {
  const { random, agent, answers } = ticket;
  const rating = Math.max(1, Number(random.weighted(STARS)) - (answers >= PATIENCE ? 1 : 0));
  const comments = rating >= 4 ? RANK_COMMENTS.good : RANK_COMMENTS.bad;
  desk.log.write('ticket.ranked', {
    ...onTicket(ticket, click),
    channel: 'web',
    details: {
      rating,
      scale: 5,
      scale_min: 1,
      ...(random.chance(0.3) && { comment: random.pick(comments) }),
      ...(agent && { agent_id: agent.id, agent_name: agent.name }),
    },
  });
}
