// Generated from schemas/ by `npm run generate`: do not edit.

import type * as docket from '../types/docket.js';

/** The configuration of Docket changed: keys, saved views, policies, topics, schemas. */
export interface AuditConfigured {
  /** What was configured, in lower case, such as api_key, saved_view, sla_policy, topic or schema; which one is envelope.target. */
  readonly area: string;
  /** What was done: created, changed, deleted or revoked. */
  readonly operation: string;
  /** The changed values, each before and after. */
  readonly changes?: readonly docket.FieldChange[] | undefined;
}

/** Events of somebody, or of a ticket, were erased for good, or that was refused. */
export interface AuditErased {
  /** Whom it is about: of each the SHA-256, hex, of tenant, type and id. The id itself is not kept. */
  readonly subject_keys: readonly string[];
  /** What they are, in lower case and in the same order, such as contact, agent or ticket. */
  readonly subject_types: readonly string[];
  /** How many events were about them. */
  readonly event_count: number;
}

/** Somebody took events or a report out of the audit log. */
export interface AuditExported {
  /** What was exported, such as events or a report. */
  readonly resource: string;
  /** File format: csv, ndjson or parquet. */
  readonly format: string;
  /** Filters of the request, as a URL query string. Personal data. */
  readonly filter?: string | null | undefined;
  /** Begin of the time range asked for, in milliseconds since 1970-01-01T00:00:00Z. */
  readonly from_time?: number | null | undefined;
  /** End of the time range asked for, not included, in milliseconds since 1970-01-01T00:00:00Z. */
  readonly to_time?: number | null | undefined;
  /** How many rows were given out. */
  readonly row_count?: number | null | undefined;
  /** Size of the export in bytes. */
  readonly size_bytes?: number | null | undefined;
  /** SHA-256 of the export, 64 lower-case hexadecimal digits. */
  readonly sha256?: string | null | undefined;
}

/** A projection was rebuilt from the events, or a step of that was taken. */
export interface AuditReplayed {
  /** Name of the projection. */
  readonly projection: string;
  /** Version that was built, that readers see again, or that was dropped; 0 when there is none yet. */
  readonly version: number;
  /** Version that was in use before. */
  readonly previous_version?: number | null | undefined;
  /** What was done, in lower case: started, switched, dropped (the end of a dry run), failed, aborted, returned, cleaned_up or refused. */
  readonly step: string;
  /** How many events were read. */
  readonly event_count?: number | null | undefined;
  /** How many rows differed between the two versions when they were compared. */
  readonly difference_count?: number | null | undefined;
  /** How long it took, in milliseconds. */
  readonly duration_ms?: number | null | undefined;
}

/** Somebody searched the audit log or counted in it. */
export interface AuditSearched {
  /** What was asked, such as events, aggregates or a report. */
  readonly resource: string;
  /** Filters of the request, as a URL query string. Personal data. */
  readonly filter?: string | null | undefined;
  /** Begin of the time range asked for, in milliseconds since 1970-01-01T00:00:00Z. */
  readonly from_time?: number | null | undefined;
  /** End of the time range asked for, not included, in milliseconds since 1970-01-01T00:00:00Z. */
  readonly to_time?: number | null | undefined;
  /** How many rows were given out. */
  readonly row_count?: number | null | undefined;
  /** How long the answer took, in milliseconds. */
  readonly duration_ms?: number | null | undefined;
}

/** Somebody looked at one thing in the audit log: an event, the timeline of a ticket, a report. */
export interface AuditViewed {
  /** What was looked at, such as event, timeline or a report; its id is envelope.ticket_id or envelope.target. */
  readonly resource: string;
  /** Filters of the request, as a URL query string. Personal data. */
  readonly filter?: string | null | undefined;
  /** Begin of the time range asked for, in milliseconds since 1970-01-01T00:00:00Z. */
  readonly from_time?: number | null | undefined;
  /** End of the time range asked for, not included, in milliseconds since 1970-01-01T00:00:00Z. */
  readonly to_time?: number | null | undefined;
  /** How many rows were given out. */
  readonly row_count?: number | null | undefined;
}
