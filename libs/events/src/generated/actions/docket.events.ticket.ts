// Generated from schemas/ by `npm run generate`: do not edit.

import type * as docket from '../types/docket.js';

/** A phone or video call about a ticket took place or was tried. */
export interface TicketCalled {
  /** IN: the contact called; OUT: the help desk called. */
  readonly direction: docket.Direction;
  /** How long the parties talked, in milliseconds; 0 when nobody answered. */
  readonly duration_ms: number;
  /** Whether the call was answered. */
  readonly answered?: boolean | null | undefined;
  /** How long the caller waited for an answer, in milliseconds. */
  readonly wait_ms?: number | null | undefined;
  /** Id of the call in the help desk. */
  readonly call_id?: string | null | undefined;
  /** Id of the recording in the help desk. */
  readonly recording_id?: string | null | undefined;
  /** Phone number of the other party, in E.164 form where known. Personal data. */
  readonly phone_number?: string | null | undefined;
}

/** A chat about a ticket took place. The actor is who took part for the help desk, or the visitor when nobody did. */
export interface TicketChatted {
  /** IN: the visitor began; OUT: an agent invited. */
  readonly direction?: docket.Direction | null | undefined;
  /** Id of the chat in the help desk. */
  readonly chat_id?: string | null | undefined;
  /** How long the chat lasted, in milliseconds. */
  readonly duration_ms?: number | null | undefined;
  /** How long the visitor waited for an answer, in milliseconds. */
  readonly wait_ms?: number | null | undefined;
  /** How many messages were exchanged. */
  readonly message_count?: number | null | undefined;
  /** Beginning of the chat as plain text, at most 1024 characters; the body is not recorded here. Personal data. */
  readonly preview?: string | null | undefined;
}

/** A ticket came into being. */
export interface TicketCreated {
  /** Initial status, as the installation calls it. */
  readonly status: string;
  /** What the initial status means. */
  readonly status_category: docket.StatusCategory;
  /** Initial priority, as the installation calls it. */
  readonly priority?: string | null | undefined;
  /** Id of the contact who asks. */
  readonly requester_id?: string | null | undefined;
  /** Name of that contact. Personal data. */
  readonly requester_name?: string | null | undefined;
  /** E-mail address of that contact. Personal data. */
  readonly requester_email?: string | null | undefined;
  /** Subject line. Personal data. */
  readonly subject?: string | null | undefined;
  /** Id of the agent the ticket was given to at once. */
  readonly agent_id?: string | null | undefined;
  /** Name of that agent. Personal data. */
  readonly agent_name?: string | null | undefined;
}

/** A message on Facebook was added to a ticket. */
export interface TicketFacebookMessage {
  /** IN from the contact, OUT to the contact. */
  readonly direction: docket.Direction;
  /** Id of the message in the help desk, where its body is kept. */
  readonly message_id?: string | null | undefined;
  /** Length of the whole message in characters. */
  readonly length?: number | null | undefined;
  /** Beginning of the message as plain text, at most 1024 characters; the body is not recorded here. Personal data. */
  readonly preview?: string | null | undefined;
  /** Account of the help desk on Facebook. */
  readonly account?: string | null | undefined;
  /** Name of the other party on Facebook. Personal data. */
  readonly handle?: string | null | undefined;
  /** Whether everybody can read it. */
  readonly is_public?: boolean | null | undefined;
}

/** A file was attached to a ticket. */
export interface TicketFileAttached {
  /** File name. Personal data. */
  readonly name: string;
  /** Size in bytes. */
  readonly size_bytes: number;
  /** Media type (RFC 6838), such as application/pdf. */
  readonly media_type: string;
  /** SHA-256 of the content, 64 lower-case hexadecimal digits. */
  readonly sha256?: string | null | undefined;
  /** Id of the file in the help desk. */
  readonly file_id?: string | null | undefined;
  /** Id of the message the file came with. */
  readonly message_id?: string | null | undefined;
}

/** A ticket or a message of it was sent to somebody outside the conversation. */
export interface TicketForwarded {
  /** Addresses it was sent to. Personal data. */
  readonly to: readonly string[];
  /** Id of the forwarded message in the help desk, where its body is kept. */
  readonly message_id?: string | null | undefined;
  /** Length of the whole forwarded message in characters. */
  readonly length?: number | null | undefined;
  /** Beginning of the forwarded message as plain text, at most 1024 characters; the body is not recorded here. Personal data. */
  readonly preview?: string | null | undefined;
}

/** Agents wrote to each other on a ticket; the contact does not see it. */
export interface TicketInternalMessageAdded {
  /** Id of the message in the help desk, where its body is kept. */
  readonly message_id?: string | null | undefined;
  /** Length of the whole message in characters. */
  readonly length?: number | null | undefined;
  /** Beginning of the message as plain text, at most 1024 characters; the body is not recorded here. Personal data. */
  readonly preview?: string | null | undefined;
  /** Ids of the agents who were mentioned. */
  readonly mentioned_ids?: readonly string[] | undefined;
}

/** An article of the knowledge base was linked to a ticket. */
export interface TicketKnowledgebaseLinked {
  /** Id of the article. */
  readonly article_id: string;
  /** Title of the article at that moment. */
  readonly article_title?: string | null | undefined;
  /** Address of the article. */
  readonly article_url?: string | null | undefined;
}

/** This ticket was merged into another and goes on there. */
export interface TicketMergedInto {
  /** Id of the ticket it was merged into. */
  readonly other_ticket_id: string;
  /** How many messages went along. */
  readonly message_count?: number | null | undefined;
}

/** A message between contact and help desk was added to a ticket. */
export interface TicketMessageAdded {
  /** IN from the contact, OUT to the contact. */
  readonly direction: docket.Direction;
  /** Id of the message in the help desk, where its body is kept. */
  readonly message_id?: string | null | undefined;
  /** Length of the whole message in characters. */
  readonly length?: number | null | undefined;
  /** Beginning of the message as plain text, at most 1024 characters; the body is not recorded here. Personal data. */
  readonly preview?: string | null | undefined;
  /** Addresses the message went to. Personal data. */
  readonly recipients?: readonly string[] | undefined;
  /** How many files came with it; each is a ticket.file_attached of its own. */
  readonly attachment_count?: number | null | undefined;
}

/** A note was put on a ticket; the contact does not see it. */
export interface TicketNoteAdded {
  /** Id of the note in the help desk, where its text is kept. */
  readonly note_id?: string | null | undefined;
  /** Length of the whole note in characters. */
  readonly length?: number | null | undefined;
  /** Beginning of the note as plain text, at most 1024 characters; the body is not recorded here. Personal data. */
  readonly preview?: string | null | undefined;
}

/** A visitor left a message while nobody was online. */
export interface TicketOfflineMessage {
  /** Id of the message in the help desk, where its body is kept. */
  readonly message_id?: string | null | undefined;
  /** Length of the whole message in characters. */
  readonly length?: number | null | undefined;
  /** Beginning of the message as plain text, at most 1024 characters; the body is not recorded here. Personal data. */
  readonly preview?: string | null | undefined;
  /** Id of the form or widget the message was left in. */
  readonly form_id?: string | null | undefined;
}

/** Something happened to a ticket for which there is no action of its own. */
export interface TicketOther {
  /** Name of what happened, as the help desk logs it. */
  readonly name: string;
  /** What belongs to it, by name. Personal data. */
  readonly parameters?: Readonly<Record<string, string>> | undefined;
}

/** The priority of a ticket changed. */
export interface TicketPriorityChanged {
  /** Priority before, as the installation calls it. Absent: none was set. */
  readonly from?: string | null | undefined;
  /** Priority after, as the installation calls it. Absent: it was taken away. */
  readonly to?: string | null | undefined;
}

/** A contact rated the service on a ticket. */
export interface TicketRanked {
  /** The rating given. */
  readonly rating: number;
  /** The best rating possible, such as 5 for stars or 10 for a recommendation score. */
  readonly scale: number;
  /** The worst rating possible. */
  readonly scale_min?: number | undefined;
  /** What the contact wrote with it. Personal data. */
  readonly comment?: string | null | undefined;
  /** Id of the agent who was rated. */
  readonly agent_id?: string | null | undefined;
  /** Name of that agent. Personal data. */
  readonly agent_name?: string | null | undefined;
}

/** Another service level agreement applies to a ticket. */
export interface TicketSlaChanged {
  /** Name of the agreement before. Absent: none. */
  readonly from?: string | null | undefined;
  /** Name of the agreement after. Absent: none. */
  readonly to?: string | null | undefined;
  /** Id of the agreement before. */
  readonly from_id?: string | null | undefined;
  /** Id of the agreement after. */
  readonly to_id?: string | null | undefined;
  /** When the first response is due under the new agreement, in milliseconds since 1970-01-01T00:00:00Z. */
  readonly first_response_due_at?: number | null | undefined;
  /** When the resolution is due under the new agreement, in milliseconds since 1970-01-01T00:00:00Z. */
  readonly resolution_due_at?: number | null | undefined;
}

/** This ticket was split off another; that one has ticket.split_into. */
export interface TicketSplitFrom {
  /** Id of the ticket it was split off. */
  readonly other_ticket_id: string;
  /** How many messages went along. */
  readonly message_count?: number | null | undefined;
}

/** Part of this ticket went into a new one; the new one has ticket.split_from. */
export interface TicketSplitInto {
  /** Id of the new ticket. */
  readonly other_ticket_id: string;
  /** How many messages went along. */
  readonly message_count?: number | null | undefined;
}

/** The status of a ticket changed. */
export interface TicketStatusChanged {
  /** Status before, as the installation calls it. */
  readonly from?: string | null | undefined;
  /** Status after, as the installation calls it. */
  readonly to: string;
  /** What the status after means. */
  readonly to_category: docket.StatusCategory;
  /** What the status before meant. */
  readonly from_category?: docket.StatusCategory | null | undefined;
}

/** The help desk itself wrote on a ticket, such as an automatic reply or a notice. */
export interface TicketSystemMessageAdded {
  /** Id of the message in the help desk, where its body is kept. */
  readonly message_id?: string | null | undefined;
  /** Length of the whole message in characters. */
  readonly length?: number | null | undefined;
  /** Beginning of the message as plain text, at most 1024 characters; the body is not recorded here. Personal data. */
  readonly preview?: string | null | undefined;
  /** Template or rule the message came from. */
  readonly template?: string | null | undefined;
  /** Addresses the message went to. Empty: it only shows on the ticket. Personal data. */
  readonly recipients?: readonly string[] | undefined;
}

/** Tags were put on a ticket or taken off. */
export interface TicketTagsChanged {
  /** Tags that were put on. */
  readonly added?: readonly string[] | undefined;
  /** Tags that were taken off. */
  readonly removed?: readonly string[] | undefined;
}

/** A message on Tencent was added to a ticket. */
export interface TicketTencentMessage {
  /** IN from the contact, OUT to the contact. */
  readonly direction: docket.Direction;
  /** Id of the message in the help desk, where its body is kept. */
  readonly message_id?: string | null | undefined;
  /** Length of the whole message in characters. */
  readonly length?: number | null | undefined;
  /** Beginning of the message as plain text, at most 1024 characters; the body is not recorded here. Personal data. */
  readonly preview?: string | null | undefined;
  /** Account of the help desk on Tencent. */
  readonly account?: string | null | undefined;
  /** Name of the other party on Tencent. Personal data. */
  readonly handle?: string | null | undefined;
  /** Whether everybody can read it. */
  readonly is_public?: boolean | null | undefined;
}

/** A ticket went to another agent, another department, or both: one event for both. */
export interface TicketTransferred {
  /** Id of the agent before. Absent: nobody. */
  readonly from_agent_id?: string | null | undefined;
  /** Name of the agent before. Personal data. */
  readonly from_agent_name?: string | null | undefined;
  /** Id of the agent after. Absent: nobody. */
  readonly to_agent_id?: string | null | undefined;
  /** Name of the agent after. Personal data. */
  readonly to_agent_name?: string | null | undefined;
  /** Id of the department before. Absent: none. */
  readonly from_department_id?: string | null | undefined;
  /** Name of the department before. */
  readonly from_department_name?: string | null | undefined;
  /** Id of the department after. Absent: none. */
  readonly to_department_id?: string | null | undefined;
  /** Name of the department after. */
  readonly to_department_name?: string | null | undefined;
}

/** A message on Twitter was added to a ticket. */
export interface TicketTweeted {
  /** IN from the contact, OUT to the contact. */
  readonly direction: docket.Direction;
  /** Id of the message in the help desk, where its body is kept. */
  readonly message_id?: string | null | undefined;
  /** Length of the whole message in characters. */
  readonly length?: number | null | undefined;
  /** Beginning of the message as plain text, at most 1024 characters; the body is not recorded here. Personal data. */
  readonly preview?: string | null | undefined;
  /** Account of the help desk on Twitter. */
  readonly account?: string | null | undefined;
  /** Name of the other party on Twitter. Personal data. */
  readonly handle?: string | null | undefined;
  /** Whether everybody can read it. */
  readonly is_public?: boolean | null | undefined;
}

/** A voice message was added to a ticket. */
export interface TicketVoiceMessageAdded {
  /** Id of the recording in the help desk. */
  readonly recording_id?: string | null | undefined;
  /** Length of the recording in milliseconds. */
  readonly duration_ms?: number | null | undefined;
  /** Phone number of the other party, in E.164 form where known. Personal data. */
  readonly phone_number?: string | null | undefined;
  /** Beginning of the transcript as plain text, at most 1024 characters; the body is not recorded here. Personal data. */
  readonly preview?: string | null | undefined;
}

/** A message on Weibo was added to a ticket. */
export interface TicketWeiboMessage {
  /** IN from the contact, OUT to the contact. */
  readonly direction: docket.Direction;
  /** Id of the message in the help desk, where its body is kept. */
  readonly message_id?: string | null | undefined;
  /** Length of the whole message in characters. */
  readonly length?: number | null | undefined;
  /** Beginning of the message as plain text, at most 1024 characters; the body is not recorded here. Personal data. */
  readonly preview?: string | null | undefined;
  /** Account of the help desk on Weibo. */
  readonly account?: string | null | undefined;
  /** Name of the other party on Weibo. Personal data. */
  readonly handle?: string | null | undefined;
  /** Whether everybody can read it. */
  readonly is_public?: boolean | null | undefined;
}
