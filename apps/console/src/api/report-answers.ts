/** Which events a number is made of: calls of `/v1/events`, with blanks for what the row is. */
export interface Evidence {
  readonly query: string;
  readonly also?: string;
  readonly then?: string;
  readonly rule?: string;
}

/** Numbers of a row by column; null: there is nothing to tell it from. */
export type Values = Readonly<Record<string, number | null>>;

/** `GET /v1/reports/agents`. */
export interface AgentsReport {
  readonly meta: { readonly from: string; readonly to: string; readonly previous?: { from: string; to: string } };
  readonly columns: readonly string[];
  readonly rows: readonly {
    readonly key: string;
    readonly department: string | null;
    readonly values: Values;
    readonly previous?: Values;
  }[];
  /** By department. */
  readonly medians?: Readonly<Record<string, Values>>;
  readonly evidence: {
    readonly current: Readonly<Record<string, Evidence>>;
    readonly previous?: Readonly<Record<string, Evidence>>;
  };
}

/** A table of the reports on activity and security. */
export interface Section {
  readonly keys: readonly string[];
  readonly rows: readonly {
    readonly keys: readonly (string | null)[];
    readonly count: number;
    readonly first_at: string;
    readonly last_at: string;
  }[];
  readonly complete: boolean;
  readonly evidence: Evidence;
}

/** `GET /v1/reports/activity` and `/v1/reports/security`. */
export interface SectionsReport {
  readonly sections: Readonly<Record<string, Section>>;
}

/** `GET /v1/reports/sla`. */
export interface SlaReport {
  readonly meta: {
    readonly as_of: string;
    readonly rows: number;
    readonly statuses: Readonly<Record<string, number>>;
  };
  readonly rows: readonly {
    readonly ticket: string;
    readonly type: string;
    readonly number: number;
    readonly requester: string;
    readonly requester_name: string | null;
    readonly department: string | null;
    readonly agent: string | null;
    readonly policy: string;
    readonly policy_version: number;
    readonly started: string;
    readonly due: string | null;
    readonly closed: string | null;
    readonly status: string;
    readonly target_minutes: number;
    readonly used_minutes: number;
    readonly overdue_minutes: number | null;
  }[];
}
