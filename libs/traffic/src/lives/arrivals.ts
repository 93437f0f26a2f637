import { createTicket } from '../actions/create.js';
import { untilNext } from '../chance/spread.js';
import { type Random } from '../chance/random.js';
import { type HelpDesk } from '../desk/help-desk.js';
import { type Channel, type Opening } from '../desk/ticket.js';
import { clickOf } from '../log/click.js';
import { contactClick } from '../log/contact-click.js';
import { SHOP } from '../people/machines.js';
import { weeklyHours } from '../people/roster.js';
import { HOUR } from '../schedule/durations.js';
import { BUSIEST_HOUR_SHARE, busyness } from '../schedule/rhythm.js';
import { type Life } from '../schedule/schedule.js';
import { type Topic, TOPICS } from '../words/topics.js';
import { call } from './call.js';
import { chat } from './chat.js';
import { comesInWriting } from './comes-in-writing.js';

/** How many tickets come in for every hour that an agent works: as many as can be handled, on average. */
const TICKETS_PER_HOUR = 1.6;
/** Ways on which contacts come, by how often they do. */
const CHANNELS: Readonly<Record<Channel, number>> = {
  email: 42,
  web: 14,
  chat: 14,
  phone: 14,
  facebook: 5,
  twitter: 4,
  api: 4,
  tencent: 1.5,
  weibo: 1.5,
};
const PRIORITIES = { low: 10, normal: 75, high: 12, urgent: 3 } as const;
/** How often a contact finds the right department by itself. */
const FINDS = 0.7;

/** Contacts come, many by day, few by night and at the weekend, as long as there is room. */
export function* arrivals(desk: HelpDesk): Life {
  const random = desk.random.fork('arrivals');
  const hours = desk.people.agents.reduce((sum, { roster }) => sum + weeklyHours(roster), 0);
  const gap = HOUR / (hours * TICKETS_PER_HOUR * BUSIEST_HOUR_SHARE);
  for (;;) {
    // As many as in the busiest hour, of whom only those come whom the hour brings.
    yield untilNext(random, gap);
    if (!desk.tickets.hasRoom) return;
    if (random.unit() < busyness(desk.now)) arrive(desk, random, random.pick(TOPICS));
  }
}

/** Somebody comes with a question. */
export function arrive(desk: HelpDesk, random: Random, topic: Topic): void {
  const opening: Opening = {
    contact: desk.people.somebody(random),
    channel: random.weighted(CHANNELS),
    topic,
    department: desk.people.department(random.chance(FINDS) ? topic.department : 0),
    priority: random.weighted(PRIORITIES),
  };
  const own = contactClick({ ...opening, random });
  // A program asks in the name of the contact.
  const click = opening.channel === 'api' ? { ...clickOf(random, SHOP), on_behalf_of: opening.contact.actor } : own;
  const ticket = createTicket(desk, opening, click);
  if (ticket.channel === 'chat') desk.begin(chat(desk, ticket));
  else if (ticket.channel === 'phone') desk.begin(call(desk, ticket));
  else desk.begin(comesInWriting(desk, ticket, click));
}
