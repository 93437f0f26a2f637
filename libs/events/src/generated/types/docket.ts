// Generated from schemas/ by `npm run generate`: do not edit.

/** Somebody or something that acts, as it was at that moment: later renames do not change the record. */
export interface Actor {
  /** Kind of actor. */
  readonly type: ActorType;
  /** Stable id of the actor in the help desk; not empty. */
  readonly id: string;
  /** Name as shown at that moment. Personal data. */
  readonly name?: string | null | undefined;
  /** E-mail address at that moment. Personal data. */
  readonly email?: string | null | undefined;
  /** Role at that moment, such as agent, admin or owner. */
  readonly role?: string | null | undefined;
  /** Id of the department the actor belonged to at that moment. */
  readonly department_id?: string | null | undefined;
}

/** Kinds of actors: AGENT works for the help desk, CONTACT is a customer or visitor, SYSTEM the help desk itself, BOT an automation that writes or decides, API a program with a key. UNKNOWN: the source does not say, or the reader is older than the symbol. */
export type ActorType = 'UNKNOWN' | 'AGENT' | 'CONTACT' | 'SYSTEM' | 'BOT' | 'API';

/** Which way something went, seen from the help desk: IN from the contact, OUT to the contact. UNKNOWN: the source does not say, or the reader is older than the symbol. */
export type Direction = 'UNKNOWN' | 'IN' | 'OUT';

/** What every event says first: which event, when, who, where, and with what result. New fields are appended, optional, at the end. */
export interface Envelope {
  /** Identity of the event. UUID version 7 from the SDK, version 8 derived from content by importers; the same id sent again is the same event. */
  readonly event_id: string;
  /** When it happened by the clock of the producer, in milliseconds since 1970-01-01T00:00:00Z. */
  readonly occurred_at: number;
  /** Id of the tenant whose help desk this is; not empty. Nothing is ever read across tenants. */
  readonly tenant_id: string;
  /** Who did it. */
  readonly actor: Actor;
  /** Whom the actor impersonated, when it acted in the name of somebody else. */
  readonly on_behalf_of?: Actor | null | undefined;
  /** Id of the department where it took place. Absent: the department of the actor counts. */
  readonly department_id?: string | null | undefined;
  /** Name of that department at that moment. */
  readonly department_name?: string | null | undefined;
  /** Id of the ticket concerned. Events of one ticket keep their order. */
  readonly ticket_id?: string | null | undefined;
  /** What was acted upon, when it is not a ticket, or besides the ticket. */
  readonly target?: Target | null | undefined;
  /** Way it came or went, in lower case, such as email, chat, phone, web, facebook or api. */
  readonly channel?: string | null | undefined;
  /** Id of the session of the actor; joins what was done between a login and a logout. */
  readonly session_id?: string | null | undefined;
  /** Id of the request that caused the event; joins the events of one click or call. */
  readonly request_id?: string | null | undefined;
  /** W3C trace id, 32 lower-case hexadecimal digits, where the request was traced. */
  readonly trace_id?: string | null | undefined;
  /** IP address the actor came from, in text form. Personal data. */
  readonly ip?: string | null | undefined;
  /** User agent the actor presented. Personal data. */
  readonly user_agent?: string | null | undefined;
  /** How it ended. */
  readonly outcome: Outcome;
  /** Why it was done, or why it failed or was denied, in words. Personal data. */
  readonly reason?: string | null | undefined;
  /** The process that published the event. */
  readonly producer: Producer;
  /** Reserved: id of the key under which the personal data of the event is encrypted, for erasure by key. */
  readonly subject_key_id?: string | null | undefined;
  /** Free labels of the producer, such as import=2016. Not for personal data: labels are not erased. */
  readonly labels?: Readonly<Record<string, string>> | undefined;
}

/** One changed value of a record, a profile or a configuration. */
export interface FieldChange {
  /** What changed, as a path with dots, such as notifications.email. */
  readonly field: string;
  /** Value before, as text. Absent: there was none. Secrets are never given. Personal data. */
  readonly old?: string | null | undefined;
  /** Value after, as text. Absent: it was taken away. Secrets are never given. Personal data. */
  readonly new?: string | null | undefined;
}

/** How it ended: SUCCESS, FAILURE (tried and went wrong) or DENIED (refused for lack of permission). UNKNOWN: the source does not say, or the reader is older than the symbol. */
export type Outcome = 'UNKNOWN' | 'SUCCESS' | 'FAILURE' | 'DENIED';

/** What the state of an agent means whatever an installation calls it: ONLINE (takes work), AWAY (logged in, takes none), OFFLINE. UNKNOWN: the source does not say, or the reader is older than the symbol. */
export type PresenceCategory = 'UNKNOWN' | 'ONLINE' | 'AWAY' | 'OFFLINE';

/** The process that published the event. */
export interface Producer {
  /** Name of the publishing service; not empty. */
  readonly service: string;
  /** Id of the process, new at every start; not empty. */
  readonly instance: string;
  /** Counts the events of this instance from 0; a gap shows that an event is missing. */
  readonly sequence: number;
}

/** What a ticket status means whatever an installation calls it: NEW (nobody began), OPEN (the help desk works), WAITING (somebody else must act), RESOLVED (answered, may be reopened), CLOSED (finished). UNKNOWN: the source does not say, or the reader is older than the symbol. */
export type StatusCategory = 'UNKNOWN' | 'NEW' | 'OPEN' | 'WAITING' | 'RESOLVED' | 'CLOSED';

/** What was acted upon, when it is not a ticket. */
export interface Target {
  /** Kind of thing, in lower case, such as user, department, report or rule; not empty. */
  readonly type: string;
  /** Its id; not empty. */
  readonly id: string;
  /** Its name at that moment. Personal data. */
  readonly name?: string | null | undefined;
}
