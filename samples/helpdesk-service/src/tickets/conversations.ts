import { randomUUID } from 'node:crypto';
import { Inject, Injectable } from '@nestjs/common';
import { Audited, type AuditedCall } from '@docket/nest';
import { Audit } from '@docket/sdk';
import { Tickets } from './tickets.js';

/** The ways in which something is said on a ticket, and the action that each is in the audit log. */
export const MESSAGE_ACTIONS = {
  email: 'ticket.message_added',
  facebook: 'ticket.facebook_message',
  twitter: 'ticket.tweeted',
  tencent: 'ticket.tencent_message',
  weibo: 'ticket.weibo_message',
} as const;

/** What is said without a direction: among colleagues, by the system, by nobody in particular. */
export const REMARK_ACTIONS = {
  internal: 'ticket.internal_message_added',
  system: 'ticket.system_message_added',
  offline: 'ticket.offline_message',
  note: 'ticket.note_added',
} as const;

/** Characters of a message that the audit log may have; where the message itself is kept is another matter. */
const PREVIEW_CHARACTERS = 200;

/** Who speaks: the contact, or the help desk. */
export type Direction = 'IN' | 'OUT';

/** A call as the telephone system tells it. */
export interface Call {
  readonly direction: Direction;
  readonly durationMs: number;
  readonly answered: boolean;
}

/** A file as it was stored. */
export interface StoredFile {
  readonly name: string;
  readonly sizeBytes: number;
  readonly mediaType: string;
}

/** What is said on tickets. Which action it is depends on how it is said, so the client is called by hand where a decorator would need to know. */
@Injectable()
export class Conversations {
  /** By ticket, oldest first. */
  readonly #entries = new Map<string, unknown[]>();

  constructor(
    @Inject(Tickets) private readonly tickets: Tickets,
    @Inject(Audit) private readonly audit: Audit,
  ) {}

  async say(id: string, how: keyof typeof MESSAGE_ACTIONS, direction: Direction, text: string): Promise<string> {
    const { departmentId } = this.tickets.find(id);
    await this.#keep(id, { how, direction, text });
    const details = { direction, ...shortened(text) };
    await this.audit.emit(MESSAGE_ACTIONS[how], {
      ticket_id: id,
      department_id: departmentId,
      channel: how,
      details,
    });
    return details.message_id;
  }

  async remark(id: string, how: keyof typeof REMARK_ACTIONS, text: string): Promise<string> {
    await this.#keep(id, { how, text });
    const { message_id, ...rest } = shortened(text);
    if (how === 'note') {
      await this.audit.emit('ticket.note_added', { ticket_id: id, details: { note_id: message_id, ...rest } });
    } else await this.audit.emit(REMARK_ACTIONS[how], { ticket_id: id, details: { message_id, ...rest } });
    return message_id;
  }

  @Audited('ticket.voice_message_added', ({ args: [id, durationMs] }: AuditedCall<[string, number]>) => ({
    ticket_id: id,
    channel: 'phone',
    details: { duration_ms: durationMs },
  }))
  async leaveVoiceMessage(id: string, durationMs: number): Promise<void> {
    await this.#keep(id, { durationMs });
  }

  @Audited('ticket.called', ({ args: [id, call] }: AuditedCall<[string, Call]>) => ({
    ticket_id: id,
    channel: 'phone',
    details: { direction: call.direction, duration_ms: call.durationMs, answered: call.answered },
  }))
  async call(id: string, call: Call): Promise<void> {
    await this.#keep(id, call);
  }

  @Audited('ticket.chatted', ({ args: [id, durationMs, messages] }: AuditedCall<[string, number, number]>) => ({
    ticket_id: id,
    channel: 'chat',
    details: { duration_ms: durationMs, message_count: messages },
  }))
  async chat(id: string, durationMs: number, messages: number): Promise<void> {
    await this.#keep(id, { durationMs, messages });
  }

  @Audited('ticket.forwarded', ({ args: [id, to] }: AuditedCall<[string, readonly string[]]>) => ({
    ticket_id: id,
    details: { to },
  }))
  async forward(id: string, to: readonly string[]): Promise<void> {
    await this.#keep(id, { to });
  }

  @Audited('ticket.file_attached', ({ args: [id, file] }: AuditedCall<[string, StoredFile]>) => ({
    ticket_id: id,
    details: { name: file.name, size_bytes: file.sizeBytes, media_type: file.mediaType },
  }))
  async attach(id: string, file: StoredFile): Promise<void> {
    await this.#keep(id, file);
  }

  @Audited('ticket.knowledgebase_linked', ({ args: [id, article] }: AuditedCall<[string, string]>) => ({
    ticket_id: id,
    details: { article_id: article },
  }))
  async linkArticle(id: string, article: string): Promise<void> {
    await this.#keep(id, { article });
  }

  async #keep(id: string, entry: unknown): Promise<void> {
    this.tickets.find(id);
    this.#entries.set(id, [...(this.#entries.get(id) ?? []), entry]);
    await Promise.resolve();
  }
}

/** What the audit log has of a text: where it is, how long, and how it begins. */
function shortened(text: string): { message_id: string; length: number; preview: string } {
  const characters = Array.from(text);
  const preview = characters.slice(0, PREVIEW_CHARACTERS).join('');
  return { message_id: randomUUID(), length: characters.length, preview };
}
