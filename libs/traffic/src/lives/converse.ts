import { type Random } from '../chance/random.js';
import { type HelpDesk } from '../desk/help-desk.js';
import { type Ticket } from '../desk/ticket.js';
import { type Work } from '../desk/work-list.js';
import { type Session } from '../log/session.js';
import { type Life } from '../schedule/schedule.js';
import { adjust } from './adjust.js';
import { answer } from './answer.js';
import { askColleague, askPartner, handOver, splitOff } from './pass-on.js';
import { sortOut, takeOver } from './take-over.js';
import { callBack } from './talk.js';

/** What an agent does with a ticket, by how often. */
const PATHS = { answer: 76, askColleague: 6, handOver: 7, askPartner: 4, splitOff: 3, callBack: 4 } as const;
/** What has come in by phone is often answered there. */
const PHONE_PATHS = { ...PATHS, callBack: 60 } as const;
const NOTICES_WRONG_DEPARTMENT = 0.8;

/** Works on a ticket in writing, from taking it over to an answer or to passing it on. */
export function* converse(desk: HelpDesk, session: Session, { ticket, reason }: Work): Life {
  const { random } = session;
  if (sortOut(desk, ticket, reason, session)) return;
  takeOver(desk, ticket, session);
  yield* adjust(desk, ticket, session);
  const right = desk.people.department(ticket.topic.department);
  if (ticket.department !== right && random.chance(NOTICES_WRONG_DEPARTMENT)) {
    yield* handOver(desk, session, ticket, right);
    return;
  }
  yield* PATHS_OF[pathOf(ticket, random)](desk, session, ticket);
}

const PATHS_OF: Readonly<Record<keyof typeof PATHS, (desk: HelpDesk, session: Session, ticket: Ticket) => Life>> = {
  answer,
  askColleague,
  handOver,
  askPartner,
  splitOff,
  callBack,
};

function pathOf({ channel, answers }: Ticket, random: Random): keyof typeof PATHS {
  return random.weighted(channel === 'phone' && answers === 0 ? PHONE_PATHS : PATHS);
}
