// Generated from schemas/ by `npm run generate`: do not edit.

import type { SchemaFile } from '../contract/catalog.js';

/** The schema files as they are in schemas/. */
// prettier-ignore
export const SCHEMA_FILES: readonly SchemaFile[] = [
 {
  "path": "docket/Direction.avsc",
  "schema": {
   "type": "enum",
   "name": "Direction",
   "namespace": "docket",
   "doc": "Which way something went, seen from the help desk: IN from the contact, OUT to the contact. UNKNOWN: the source does not say, or the reader is older than the symbol.",
   "symbols": [
    "UNKNOWN",
    "IN",
    "OUT"
   ],
   "default": "UNKNOWN"
  }
 },
 {
  "path": "docket/Envelope.avsc",
  "schema": {
   "type": "record",
   "name": "Envelope",
   "namespace": "docket",
   "doc": "What every event says first: which event, when, who, where, and with what result. New fields are appended, optional, at the end.",
   "fields": [
    {
     "name": "event_id",
     "type": {
      "type": "string",
      "logicalType": "uuid"
     },
     "doc": "Identity of the event. UUID version 7 from the SDK, version 8 derived from content by importers; the same id sent again is the same event."
    },
    {
     "name": "occurred_at",
     "type": {
      "type": "long",
      "logicalType": "timestamp-millis"
     },
     "doc": "When it happened by the clock of the producer, in milliseconds since 1970-01-01T00:00:00Z."
    },
    {
     "name": "tenant_id",
     "type": "string",
     "doc": "Id of the tenant whose help desk this is; not empty. Nothing is ever read across tenants."
    },
    {
     "name": "actor",
     "type": {
      "type": "record",
      "name": "Actor",
      "doc": "Somebody or something that acts, as it was at that moment: later renames do not change the record.",
      "fields": [
       {
        "name": "type",
        "type": {
         "type": "enum",
         "name": "ActorType",
         "doc": "Kinds of actors: AGENT works for the help desk, CONTACT is a customer or visitor, SYSTEM the help desk itself, BOT an automation that writes or decides, API a program with a key. UNKNOWN: the source does not say, or the reader is older than the symbol.",
         "symbols": [
          "UNKNOWN",
          "AGENT",
          "CONTACT",
          "SYSTEM",
          "BOT",
          "API"
         ],
         "default": "UNKNOWN"
        },
        "doc": "Kind of actor."
       },
       {
        "name": "id",
        "type": "string",
        "doc": "Stable id of the actor in the help desk; not empty."
       },
       {
        "name": "name",
        "type": [
         "null",
         "string"
        ],
        "default": null,
        "doc": "Name as shown at that moment.",
        "pii": true
       },
       {
        "name": "email",
        "type": [
         "null",
         "string"
        ],
        "default": null,
        "doc": "E-mail address at that moment.",
        "pii": true
       },
       {
        "name": "role",
        "type": [
         "null",
         "string"
        ],
        "default": null,
        "doc": "Role at that moment, such as agent, admin or owner."
       },
       {
        "name": "department_id",
        "type": [
         "null",
         "string"
        ],
        "default": null,
        "doc": "Id of the department the actor belonged to at that moment."
       }
      ]
     },
     "doc": "Who did it."
    },
    {
     "name": "on_behalf_of",
     "type": [
      "null",
      "Actor"
     ],
     "default": null,
     "doc": "Whom the actor impersonated, when it acted in the name of somebody else."
    },
    {
     "name": "department_id",
     "type": [
      "null",
      "string"
     ],
     "default": null,
     "doc": "Id of the department where it took place. Absent: the department of the actor counts."
    },
    {
     "name": "department_name",
     "type": [
      "null",
      "string"
     ],
     "default": null,
     "doc": "Name of that department at that moment."
    },
    {
     "name": "ticket_id",
     "type": [
      "null",
      "string"
     ],
     "default": null,
     "doc": "Id of the ticket concerned. Events of one ticket keep their order."
    },
    {
     "name": "target",
     "type": [
      "null",
      {
       "type": "record",
       "name": "Target",
       "doc": "What was acted upon, when it is not a ticket.",
       "fields": [
        {
         "name": "type",
         "type": "string",
         "doc": "Kind of thing, in lower case, such as user, department, report or rule; not empty."
        },
        {
         "name": "id",
         "type": "string",
         "doc": "Its id; not empty."
        },
        {
         "name": "name",
         "type": [
          "null",
          "string"
         ],
         "default": null,
         "doc": "Its name at that moment.",
         "pii": true
        }
       ]
      }
     ],
     "default": null,
     "doc": "What was acted upon, when it is not a ticket, or besides the ticket."
    },
    {
     "name": "channel",
     "type": [
      "null",
      "string"
     ],
     "default": null,
     "doc": "Way it came or went, in lower case, such as email, chat, phone, web, facebook or api."
    },
    {
     "name": "session_id",
     "type": [
      "null",
      "string"
     ],
     "default": null,
     "doc": "Id of the session of the actor; joins what was done between a login and a logout."
    },
    {
     "name": "request_id",
     "type": [
      "null",
      "string"
     ],
     "default": null,
     "doc": "Id of the request that caused the event; joins the events of one click or call."
    },
    {
     "name": "trace_id",
     "type": [
      "null",
      "string"
     ],
     "default": null,
     "doc": "W3C trace id, 32 lower-case hexadecimal digits, where the request was traced."
    },
    {
     "name": "ip",
     "type": [
      "null",
      "string"
     ],
     "default": null,
     "doc": "IP address the actor came from, in text form.",
     "pii": true
    },
    {
     "name": "user_agent",
     "type": [
      "null",
      "string"
     ],
     "default": null,
     "doc": "User agent the actor presented.",
     "pii": true
    },
    {
     "name": "outcome",
     "type": {
      "type": "enum",
      "name": "Outcome",
      "doc": "How it ended: SUCCESS, FAILURE (tried and went wrong) or DENIED (refused for lack of permission). UNKNOWN: the source does not say, or the reader is older than the symbol.",
      "symbols": [
       "UNKNOWN",
       "SUCCESS",
       "FAILURE",
       "DENIED"
      ],
      "default": "UNKNOWN"
     },
     "doc": "How it ended."
    },
    {
     "name": "reason",
     "type": [
      "null",
      "string"
     ],
     "default": null,
     "doc": "Why it was done, or why it failed or was denied, in words.",
     "pii": true
    },
    {
     "name": "producer",
     "type": {
      "type": "record",
      "name": "Producer",
      "doc": "The process that published the event.",
      "fields": [
       {
        "name": "service",
        "type": "string",
        "doc": "Name of the publishing service; not empty."
       },
       {
        "name": "instance",
        "type": "string",
        "doc": "Id of the process, new at every start; not empty."
       },
       {
        "name": "sequence",
        "type": "long",
        "doc": "Counts the events of this instance from 0; a gap shows that an event is missing."
       }
      ]
     },
     "doc": "The process that published the event."
    },
    {
     "name": "subject_key_id",
     "type": [
      "null",
      "string"
     ],
     "default": null,
     "doc": "Reserved: id of the key under which the personal data of the event is encrypted, for erasure by key."
    },
    {
     "name": "labels",
     "type": {
      "type": "map",
      "values": "string"
     },
     "doc": "Free labels of the producer, such as import=2016. Not for personal data: labels are not erased.",
     "default": {}
    }
   ]
  }
 },
 {
  "path": "docket/FieldChange.avsc",
  "schema": {
   "type": "record",
   "name": "FieldChange",
   "namespace": "docket",
   "doc": "One changed value of a record, a profile or a configuration.",
   "fields": [
    {
     "name": "field",
     "type": "string",
     "doc": "What changed, as a path with dots, such as notifications.email."
    },
    {
     "name": "old",
     "type": [
      "null",
      "string"
     ],
     "default": null,
     "doc": "Value before, as text. Absent: there was none. Secrets are never given.",
     "pii": true
    },
    {
     "name": "new",
     "type": [
      "null",
      "string"
     ],
     "default": null,
     "doc": "Value after, as text. Absent: it was taken away. Secrets are never given.",
     "pii": true
    }
   ]
  }
 },
 {
  "path": "docket/PresenceCategory.avsc",
  "schema": {
   "type": "enum",
   "name": "PresenceCategory",
   "namespace": "docket",
   "doc": "What the state of an agent means whatever an installation calls it: ONLINE (takes work), AWAY (logged in, takes none), OFFLINE. UNKNOWN: the source does not say, or the reader is older than the symbol.",
   "symbols": [
    "UNKNOWN",
    "ONLINE",
    "AWAY",
    "OFFLINE"
   ],
   "default": "UNKNOWN"
  }
 },
 {
  "path": "docket/StatusCategory.avsc",
  "schema": {
   "type": "enum",
   "name": "StatusCategory",
   "namespace": "docket",
   "doc": "What a ticket status means whatever an installation calls it: NEW (nobody began), OPEN (the help desk works), WAITING (somebody else must act), RESOLVED (answered, may be reopened), CLOSED (finished). UNKNOWN: the source does not say, or the reader is older than the symbol.",
   "symbols": [
    "UNKNOWN",
    "NEW",
    "OPEN",
    "WAITING",
    "RESOLVED",
    "CLOSED"
   ],
   "default": "UNKNOWN"
  }
 },
 {
  "path": "docket/events/AuditConfigured.avsc",
  "schema": {
   "type": "record",
   "name": "AuditConfigured",
   "namespace": "docket.events",
   "doc": "The configuration of Docket changed: keys, saved views, policies, topics, schemas.",
   "fields": [
    {
     "name": "envelope",
     "type": "docket.Envelope",
     "doc": "Which event, when, who, where, and with what result."
    },
    {
     "name": "area",
     "type": "string",
     "doc": "What was configured, in lower case, such as api_key, saved_view, sla_policy, topic or schema; which one is envelope.target."
    },
    {
     "name": "operation",
     "type": "string",
     "doc": "What was done: created, changed, deleted or revoked."
    },
    {
     "name": "changes",
     "type": {
      "type": "array",
      "items": "docket.FieldChange"
     },
     "default": [],
     "doc": "The changed values, each before and after."
    }
   ]
  }
 },
 {
  "path": "docket/events/AuditErased.avsc",
  "schema": {
   "type": "record",
   "name": "AuditErased",
   "namespace": "docket.events",
   "doc": "Events of somebody, or of a ticket, were erased for good, or that was refused.",
   "fields": [
    {
     "name": "envelope",
     "type": "docket.Envelope",
     "doc": "Which event, when, who, where, and with what result: denied when a legal hold forbids it."
    },
    {
     "name": "subject_keys",
     "type": {
      "type": "array",
      "items": "string"
     },
     "doc": "Whom it is about: of each the SHA-256, hex, of tenant, type and id. The id itself is not kept."
    },
    {
     "name": "subject_types",
     "type": {
      "type": "array",
      "items": "string"
     },
     "doc": "What they are, in lower case and in the same order, such as contact, agent or ticket."
    },
    {
     "name": "event_count",
     "type": "long",
     "doc": "How many events were about them."
    }
   ]
  }
 },
 {
  "path": "docket/events/AuditExported.avsc",
  "schema": {
   "type": "record",
   "name": "AuditExported",
   "namespace": "docket.events",
   "doc": "Somebody took events or a report out of the audit log.",
   "fields": [
    {
     "name": "envelope",
     "type": "docket.Envelope",
     "doc": "Which event, when, who, where, and with what result."
    },
    {
     "name": "resource",
     "type": "string",
     "doc": "What was exported, such as events or a report."
    },
    {
     "name": "format",
     "type": "string",
     "doc": "File format: csv, ndjson or parquet."
    },
    {
     "name": "filter",
     "type": [
      "null",
      "string"
     ],
     "default": null,
     "doc": "Filters of the request, as a URL query string.",
     "pii": true
    },
    {
     "name": "from_time",
     "type": [
      "null",
      {
       "type": "long",
       "logicalType": "timestamp-millis"
      }
     ],
     "default": null,
     "doc": "Begin of the time range asked for, in milliseconds since 1970-01-01T00:00:00Z."
    },
    {
     "name": "to_time",
     "type": [
      "null",
      {
       "type": "long",
       "logicalType": "timestamp-millis"
      }
     ],
     "default": null,
     "doc": "End of the time range asked for, not included, in milliseconds since 1970-01-01T00:00:00Z."
    },
    {
     "name": "row_count",
     "type": [
      "null",
      "long"
     ],
     "default": null,
     "doc": "How many rows were given out."
    },
    {
     "name": "size_bytes",
     "type": [
      "null",
      "long"
     ],
     "default": null,
     "doc": "Size of the export in bytes."
    },
    {
     "name": "sha256",
     "type": [
      "null",
      "string"
     ],
     "default": null,
     "doc": "SHA-256 of the export, 64 lower-case hexadecimal digits."
    }
   ]
  }
 },
 {
  "path": "docket/events/AuditReplayed.avsc",
  "schema": {
   "type": "record",
   "name": "AuditReplayed",
   "namespace": "docket.events",
   "doc": "A projection was rebuilt from the events, or a step of that was taken.",
   "fields": [
    {
     "name": "envelope",
     "type": "docket.Envelope",
     "doc": "Which event, when, who, where, and with what result."
    },
    {
     "name": "projection",
     "type": "string",
     "doc": "Name of the projection."
    },
    {
     "name": "version",
     "type": "int",
     "doc": "Version that was built, that readers see again, or that was dropped; 0 when there is none yet."
    },
    {
     "name": "previous_version",
     "type": [
      "null",
      "int"
     ],
     "default": null,
     "doc": "Version that was in use before."
    },
    {
     "name": "step",
     "type": "string",
     "doc": "What was done, in lower case: started, switched, dropped (the end of a dry run), failed, aborted, returned, cleaned_up or refused."
    },
    {
     "name": "event_count",
     "type": [
      "null",
      "long"
     ],
     "default": null,
     "doc": "How many events were read."
    },
    {
     "name": "difference_count",
     "type": [
      "null",
      "long"
     ],
     "default": null,
     "doc": "How many rows differed between the two versions when they were compared."
    },
    {
     "name": "duration_ms",
     "type": [
      "null",
      "long"
     ],
     "default": null,
     "doc": "How long it took, in milliseconds."
    }
   ]
  }
 },
 {
  "path": "docket/events/AuditSearched.avsc",
  "schema": {
   "type": "record",
   "name": "AuditSearched",
   "namespace": "docket.events",
   "doc": "Somebody searched the audit log or counted in it.",
   "fields": [
    {
     "name": "envelope",
     "type": "docket.Envelope",
     "doc": "Which event, when, who, where, and with what result."
    },
    {
     "name": "resource",
     "type": "string",
     "doc": "What was asked, such as events, aggregates or a report."
    },
    {
     "name": "filter",
     "type": [
      "null",
      "string"
     ],
     "default": null,
     "doc": "Filters of the request, as a URL query string.",
     "pii": true
    },
    {
     "name": "from_time",
     "type": [
      "null",
      {
       "type": "long",
       "logicalType": "timestamp-millis"
      }
     ],
     "default": null,
     "doc": "Begin of the time range asked for, in milliseconds since 1970-01-01T00:00:00Z."
    },
    {
     "name": "to_time",
     "type": [
      "null",
      {
       "type": "long",
       "logicalType": "timestamp-millis"
      }
     ],
     "default": null,
     "doc": "End of the time range asked for, not included, in milliseconds since 1970-01-01T00:00:00Z."
    },
    {
     "name": "row_count",
     "type": [
      "null",
      "long"
     ],
     "default": null,
     "doc": "How many rows were given out."
    },
    {
     "name": "duration_ms",
     "type": [
      "null",
      "long"
     ],
     "default": null,
     "doc": "How long the answer took, in milliseconds."
    }
   ]
  }
 },
 {
  "path": "docket/events/AuditViewed.avsc",
  "schema": {
   "type": "record",
   "name": "AuditViewed",
   "namespace": "docket.events",
   "doc": "Somebody looked at one thing in the audit log: an event, the timeline of a ticket, a report.",
   "fields": [
    {
     "name": "envelope",
     "type": "docket.Envelope",
     "doc": "Which event, when, who, where, and with what result."
    },
    {
     "name": "resource",
     "type": "string",
     "doc": "What was looked at, such as event, timeline or a report; its id is envelope.ticket_id or envelope.target."
    },
    {
     "name": "filter",
     "type": [
      "null",
      "string"
     ],
     "default": null,
     "doc": "Filters of the request, as a URL query string.",
     "pii": true
    },
    {
     "name": "from_time",
     "type": [
      "null",
      {
       "type": "long",
       "logicalType": "timestamp-millis"
      }
     ],
     "default": null,
     "doc": "Begin of the time range asked for, in milliseconds since 1970-01-01T00:00:00Z."
    },
    {
     "name": "to_time",
     "type": [
      "null",
      {
       "type": "long",
       "logicalType": "timestamp-millis"
      }
     ],
     "default": null,
     "doc": "End of the time range asked for, not included, in milliseconds since 1970-01-01T00:00:00Z."
    },
    {
     "name": "row_count",
     "type": [
      "null",
      "long"
     ],
     "default": null,
     "doc": "How many rows were given out."
    }
   ]
  }
 },
 {
  "path": "docket/events/TicketCalled.avsc",
  "schema": {
   "type": "record",
   "name": "TicketCalled",
   "namespace": "docket.events",
   "doc": "A phone or video call about a ticket took place or was tried.",
   "fields": [
    {
     "name": "envelope",
     "type": "docket.Envelope",
     "doc": "Which event, when, who, where, and with what result."
    },
    {
     "name": "direction",
     "type": "docket.Direction",
     "doc": "IN: the contact called; OUT: the help desk called."
    },
    {
     "name": "duration_ms",
     "type": "long",
     "doc": "How long the parties talked, in milliseconds; 0 when nobody answered."
    },
    {
     "name": "answered",
     "type": [
      "null",
      "boolean"
     ],
     "default": null,
     "doc": "Whether the call was answered."
    },
    {
     "name": "wait_ms",
     "type": [
      "null",
      "long"
     ],
     "default": null,
     "doc": "How long the caller waited for an answer, in milliseconds."
    },
    {
     "name": "call_id",
     "type": [
      "null",
      "string"
     ],
     "default": null,
     "doc": "Id of the call in the help desk."
    },
    {
     "name": "recording_id",
     "type": [
      "null",
      "string"
     ],
     "default": null,
     "doc": "Id of the recording in the help desk."
    },
    {
     "name": "phone_number",
     "type": [
      "null",
      "string"
     ],
     "default": null,
     "doc": "Phone number of the other party, in E.164 form where known.",
     "pii": true
    }
   ]
  }
 },
 {
  "path": "docket/events/TicketChatted.avsc",
  "schema": {
   "type": "record",
   "name": "TicketChatted",
   "namespace": "docket.events",
   "doc": "A chat about a ticket took place. The actor is who took part for the help desk, or the visitor when nobody did.",
   "fields": [
    {
     "name": "envelope",
     "type": "docket.Envelope",
     "doc": "Which event, when, who, where, and with what result."
    },
    {
     "name": "direction",
     "type": [
      "null",
      "docket.Direction"
     ],
     "default": null,
     "doc": "IN: the visitor began; OUT: an agent invited."
    },
    {
     "name": "chat_id",
     "type": [
      "null",
      "string"
     ],
     "default": null,
     "doc": "Id of the chat in the help desk."
    },
    {
     "name": "duration_ms",
     "type": [
      "null",
      "long"
     ],
     "default": null,
     "doc": "How long the chat lasted, in milliseconds."
    },
    {
     "name": "wait_ms",
     "type": [
      "null",
      "long"
     ],
     "default": null,
     "doc": "How long the visitor waited for an answer, in milliseconds."
    },
    {
     "name": "message_count",
     "type": [
      "null",
      "int"
     ],
     "default": null,
     "doc": "How many messages were exchanged."
    },
    {
     "name": "preview",
     "type": [
      "null",
      "string"
     ],
     "default": null,
     "doc": "Beginning of the chat as plain text, at most 1024 characters; the body is not recorded here.",
     "pii": true
    }
   ]
  }
 },
 {
  "path": "docket/events/TicketCreated.avsc",
  "schema": {
   "type": "record",
   "name": "TicketCreated",
   "namespace": "docket.events",
   "doc": "A ticket came into being.",
   "fields": [
    {
     "name": "envelope",
     "type": "docket.Envelope",
     "doc": "Which event, when, who, where, and with what result."
    },
    {
     "name": "status",
     "type": "string",
     "doc": "Initial status, as the installation calls it."
    },
    {
     "name": "status_category",
     "type": "docket.StatusCategory",
     "doc": "What the initial status means."
    },
    {
     "name": "priority",
     "type": [
      "null",
      "string"
     ],
     "default": null,
     "doc": "Initial priority, as the installation calls it."
    },
    {
     "name": "requester_id",
     "type": [
      "null",
      "string"
     ],
     "default": null,
     "doc": "Id of the contact who asks."
    },
    {
     "name": "requester_name",
     "type": [
      "null",
      "string"
     ],
     "default": null,
     "doc": "Name of that contact.",
     "pii": true
    },
    {
     "name": "requester_email",
     "type": [
      "null",
      "string"
     ],
     "default": null,
     "doc": "E-mail address of that contact.",
     "pii": true
    },
    {
     "name": "subject",
     "type": [
      "null",
      "string"
     ],
     "default": null,
     "doc": "Subject line.",
     "pii": true
    },
    {
     "name": "agent_id",
     "type": [
      "null",
      "string"
     ],
     "default": null,
     "doc": "Id of the agent the ticket was given to at once."
    },
    {
     "name": "agent_name",
     "type": [
      "null",
      "string"
     ],
     "default": null,
     "doc": "Name of that agent.",
     "pii": true
    }
   ]
  }
 },
 {
  "path": "docket/events/TicketFacebookMessage.avsc",
  "schema": {
   "type": "record",
   "name": "TicketFacebookMessage",
   "namespace": "docket.events",
   "doc": "A message on Facebook was added to a ticket.",
   "fields": [
    {
     "name": "envelope",
     "type": "docket.Envelope",
     "doc": "Which event, when, who, where, and with what result."
    },
    {
     "name": "direction",
     "type": "docket.Direction",
     "doc": "IN from the contact, OUT to the contact."
    },
    {
     "name": "message_id",
     "type": [
      "null",
      "string"
     ],
     "default": null,
     "doc": "Id of the message in the help desk, where its body is kept."
    },
    {
     "name": "length",
     "type": [
      "null",
      "int"
     ],
     "default": null,
     "doc": "Length of the whole message in characters."
    },
    {
     "name": "preview",
     "type": [
      "null",
      "string"
     ],
     "default": null,
     "doc": "Beginning of the message as plain text, at most 1024 characters; the body is not recorded here.",
     "pii": true
    },
    {
     "name": "account",
     "type": [
      "null",
      "string"
     ],
     "default": null,
     "doc": "Account of the help desk on Facebook."
    },
    {
     "name": "handle",
     "type": [
      "null",
      "string"
     ],
     "default": null,
     "doc": "Name of the other party on Facebook.",
     "pii": true
    },
    {
     "name": "is_public",
     "type": [
      "null",
      "boolean"
     ],
     "default": null,
     "doc": "Whether everybody can read it."
    }
   ]
  }
 },
 {
  "path": "docket/events/TicketFileAttached.avsc",
  "schema": {
   "type": "record",
   "name": "TicketFileAttached",
   "namespace": "docket.events",
   "doc": "A file was attached to a ticket.",
   "fields": [
    {
     "name": "envelope",
     "type": "docket.Envelope",
     "doc": "Which event, when, who, where, and with what result."
    },
    {
     "name": "name",
     "type": "string",
     "doc": "File name.",
     "pii": true
    },
    {
     "name": "size_bytes",
     "type": "long",
     "doc": "Size in bytes."
    },
    {
     "name": "media_type",
     "type": "string",
     "doc": "Media type (RFC 6838), such as application/pdf."
    },
    {
     "name": "sha256",
     "type": [
      "null",
      "string"
     ],
     "default": null,
     "doc": "SHA-256 of the content, 64 lower-case hexadecimal digits."
    },
    {
     "name": "file_id",
     "type": [
      "null",
      "string"
     ],
     "default": null,
     "doc": "Id of the file in the help desk."
    },
    {
     "name": "message_id",
     "type": [
      "null",
      "string"
     ],
     "default": null,
     "doc": "Id of the message the file came with."
    }
   ]
  }
 },
 {
  "path": "docket/events/TicketForwarded.avsc",
  "schema": {
   "type": "record",
   "name": "TicketForwarded",
   "namespace": "docket.events",
   "doc": "A ticket or a message of it was sent to somebody outside the conversation.",
   "fields": [
    {
     "name": "envelope",
     "type": "docket.Envelope",
     "doc": "Which event, when, who, where, and with what result."
    },
    {
     "name": "to",
     "type": {
      "type": "array",
      "items": "string"
     },
     "doc": "Addresses it was sent to.",
     "pii": true
    },
    {
     "name": "message_id",
     "type": [
      "null",
      "string"
     ],
     "default": null,
     "doc": "Id of the forwarded message in the help desk, where its body is kept."
    },
    {
     "name": "length",
     "type": [
      "null",
      "int"
     ],
     "default": null,
     "doc": "Length of the whole forwarded message in characters."
    },
    {
     "name": "preview",
     "type": [
      "null",
      "string"
     ],
     "default": null,
     "doc": "Beginning of the forwarded message as plain text, at most 1024 characters; the body is not recorded here.",
     "pii": true
    }
   ]
  }
 },
 {
  "path": "docket/events/TicketInternalMessageAdded.avsc",
  "schema": {
   "type": "record",
   "name": "TicketInternalMessageAdded",
   "namespace": "docket.events",
   "doc": "Agents wrote to each other on a ticket; the contact does not see it.",
   "fields": [
    {
     "name": "envelope",
     "type": "docket.Envelope",
     "doc": "Which event, when, who, where, and with what result."
    },
    {
     "name": "message_id",
     "type": [
      "null",
      "string"
     ],
     "default": null,
     "doc": "Id of the message in the help desk, where its body is kept."
    },
    {
     "name": "length",
     "type": [
      "null",
      "int"
     ],
     "default": null,
     "doc": "Length of the whole message in characters."
    },
    {
     "name": "preview",
     "type": [
      "null",
      "string"
     ],
     "default": null,
     "doc": "Beginning of the message as plain text, at most 1024 characters; the body is not recorded here.",
     "pii": true
    },
    {
     "name": "mentioned_ids",
     "type": {
      "type": "array",
      "items": "string"
     },
     "default": [],
     "doc": "Ids of the agents who were mentioned."
    }
   ]
  }
 },
 {
  "path": "docket/events/TicketKnowledgebaseLinked.avsc",
  "schema": {
   "type": "record",
   "name": "TicketKnowledgebaseLinked",
   "namespace": "docket.events",
   "doc": "An article of the knowledge base was linked to a ticket.",
   "fields": [
    {
     "name": "envelope",
     "type": "docket.Envelope",
     "doc": "Which event, when, who, where, and with what result."
    },
    {
     "name": "article_id",
     "type": "string",
     "doc": "Id of the article."
    },
    {
     "name": "article_title",
     "type": [
      "null",
      "string"
     ],
     "default": null,
     "doc": "Title of the article at that moment."
    },
    {
     "name": "article_url",
     "type": [
      "null",
      "string"
     ],
     "default": null,
     "doc": "Address of the article."
    }
   ]
  }
 },
 {
  "path": "docket/events/TicketMergedInto.avsc",
  "schema": {
   "type": "record",
   "name": "TicketMergedInto",
   "namespace": "docket.events",
   "doc": "This ticket was merged into another and goes on there.",
   "fields": [
    {
     "name": "envelope",
     "type": "docket.Envelope",
     "doc": "Which event, when, who, where, and with what result."
    },
    {
     "name": "other_ticket_id",
     "type": "string",
     "doc": "Id of the ticket it was merged into."
    },
    {
     "name": "message_count",
     "type": [
      "null",
      "int"
     ],
     "default": null,
     "doc": "How many messages went along."
    }
   ]
  }
 },
 {
  "path": "docket/events/TicketMessageAdded.avsc",
  "schema": {
   "type": "record",
   "name": "TicketMessageAdded",
   "namespace": "docket.events",
   "doc": "A message between contact and help desk was added to a ticket.",
   "fields": [
    {
     "name": "envelope",
     "type": "docket.Envelope",
     "doc": "Which event, when, who, where, and with what result."
    },
    {
     "name": "direction",
     "type": "docket.Direction",
     "doc": "IN from the contact, OUT to the contact."
    },
    {
     "name": "message_id",
     "type": [
      "null",
      "string"
     ],
     "default": null,
     "doc": "Id of the message in the help desk, where its body is kept."
    },
    {
     "name": "length",
     "type": [
      "null",
      "int"
     ],
     "default": null,
     "doc": "Length of the whole message in characters."
    },
    {
     "name": "preview",
     "type": [
      "null",
      "string"
     ],
     "default": null,
     "doc": "Beginning of the message as plain text, at most 1024 characters; the body is not recorded here.",
     "pii": true
    },
    {
     "name": "recipients",
     "type": {
      "type": "array",
      "items": "string"
     },
     "default": [],
     "doc": "Addresses the message went to.",
     "pii": true
    },
    {
     "name": "attachment_count",
     "type": [
      "null",
      "int"
     ],
     "default": null,
     "doc": "How many files came with it; each is a ticket.file_attached of its own."
    }
   ]
  }
 },
 {
  "path": "docket/events/TicketNoteAdded.avsc",
  "schema": {
   "type": "record",
   "name": "TicketNoteAdded",
   "namespace": "docket.events",
   "doc": "A note was put on a ticket; the contact does not see it.",
   "fields": [
    {
     "name": "envelope",
     "type": "docket.Envelope",
     "doc": "Which event, when, who, where, and with what result."
    },
    {
     "name": "note_id",
     "type": [
      "null",
      "string"
     ],
     "default": null,
     "doc": "Id of the note in the help desk, where its text is kept."
    },
    {
     "name": "length",
     "type": [
      "null",
      "int"
     ],
     "default": null,
     "doc": "Length of the whole note in characters."
    },
    {
     "name": "preview",
     "type": [
      "null",
      "string"
     ],
     "default": null,
     "doc": "Beginning of the note as plain text, at most 1024 characters; the body is not recorded here.",
     "pii": true
    }
   ]
  }
 },
 {
  "path": "docket/events/TicketOfflineMessage.avsc",
  "schema": {
   "type": "record",
   "name": "TicketOfflineMessage",
   "namespace": "docket.events",
   "doc": "A visitor left a message while nobody was online.",
   "fields": [
    {
     "name": "envelope",
     "type": "docket.Envelope",
     "doc": "Which event, when, who, where, and with what result."
    },
    {
     "name": "message_id",
     "type": [
      "null",
      "string"
     ],
     "default": null,
     "doc": "Id of the message in the help desk, where its body is kept."
    },
    {
     "name": "length",
     "type": [
      "null",
      "int"
     ],
     "default": null,
     "doc": "Length of the whole message in characters."
    },
    {
     "name": "preview",
     "type": [
      "null",
      "string"
     ],
     "default": null,
     "doc": "Beginning of the message as plain text, at most 1024 characters; the body is not recorded here.",
     "pii": true
    },
    {
     "name": "form_id",
     "type": [
      "null",
      "string"
     ],
     "default": null,
     "doc": "Id of the form or widget the message was left in."
    }
   ]
  }
 },
 {
  "path": "docket/events/TicketOther.avsc",
  "schema": {
   "type": "record",
   "name": "TicketOther",
   "namespace": "docket.events",
   "doc": "Something happened to a ticket for which there is no action of its own.",
   "fields": [
    {
     "name": "envelope",
     "type": "docket.Envelope",
     "doc": "Which event, when, who, where, and with what result."
    },
    {
     "name": "name",
     "type": "string",
     "doc": "Name of what happened, as the help desk logs it."
    },
    {
     "name": "parameters",
     "type": {
      "type": "map",
      "values": "string"
     },
     "doc": "What belongs to it, by name.",
     "default": {},
     "pii": true
    }
   ]
  }
 },
 {
  "path": "docket/events/TicketPriorityChanged.avsc",
  "schema": {
   "type": "record",
   "name": "TicketPriorityChanged",
   "namespace": "docket.events",
   "doc": "The priority of a ticket changed.",
   "fields": [
    {
     "name": "envelope",
     "type": "docket.Envelope",
     "doc": "Which event, when, who, where, and with what result."
    },
    {
     "name": "from",
     "type": [
      "null",
      "string"
     ],
     "default": null,
     "doc": "Priority before, as the installation calls it. Absent: none was set."
    },
    {
     "name": "to",
     "type": [
      "null",
      "string"
     ],
     "default": null,
     "doc": "Priority after, as the installation calls it. Absent: it was taken away."
    }
   ]
  }
 },
 {
  "path": "docket/events/TicketRanked.avsc",
  "schema": {
   "type": "record",
   "name": "TicketRanked",
   "namespace": "docket.events",
   "doc": "A contact rated the service on a ticket.",
   "fields": [
    {
     "name": "envelope",
     "type": "docket.Envelope",
     "doc": "Which event, when, who, where, and with what result."
    },
    {
     "name": "rating",
     "type": "double",
     "doc": "The rating given."
    },
    {
     "name": "scale",
     "type": "double",
     "doc": "The best rating possible, such as 5 for stars or 10 for a recommendation score."
    },
    {
     "name": "scale_min",
     "type": "double",
     "doc": "The worst rating possible.",
     "default": 0
    },
    {
     "name": "comment",
     "type": [
      "null",
      "string"
     ],
     "default": null,
     "doc": "What the contact wrote with it.",
     "pii": true
    },
    {
     "name": "agent_id",
     "type": [
      "null",
      "string"
     ],
     "default": null,
     "doc": "Id of the agent who was rated."
    },
    {
     "name": "agent_name",
     "type": [
      "null",
      "string"
     ],
     "default": null,
     "doc": "Name of that agent.",
     "pii": true
    }
   ]
  }
 },
 {
  "path": "docket/events/TicketSlaChanged.avsc",
  "schema": {
   "type": "record",
   "name": "TicketSlaChanged",
   "namespace": "docket.events",
   "doc": "Another service level agreement applies to a ticket.",
   "fields": [
    {
     "name": "envelope",
     "type": "docket.Envelope",
     "doc": "Which event, when, who, where, and with what result."
    },
    {
     "name": "from",
     "type": [
      "null",
      "string"
     ],
     "default": null,
     "doc": "Name of the agreement before. Absent: none."
    },
    {
     "name": "to",
     "type": [
      "null",
      "string"
     ],
     "default": null,
     "doc": "Name of the agreement after. Absent: none."
    },
    {
     "name": "from_id",
     "type": [
      "null",
      "string"
     ],
     "default": null,
     "doc": "Id of the agreement before."
    },
    {
     "name": "to_id",
     "type": [
      "null",
      "string"
     ],
     "default": null,
     "doc": "Id of the agreement after."
    },
    {
     "name": "first_response_due_at",
     "type": [
      "null",
      {
       "type": "long",
       "logicalType": "timestamp-millis"
      }
     ],
     "default": null,
     "doc": "When the first response is due under the new agreement, in milliseconds since 1970-01-01T00:00:00Z."
    },
    {
     "name": "resolution_due_at",
     "type": [
      "null",
      {
       "type": "long",
       "logicalType": "timestamp-millis"
      }
     ],
     "default": null,
     "doc": "When the resolution is due under the new agreement, in milliseconds since 1970-01-01T00:00:00Z."
    }
   ]
  }
 },
 {
  "path": "docket/events/TicketSplitFrom.avsc",
  "schema": {
   "type": "record",
   "name": "TicketSplitFrom",
   "namespace": "docket.events",
   "doc": "This ticket was split off another; that one has ticket.split_into.",
   "fields": [
    {
     "name": "envelope",
     "type": "docket.Envelope",
     "doc": "Which event, when, who, where, and with what result."
    },
    {
     "name": "other_ticket_id",
     "type": "string",
     "doc": "Id of the ticket it was split off."
    },
    {
     "name": "message_count",
     "type": [
      "null",
      "int"
     ],
     "default": null,
     "doc": "How many messages went along."
    }
   ]
  }
 },
 {
  "path": "docket/events/TicketSplitInto.avsc",
  "schema": {
   "type": "record",
   "name": "TicketSplitInto",
   "namespace": "docket.events",
   "doc": "Part of this ticket went into a new one; the new one has ticket.split_from.",
   "fields": [
    {
     "name": "envelope",
     "type": "docket.Envelope",
     "doc": "Which event, when, who, where, and with what result."
    },
    {
     "name": "other_ticket_id",
     "type": "string",
     "doc": "Id of the new ticket."
    },
    {
     "name": "message_count",
     "type": [
      "null",
      "int"
     ],
     "default": null,
     "doc": "How many messages went along."
    }
   ]
  }
 },
 {
  "path": "docket/events/TicketStatusChanged.avsc",
  "schema": {
   "type": "record",
   "name": "TicketStatusChanged",
   "namespace": "docket.events",
   "doc": "The status of a ticket changed.",
   "fields": [
    {
     "name": "envelope",
     "type": "docket.Envelope",
     "doc": "Which event, when, who, where, and with what result."
    },
    {
     "name": "from",
     "type": [
      "null",
      "string"
     ],
     "default": null,
     "doc": "Status before, as the installation calls it."
    },
    {
     "name": "to",
     "type": "string",
     "doc": "Status after, as the installation calls it."
    },
    {
     "name": "to_category",
     "type": "docket.StatusCategory",
     "doc": "What the status after means."
    },
    {
     "name": "from_category",
     "type": [
      "null",
      "docket.StatusCategory"
     ],
     "default": null,
     "doc": "What the status before meant."
    }
   ]
  }
 },
 {
  "path": "docket/events/TicketSystemMessageAdded.avsc",
  "schema": {
   "type": "record",
   "name": "TicketSystemMessageAdded",
   "namespace": "docket.events",
   "doc": "The help desk itself wrote on a ticket, such as an automatic reply or a notice.",
   "fields": [
    {
     "name": "envelope",
     "type": "docket.Envelope",
     "doc": "Which event, when, who, where, and with what result."
    },
    {
     "name": "message_id",
     "type": [
      "null",
      "string"
     ],
     "default": null,
     "doc": "Id of the message in the help desk, where its body is kept."
    },
    {
     "name": "length",
     "type": [
      "null",
      "int"
     ],
     "default": null,
     "doc": "Length of the whole message in characters."
    },
    {
     "name": "preview",
     "type": [
      "null",
      "string"
     ],
     "default": null,
     "doc": "Beginning of the message as plain text, at most 1024 characters; the body is not recorded here.",
     "pii": true
    },
    {
     "name": "template",
     "type": [
      "null",
      "string"
     ],
     "default": null,
     "doc": "Template or rule the message came from."
    },
    {
     "name": "recipients",
     "type": {
      "type": "array",
      "items": "string"
     },
     "default": [],
     "doc": "Addresses the message went to. Empty: it only shows on the ticket.",
     "pii": true
    }
   ]
  }
 },
 {
  "path": "docket/events/TicketTagsChanged.avsc",
  "schema": {
   "type": "record",
   "name": "TicketTagsChanged",
   "namespace": "docket.events",
   "doc": "Tags were put on a ticket or taken off.",
   "fields": [
    {
     "name": "envelope",
     "type": "docket.Envelope",
     "doc": "Which event, when, who, where, and with what result."
    },
    {
     "name": "added",
     "type": {
      "type": "array",
      "items": "string"
     },
     "default": [],
     "doc": "Tags that were put on."
    },
    {
     "name": "removed",
     "type": {
      "type": "array",
      "items": "string"
     },
     "default": [],
     "doc": "Tags that were taken off."
    }
   ]
  }
 },
 {
  "path": "docket/events/TicketTencentMessage.avsc",
  "schema": {
   "type": "record",
   "name": "TicketTencentMessage",
   "namespace": "docket.events",
   "doc": "A message on Tencent was added to a ticket.",
   "fields": [
    {
     "name": "envelope",
     "type": "docket.Envelope",
     "doc": "Which event, when, who, where, and with what result."
    },
    {
     "name": "direction",
     "type": "docket.Direction",
     "doc": "IN from the contact, OUT to the contact."
    },
    {
     "name": "message_id",
     "type": [
      "null",
      "string"
     ],
     "default": null,
     "doc": "Id of the message in the help desk, where its body is kept."
    },
    {
     "name": "length",
     "type": [
      "null",
      "int"
     ],
     "default": null,
     "doc": "Length of the whole message in characters."
    },
    {
     "name": "preview",
     "type": [
      "null",
      "string"
     ],
     "default": null,
     "doc": "Beginning of the message as plain text, at most 1024 characters; the body is not recorded here.",
     "pii": true
    },
    {
     "name": "account",
     "type": [
      "null",
      "string"
     ],
     "default": null,
     "doc": "Account of the help desk on Tencent."
    },
    {
     "name": "handle",
     "type": [
      "null",
      "string"
     ],
     "default": null,
     "doc": "Name of the other party on Tencent.",
     "pii": true
    },
    {
     "name": "is_public",
     "type": [
      "null",
      "boolean"
     ],
     "default": null,
     "doc": "Whether everybody can read it."
    }
   ]
  }
 },
 {
  "path": "docket/events/TicketTransferred.avsc",
  "schema": {
   "type": "record",
   "name": "TicketTransferred",
   "namespace": "docket.events",
   "doc": "A ticket went to another agent, another department, or both: one event for both.",
   "fields": [
    {
     "name": "envelope",
     "type": "docket.Envelope",
     "doc": "Which event, when, who, where, and with what result."
    },
    {
     "name": "from_agent_id",
     "type": [
      "null",
      "string"
     ],
     "default": null,
     "doc": "Id of the agent before. Absent: nobody."
    },
    {
     "name": "from_agent_name",
     "type": [
      "null",
      "string"
     ],
     "default": null,
     "doc": "Name of the agent before.",
     "pii": true
    },
    {
     "name": "to_agent_id",
     "type": [
      "null",
      "string"
     ],
     "default": null,
     "doc": "Id of the agent after. Absent: nobody."
    },
    {
     "name": "to_agent_name",
     "type": [
      "null",
      "string"
     ],
     "default": null,
     "doc": "Name of the agent after.",
     "pii": true
    },
    {
     "name": "from_department_id",
     "type": [
      "null",
      "string"
     ],
     "default": null,
     "doc": "Id of the department before. Absent: none."
    },
    {
     "name": "from_department_name",
     "type": [
      "null",
      "string"
     ],
     "default": null,
     "doc": "Name of the department before."
    },
    {
     "name": "to_department_id",
     "type": [
      "null",
      "string"
     ],
     "default": null,
     "doc": "Id of the department after. Absent: none."
    },
    {
     "name": "to_department_name",
     "type": [
      "null",
      "string"
     ],
     "default": null,
     "doc": "Name of the department after."
    }
   ]
  }
 },
 {
  "path": "docket/events/TicketTweeted.avsc",
  "schema": {
   "type": "record",
   "name": "TicketTweeted",
   "namespace": "docket.events",
   "doc": "A message on Twitter was added to a ticket.",
   "fields": [
    {
     "name": "envelope",
     "type": "docket.Envelope",
     "doc": "Which event, when, who, where, and with what result."
    },
    {
     "name": "direction",
     "type": "docket.Direction",
     "doc": "IN from the contact, OUT to the contact."
    },
    {
     "name": "message_id",
     "type": [
      "null",
      "string"
     ],
     "default": null,
     "doc": "Id of the message in the help desk, where its body is kept."
    },
    {
     "name": "length",
     "type": [
      "null",
      "int"
     ],
     "default": null,
     "doc": "Length of the whole message in characters."
    },
    {
     "name": "preview",
     "type": [
      "null",
      "string"
     ],
     "default": null,
     "doc": "Beginning of the message as plain text, at most 1024 characters; the body is not recorded here.",
     "pii": true
    },
    {
     "name": "account",
     "type": [
      "null",
      "string"
     ],
     "default": null,
     "doc": "Account of the help desk on Twitter."
    },
    {
     "name": "handle",
     "type": [
      "null",
      "string"
     ],
     "default": null,
     "doc": "Name of the other party on Twitter.",
     "pii": true
    },
    {
     "name": "is_public",
     "type": [
      "null",
      "boolean"
     ],
     "default": null,
     "doc": "Whether everybody can read it."
    }
   ]
  }
 },
 {
  "path": "docket/events/TicketVoiceMessageAdded.avsc",
  "schema": {
   "type": "record",
   "name": "TicketVoiceMessageAdded",
   "namespace": "docket.events",
   "doc": "A voice message was added to a ticket.",
   "fields": [
    {
     "name": "envelope",
     "type": "docket.Envelope",
     "doc": "Which event, when, who, where, and with what result."
    },
    {
     "name": "recording_id",
     "type": [
      "null",
      "string"
     ],
     "default": null,
     "doc": "Id of the recording in the help desk."
    },
    {
     "name": "duration_ms",
     "type": [
      "null",
      "long"
     ],
     "default": null,
     "doc": "Length of the recording in milliseconds."
    },
    {
     "name": "phone_number",
     "type": [
      "null",
      "string"
     ],
     "default": null,
     "doc": "Phone number of the other party, in E.164 form where known.",
     "pii": true
    },
    {
     "name": "preview",
     "type": [
      "null",
      "string"
     ],
     "default": null,
     "doc": "Beginning of the transcript as plain text, at most 1024 characters; the body is not recorded here.",
     "pii": true
    }
   ]
  }
 },
 {
  "path": "docket/events/TicketWeiboMessage.avsc",
  "schema": {
   "type": "record",
   "name": "TicketWeiboMessage",
   "namespace": "docket.events",
   "doc": "A message on Weibo was added to a ticket.",
   "fields": [
    {
     "name": "envelope",
     "type": "docket.Envelope",
     "doc": "Which event, when, who, where, and with what result."
    },
    {
     "name": "direction",
     "type": "docket.Direction",
     "doc": "IN from the contact, OUT to the contact."
    },
    {
     "name": "message_id",
     "type": [
      "null",
      "string"
     ],
     "default": null,
     "doc": "Id of the message in the help desk, where its body is kept."
    },
    {
     "name": "length",
     "type": [
      "null",
      "int"
     ],
     "default": null,
     "doc": "Length of the whole message in characters."
    },
    {
     "name": "preview",
     "type": [
      "null",
      "string"
     ],
     "default": null,
     "doc": "Beginning of the message as plain text, at most 1024 characters; the body is not recorded here.",
     "pii": true
    },
    {
     "name": "account",
     "type": [
      "null",
      "string"
     ],
     "default": null,
     "doc": "Account of the help desk on Weibo."
    },
    {
     "name": "handle",
     "type": [
      "null",
      "string"
     ],
     "default": null,
     "doc": "Name of the other party on Weibo.",
     "pii": true
    },
    {
     "name": "is_public",
     "type": [
      "null",
      "boolean"
     ],
     "default": null,
     "doc": "Whether everybody can read it."
    }
   ]
  }
 },
 {
  "path": "docket/events/UserDataExported.avsc",
  "schema": {
   "type": "record",
   "name": "UserDataExported",
   "namespace": "docket.events",
   "doc": "A user took data out of the help desk.",
   "fields": [
    {
     "name": "envelope",
     "type": "docket.Envelope",
     "doc": "Which event, when, who, where, and with what result."
    },
    {
     "name": "resource",
     "type": "string",
     "doc": "What was exported, in lower case, such as tickets, contacts or a report."
    },
    {
     "name": "format",
     "type": "string",
     "doc": "File format, in lower case, such as csv, xlsx or json."
    },
    {
     "name": "filter",
     "type": [
      "null",
      "string"
     ],
     "default": null,
     "doc": "Which part was exported, as the user chose it.",
     "pii": true
    },
    {
     "name": "row_count",
     "type": [
      "null",
      "long"
     ],
     "default": null,
     "doc": "How many rows were exported."
    },
    {
     "name": "size_bytes",
     "type": [
      "null",
      "long"
     ],
     "default": null,
     "doc": "Size of the export in bytes."
    },
    {
     "name": "file_name",
     "type": [
      "null",
      "string"
     ],
     "default": null,
     "doc": "Name of the exported file.",
     "pii": true
    },
    {
     "name": "destination",
     "type": [
      "null",
      "string"
     ],
     "default": null,
     "doc": "Where it went, such as download or the address it was sent to.",
     "pii": true
    }
   ]
  }
 },
 {
  "path": "docket/events/UserGeneralAction.avsc",
  "schema": {
   "type": "record",
   "name": "UserGeneralAction",
   "namespace": "docket.events",
   "doc": "A user did something for which there is no action of its own.",
   "fields": [
    {
     "name": "envelope",
     "type": "docket.Envelope",
     "doc": "Which event, when, who, where, and with what result."
    },
    {
     "name": "name",
     "type": "string",
     "doc": "Name of what was done, as the help desk logs it."
    },
    {
     "name": "parameters",
     "type": {
      "type": "map",
      "values": "string"
     },
     "doc": "What it was done with, by name.",
     "default": {},
     "pii": true
    }
   ]
  }
 },
 {
  "path": "docket/events/UserLeftTicket.avsc",
  "schema": {
   "type": "record",
   "name": "UserLeftTicket",
   "namespace": "docket.events",
   "doc": "A user stopped looking at a ticket; ends a view session.",
   "fields": [
    {
     "name": "envelope",
     "type": "docket.Envelope",
     "doc": "Which event, when, who, where, and with what result."
    },
    {
     "name": "view_id",
     "type": [
      "null",
      "string"
     ],
     "default": null,
     "doc": "Id of the view, the same as in user.viewed_ticket."
    },
    {
     "name": "duration_ms",
     "type": [
      "null",
      "long"
     ],
     "default": null,
     "doc": "How long the ticket was looked at, in milliseconds, where the help desk measures it."
    },
    {
     "name": "cause",
     "type": [
      "null",
      "string"
     ],
     "default": null,
     "doc": "Why the view ended, such as navigated, closed or timeout."
    }
   ]
  }
 },
 {
  "path": "docket/events/UserLoggedIn.avsc",
  "schema": {
   "type": "record",
   "name": "UserLoggedIn",
   "namespace": "docket.events",
   "doc": "A user logged in.",
   "fields": [
    {
     "name": "envelope",
     "type": "docket.Envelope",
     "doc": "Which event, when, who, where, and with what result."
    },
    {
     "name": "method",
     "type": "string",
     "doc": "How the user proved who it is, in lower case, such as password, sso, api_key or link."
    },
    {
     "name": "provider",
     "type": [
      "null",
      "string"
     ],
     "default": null,
     "doc": "Identity provider, where one was used."
    },
    {
     "name": "second_factor",
     "type": [
      "null",
      "string"
     ],
     "default": null,
     "doc": "Kind of second factor that was checked, such as totp or webauthn. Absent: none."
    }
   ]
  }
 },
 {
  "path": "docket/events/UserLoggedOut.avsc",
  "schema": {
   "type": "record",
   "name": "UserLoggedOut",
   "namespace": "docket.events",
   "doc": "A session of a user ended. The user concerned is the actor, or envelope.target (type user) when somebody else did it.",
   "fields": [
    {
     "name": "envelope",
     "type": "docket.Envelope",
     "doc": "Which event, when, who, where, and with what result."
    },
    {
     "name": "cause",
     "type": "string",
     "doc": "Why it ended, in lower case, such as user, timeout, forced or password_changed."
    }
   ]
  }
 },
 {
  "path": "docket/events/UserLoginFailed.avsc",
  "schema": {
   "type": "record",
   "name": "UserLoginFailed",
   "namespace": "docket.events",
   "doc": "Somebody tried to log in and was refused. The actor is whom they claimed to be, as far as that is known.",
   "fields": [
    {
     "name": "envelope",
     "type": "docket.Envelope",
     "doc": "Which event, when, who, where, and with what result."
    },
    {
     "name": "method",
     "type": "string",
     "doc": "How it was tried, in lower case, such as password, sso, api_key or link."
    },
    {
     "name": "cause",
     "type": "string",
     "doc": "Why it was refused, in lower case, such as unknown_user, wrong_password, second_factor, locked or ip_blocked."
    },
    {
     "name": "login",
     "type": [
      "null",
      "string"
     ],
     "default": null,
     "doc": "Login name that was entered.",
     "pii": true
    },
    {
     "name": "provider",
     "type": [
      "null",
      "string"
     ],
     "default": null,
     "doc": "Identity provider, where one was used."
    },
    {
     "name": "attempts",
     "type": [
      "null",
      "int"
     ],
     "default": null,
     "doc": "How many attempts in a row have failed for this login, this one included."
    }
   ]
  }
 },
 {
  "path": "docket/events/UserPermissionChanged.avsc",
  "schema": {
   "type": "record",
   "name": "UserPermissionChanged",
   "namespace": "docket.events",
   "doc": "The rights of a user or a group changed. Whose: envelope.target.",
   "fields": [
    {
     "name": "envelope",
     "type": "docket.Envelope",
     "doc": "Which event, when, who, where, and with what result."
    },
    {
     "name": "from_role",
     "type": [
      "null",
      "string"
     ],
     "default": null,
     "doc": "Role before."
    },
    {
     "name": "to_role",
     "type": [
      "null",
      "string"
     ],
     "default": null,
     "doc": "Role after."
    },
    {
     "name": "granted",
     "type": {
      "type": "array",
      "items": "string"
     },
     "default": [],
     "doc": "Permissions that were added."
    },
    {
     "name": "revoked",
     "type": {
      "type": "array",
      "items": "string"
     },
     "default": [],
     "doc": "Permissions that were taken away."
    },
    {
     "name": "scope",
     "type": [
      "null",
      "string"
     ],
     "default": null,
     "doc": "What the change is limited to, such as department:12. Absent: everything."
    }
   ]
  }
 },
 {
  "path": "docket/events/UserSettingsChanged.avsc",
  "schema": {
   "type": "record",
   "name": "UserSettingsChanged",
   "namespace": "docket.events",
   "doc": "A user changed settings: its own, or those of envelope.target.",
   "fields": [
    {
     "name": "envelope",
     "type": "docket.Envelope",
     "doc": "Which event, when, who, where, and with what result."
    },
    {
     "name": "area",
     "type": "string",
     "doc": "Which settings, in lower case, such as profile, department, rule or account."
    },
    {
     "name": "changes",
     "type": {
      "type": "array",
      "items": "docket.FieldChange"
     },
     "default": [],
     "doc": "The changed settings, each with its value before and after."
    }
   ]
  }
 },
 {
  "path": "docket/events/UserStateChanged.avsc",
  "schema": {
   "type": "record",
   "name": "UserStateChanged",
   "namespace": "docket.events",
   "doc": "The availability of an agent changed. The user concerned is the actor, or envelope.target (type user) when somebody else did it.",
   "fields": [
    {
     "name": "envelope",
     "type": "docket.Envelope",
     "doc": "Which event, when, who, where, and with what result."
    },
    {
     "name": "from",
     "type": [
      "null",
      "string"
     ],
     "default": null,
     "doc": "State before, as the installation calls it."
    },
    {
     "name": "to",
     "type": "string",
     "doc": "State after, as the installation calls it."
    },
    {
     "name": "to_category",
     "type": "docket.PresenceCategory",
     "doc": "What the state after means."
    },
    {
     "name": "from_category",
     "type": [
      "null",
      "docket.PresenceCategory"
     ],
     "default": null,
     "doc": "What the state before meant."
    },
    {
     "name": "cause",
     "type": [
      "null",
      "string"
     ],
     "default": null,
     "doc": "What brought it about, such as manual, idle, schedule or logout."
    }
   ]
  }
 },
 {
  "path": "docket/events/UserViewedTicket.avsc",
  "schema": {
   "type": "record",
   "name": "UserViewedTicket",
   "namespace": "docket.events",
   "doc": "A user opened a ticket to look at it; begins a view session.",
   "fields": [
    {
     "name": "envelope",
     "type": "docket.Envelope",
     "doc": "Which event, when, who, where, and with what result."
    },
    {
     "name": "view_id",
     "type": [
      "null",
      "string"
     ],
     "default": null,
     "doc": "Id of the view, the same in user.left_ticket; pairs the two where one user has several windows."
    }
   ]
  }
 }
];
