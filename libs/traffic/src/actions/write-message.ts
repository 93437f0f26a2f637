import { type ActionFields, type Direction } from '@docket/events';
import { type HelpDesk } from '../desk/help-desk.js';
import { type SocialChannel, type Ticket } from '../desk/ticket.js';
import { type Click } from '../log/click.js';
import { someFile } from '../words/files.js';
import { type Excerpt } from '../words/text.js';
import { onTicket } from './on-ticket.js';

/** What somebody says. */
export interface Message extends Excerpt {
  readonly direction: Direction;
  /** How many files come with it; not on social networks. */
  readonly files?: number;
}

const SOCIAL = {
  facebook: 'ticket.facebook_message',
  twitter: 'ticket.tweeted',
  tencent: 'ticket.tencent_message',
  weibo: 'ticket.weibo_message',
} as const satisfies Record<SocialChannel, string>;

/** How often everybody can read what is said there. */
const PUBLIC: Readonly<Record<SocialChannel, number>> = { facebook: 0.3, twitter: 0.6, tencent: 0.05, weibo: 0.7 };

/** Adds a message between contact and help desk, on the way on which the ticket came, with its files. */
export function writeMessage(desk: HelpDesk, ticket: Ticket, message: Message, click: Click): void {
  ticket.messages += 1;
  ticket.turn += 1;
  const { channel } = ticket;
  if (isSocial(channel)) writeSocial(desk, ticket, channel, message, click);
  else writeLetter(desk, ticket, message, click);
}

function isSocial(channel: string): channel is SocialChannel {
  return channel in SOCIAL;
}

function writeSocial(desk: HelpDesk, ticket: Ticket, channel: SocialChannel, message: Message, click: Click): void {
  const { direction, length, preview } = message;
  const details: ActionFields[(typeof SOCIAL)[SocialChannel]] = {
    direction,
    message_id: `m-${ticket.random.code(10)}`,
    length,
    preview,
    account: '@glassworks',
    handle: ticket.contact.handle,
    is_public: ticket.random.chance(PUBLIC[channel]),
  };
  desk.log.write(SOCIAL[channel], { ...onTicket(ticket, click), channel, details });
}

/** A conversation that began on the phone, in a chat or through a program goes on by e-mail. */
function writeLetter(desk: HelpDesk, ticket: Ticket, { direction, length, preview, files = 0 }: Message, click: Click) {
  const message_id = `m-${ticket.random.code(10)}`;
  const about = { ...onTicket(ticket, click), channel: ticket.channel === 'web' ? 'web' : 'email' };
  desk.log.write('ticket.message_added', {
    ...about,
    details: {
      direction,
      message_id,
      length,
      preview,
      recipients: [direction === 'IN' ? 'help@desk.example' : ticket.contact.actor.email],
      ...(files > 0 && { attachment_count: files }),
    },
  });
  for (let file = 0; file < files; file += 1) {
    desk.log.write('ticket.file_attached', { ...about, details: someFile(ticket.random, message_id) });
  }
}
