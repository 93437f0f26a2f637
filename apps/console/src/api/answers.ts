/** Who did something, as they were at that moment. */
export interface Actor {
  readonly type: string;
  readonly id: string;
  readonly name?: string;
  readonly email?: string;
  readonly role?: string;
  readonly department_id?: string;
}

/** An event as `GET /v1/events` answers it. */
export interface AuditEvent {
  readonly event_id: string;
  readonly occurred_at: string;
  readonly tenant_id: string;
  readonly action: string;
  readonly actor: Actor;
  readonly on_behalf_of?: Actor;
  readonly department?: string;
  readonly department_name?: string;
  readonly ticket_id?: string;
  readonly target?: { readonly type: string; readonly id: string; readonly name?: string };
  readonly channel?: string;
  readonly session_id?: string;
  readonly request_id?: string;
  readonly trace_id?: string;
  readonly ip?: string;
  readonly user_agent?: string;
  readonly outcome: string;
  readonly reason?: string;
  readonly producer: { readonly service: string; readonly instance: string; readonly sequence: number };
  readonly labels: Readonly<Record<string, string>>;
  readonly details: Readonly<Record<string, string>>;
  readonly schema_id: number;
  readonly epoch: number;
  readonly partition: number;
  readonly offset: number;
  readonly appended_at: string;
  readonly ingested_at: string;
}

/** A page of `GET /v1/events`. */
export interface EventPage {
  readonly events: readonly AuditEvent[];
  readonly next_cursor: string | null;
  readonly previous_cursor: string | null;
}

/** Something to filter by, of `GET /v1/fields`. */
export interface Field {
  readonly name: string;
  readonly type: 'action' | 'text' | 'choice' | 'address' | 'map' | 'words' | 'time';
  readonly description: string;
  readonly example: string;
  readonly query: string;
  readonly values?: readonly string[];
  readonly values_path?: string;
}

/** Values of a field, of `GET /v1/fields/{name}/values`. */
export interface FieldValues {
  readonly values: readonly { readonly value: string; readonly count: number }[];
}

/** Rows of `GET /v1/aggregates` by time and outcome. */
export interface Counts {
  readonly rows: readonly {
    readonly bucket: string;
    readonly bucket_end: string;
    readonly outcome?: string | null;
    readonly count: number;
  }[];
}

/** `GET /v1/freshness`. */
export interface Freshness {
  readonly complete_up_to: string | null;
  readonly lag_p50_ms: number | null;
}

/** `GET /v1/me`. */
export interface Me {
  readonly kind: 'key' | 'person';
  readonly id: string;
  readonly name: string;
  readonly tenant_id: string;
  readonly roles: readonly string[];
  readonly rights: readonly string[];
  readonly departments: readonly string[] | null;
  readonly expires_at: string | null;
}
