import { type ActionFields } from '@docket/events';
import { type HelpDesk } from '../desk/help-desk.js';
import { type Ticket } from '../desk/ticket.js';
import { type Click } from '../log/click.js';
import { SECOND } from '../schedule/durations.js';
import { onTicket } from './on-ticket.js';

/** Writes down a call that has ended, or that nobody answered. */
export function writeCall(
  desk: HelpDesk,
  ticket: Ticket,
  call: Pick<ActionFields['ticket.called'], 'direction' | 'duration_ms' | 'answered' | 'wait_ms'>,
  click: Click,
): void {
  const { random, contact } = ticket;
  const recorded = call.answered === true && random.chance(0.7) ? { recording_id: `rec-${random.code(10)}` } : {};
  ticket.turn += 1;
  desk.log.write('ticket.called', {
    ...onTicket(ticket, click),
    channel: 'phone',
    details: { ...call, call_id: `call-${random.code(10)}`, ...recorded, phone_number: contact.phone },
  });
}

/** Writes down what a caller said to the machine. */
export function writeVoiceMessage(desk: HelpDesk, ticket: Ticket, click: Click): void {
  const { random, contact, topic } = ticket;
  ticket.messages += 1;
  ticket.turn += 1;
  desk.log.write('ticket.voice_message_added', {
    ...onTicket(ticket, click),
    channel: 'phone',
    details: {
      recording_id: `rec-${random.code(10)}`,
      duration_ms: random.between(8 * SECOND, 90 * SECOND),
      phone_number: contact.phone,
      ...(random.chance(0.6) && { preview: topic.question }),
    },
  });
}

/** Writes down a chat that has ended. */
export function writeChat(
  desk: HelpDesk,
  ticket: Ticket,
  chat: Pick<ActionFields['ticket.chatted'], 'duration_ms' | 'wait_ms' | 'message_count'>,
  click: Click,
): void {
  ticket.messages += chat.message_count ?? 0;
  ticket.turn += 1;
  desk.log.write('ticket.chatted', {
    ...onTicket(ticket, click),
    channel: 'chat',
    details: { direction: 'IN', chat_id: `chat-${ticket.random.code(10)}`, ...chat, preview: ticket.topic.question },
  });
}

/** Writes down what a visitor left in the chat's form. */
export function writeOfflineMessage(desk: HelpDesk, ticket: Ticket, click: Click): void {
  const { question } = ticket.topic;
  ticket.messages += 1;
  ticket.turn += 1;
  desk.log.write('ticket.offline_message', {
    ...onTicket(ticket, click),
    channel: 'chat',
    details: {
      message_id: `m-${ticket.random.code(10)}`,
      length: question.length,
      preview: question,
      form_id: 'chat-widget',
    },
  });
}
