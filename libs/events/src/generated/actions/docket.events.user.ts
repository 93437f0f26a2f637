// Generated from schemas/ by `npm run generate`: do not edit.

import type * as docket from '../types/docket.js';

/** A user took data out of the help desk. */
export interface UserDataExported {
  /** What was exported, in lower case, such as tickets, contacts or a report. */
  readonly resource: string;
  /** File format, in lower case, such as csv, xlsx or json. */
  readonly format: string;
  /** Which part was exported, as the user chose it. Personal data. */
  readonly filter?: string | null | undefined;
  /** How many rows were exported. */
  readonly row_count?: number | null | undefined;
  /** Size of the export in bytes. */
  readonly size_bytes?: number | null | undefined;
  /** Name of the exported file. Personal data. */
  readonly file_name?: string | null | undefined;
  /** Where it went, such as download or the address it was sent to. Personal data. */
  readonly destination?: string | null | undefined;
}

/** A user did something for which there is no action of its own. */
export interface UserGeneralAction {
  /** Name of what was done, as the help desk logs it. */
  readonly name: string;
  /** What it was done with, by name. Personal data. */
  readonly parameters?: Readonly<Record<string, string>> | undefined;
}

/** A user stopped looking at a ticket; ends a view session. */
export interface UserLeftTicket {
  /** Id of the view, the same as in user.viewed_ticket. */
  readonly view_id?: string | null | undefined;
  /** How long the ticket was looked at, in milliseconds, where the help desk measures it. */
  readonly duration_ms?: number | null | undefined;
  /** Why the view ended, such as navigated, closed or timeout. */
  readonly cause?: string | null | undefined;
}

/** A user logged in. */
export interface UserLoggedIn {
  /** How the user proved who it is, in lower case, such as password, sso, api_key or link. */
  readonly method: string;
  /** Identity provider, where one was used. */
  readonly provider?: string | null | undefined;
  /** Kind of second factor that was checked, such as totp or webauthn. Absent: none. */
  readonly second_factor?: string | null | undefined;
}

/** A session of a user ended. The user concerned is the actor, or envelope.target (type user) when somebody else did it. */
export interface UserLoggedOut {
  /** Why it ended, in lower case, such as user, timeout, forced or password_changed. */
  readonly cause: string;
}

/** Somebody tried to log in and was refused. The actor is whom they claimed to be, as far as that is known. */
export interface UserLoginFailed {
  /** How it was tried, in lower case, such as password, sso, api_key or link. */
  readonly method: string;
  /** Why it was refused, in lower case, such as unknown_user, wrong_password, second_factor, locked or ip_blocked. */
  readonly cause: string;
  /** Login name that was entered. Personal data. */
  readonly login?: string | null | undefined;
  /** Identity provider, where one was used. */
  readonly provider?: string | null | undefined;
  /** How many attempts in a row have failed for this login, this one included. */
  readonly attempts?: number | null | undefined;
}

/** The rights of a user or a group changed. Whose: envelope.target. */
export interface UserPermissionChanged {
  /** Role before. */
  readonly from_role?: string | null | undefined;
  /** Role after. */
  readonly to_role?: string | null | undefined;
  /** Permissions that were added. */
  readonly granted?: readonly string[] | undefined;
  /** Permissions that were taken away. */
  readonly revoked?: readonly string[] | undefined;
  /** What the change is limited to, such as department:12. Absent: everything. */
  readonly scope?: string | null | undefined;
}

/** A user changed settings: its own, or those of envelope.target. */
export interface UserSettingsChanged {
  /** Which settings, in lower case, such as profile, department, rule or account. */
  readonly area: string;
  /** The changed settings, each with its value before and after. */
  readonly changes?: readonly docket.FieldChange[] | undefined;
}

/** The availability of an agent changed. The user concerned is the actor, or envelope.target (type user) when somebody else did it. */
export interface UserStateChanged {
  /** State before, as the installation calls it. */
  readonly from?: string | null | undefined;
  /** State after, as the installation calls it. */
  readonly to: string;
  /** What the state after means. */
  readonly to_category: docket.PresenceCategory;
  /** What the state before meant. */
  readonly from_category?: docket.PresenceCategory | null | undefined;
  /** What brought it about, such as manual, idle, schedule or logout. */
  readonly cause?: string | null | undefined;
}

/** A user opened a ticket to look at it; begins a view session. */
export interface UserViewedTicket {
  /** Id of the view, the same in user.left_ticket; pairs the two where one user has several windows. */
  readonly view_id?: string | null | undefined;
}
