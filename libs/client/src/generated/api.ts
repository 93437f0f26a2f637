// Generated from the OpenAPI document of the query service: npm run generate:client. Do not edit.
export interface paths {
    readonly "/v1/events": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        /**
         * Events, newest first
         * @description Repeated values of one filter are joined by OR, negated ones exclude, different filters are joined by AND. Events that arrive late appear at the place of their time; following `next_cursor` or `previous_cursor` never repeats an event or leaves one out that was there. Needs the right `events.read`: viewer, analyst, auditor, admin.
         */
        readonly get: operations["listEvents"];
        readonly put?: never;
        readonly post?: never;
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/v1/events/stream": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        /**
         * Live tail of events
         * @description Server-sent events, in the order in which they came in: first `event: begin`, then `event: event` with an event as JSON, and as `id` the position behind it. A client that comes back with `Last-Event-ID` (or `after`) misses nothing. Without either the tail begins now. Comments show every 15 s that the connection lives. `event: end` says why a tail ended: `shutdown`, `too_slow`, `time_is_up` (after 15 minutes) or `failed`. Needs the right `events.read`: viewer, analyst, auditor, admin.
         */
        readonly get: operations["streamEvents"];
        readonly put?: never;
        readonly post?: never;
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/v1/events/export": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        /**
         * Events as a file, at once
         * @description For files that are not large: beyond the rows that `DOCKET_QUERY_EXPORT_DIRECT_ROWS` says (100,000), the answer is 422, and `POST /v1/exports` is the way. `Docket-Rows` says how many rows the file has. A download that ends before its end was cut short: the connection breaks off, and the file has to be asked for again. Needs the right `events.export`: analyst, auditor, admin.
         */
        readonly get: operations["exportEvents"];
        readonly put?: never;
        readonly post?: never;
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/v1/events/{id}": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        /**
         * One event by its id
         * @description Needs the right `events.read`: viewer, analyst, auditor, admin.
         */
        readonly get: operations["findEvent"];
        readonly put?: never;
        readonly post?: never;
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/v1/changes": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        /**
         * Events in the order in which they came in
         * @description For whoever must miss nothing: copies, alarms, SIEMs. Events come in the order of ingestion, so a late one comes last, whenever it happened. Asking again with `next_cursor` goes on from there; asking with the same one gives the same events again, so what was fetched and lost is fetched again. Events of a ticket are in order. Actions `audit.*` are left out unless asked for (`action=*` gives everything). Needs the right `events.read`: viewer, analyst, auditor, admin.
         */
        readonly get: operations["listChanges"];
        readonly put?: never;
        readonly post?: never;
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/v1/fields": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        /**
         * What events can be filtered by
         * @description The parameters of `/v1/events` and the fields of `?query=`, for whoever offers them for choice. Needs the right `events.read`: viewer, analyst, auditor, admin.
         */
        readonly get: operations["listFields"];
        readonly put?: never;
        readonly post?: never;
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/v1/fields/{name}/values": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        /**
         * Values of a field, the most frequent first
         * @description For completion: values in the newest 200000 events of the last 90 days, so a rare or an old one may be missing. Of `label` and `detail` the keys are given; `label.<key>` has the values under that key. Needs the right `events.read`: viewer, analyst, auditor, admin.
         */
        readonly get: operations["fieldValues"];
        readonly put?: never;
        readonly post?: never;
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/v1/tickets/{id}/timeline": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        /**
         * Events of one ticket, oldest first, and how it stood at a moment
         * @description In the order in which they happened; events of the same moment in the order in which they were published. A ticket without events has an empty timeline. With `lineage=true` also the events of the tickets it came from or became. Needs the right `events.read`: viewer, analyst, auditor, admin.
         */
        readonly get: operations["ticketTimeline"];
        readonly put?: never;
        readonly post?: never;
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/v1/agents/{id}/timeline": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        /**
         * A day of an agent: presence, views of tickets, calls, and what was done
         * @description The day is one of the calendar in `tz`; at a change of the clock it has 23 or 25 hours. Intervals are cut to the day. Ends that were lost are closed by rule, and marked (docs/metrics.md, Sessions and shifts). `events` is a page of what the agent did, oldest first; pages with `cursor` have the events alone. Needs the right `events.read`: viewer, analyst, auditor, admin.
         */
        readonly get: operations["agentTimeline"];
        readonly put?: never;
        readonly post?: never;
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/v1/aggregates": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        /**
         * Counts and other measures of events, by dimensions and time
         * @description One row per group that has events, the earliest bucket first, within it as `order` says. Without `group_by` and `bucket` there is one row for all. All figures are exact. More rows than `limit` are an error, never a cut. A projection of hours answers when it can do so exactly; `meta` says which, and why, else why not. Needs the right `events.analyse`: analyst, auditor, admin.
         */
        readonly get: operations["aggregates"];
        readonly put?: never;
        readonly post?: never;
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/v1/exports": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        /**
         * Exports of the tenant, newest first
         * @description Needs the right `events.export`: analyst, auditor, admin.
         */
        readonly get: operations["listExports"];
        readonly put?: never;
        /**
         * Makes a file of events
         * @description The file is made in the background: `GET /v1/exports/{id}` tells how far it is, and `/v1/exports/{id}/file` is the file. It has the events that were there when it was asked for, and none that came in later. One file of a tenant is made at a time. Needs the right `events.export`: analyst, auditor, admin.
         */
        readonly post: operations["startExport"];
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/v1/exports/{id}": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        /**
         * One export: how far it is, or what came of it
         * @description Needs the right `events.export`: analyst, auditor, admin.
         */
        readonly get: operations["findExport"];
        readonly put?: never;
        readonly post?: never;
        /**
         * Cancels an export, or removes one that is over
         * @description One that is queued or running is `cancelled`, and stays in the list; one that is over is removed with its file. The answer is the export as it was last. Needs the right `events.export`: analyst, auditor, admin.
         */
        readonly delete: operations["deleteExport"];
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/v1/exports/{id}/file": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        /**
         * The file of an export that is done
         * @description A download that broke off goes on with `Range`; `ETag` is the digest of the file, so that `If-Range` tells whether it is the same. Needs the right `events.export`: analyst, auditor, admin.
         */
        readonly get: operations["downloadExport"];
        readonly put?: never;
        readonly post?: never;
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/v1/me": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        /**
         * Who the key or token is, and what it may do
         * @description For programs and pages that offer only what the caller may do. Every key and every person has an answer. Needs the right `self.read`: viewer, analyst, auditor, operator, admin, writer.
         */
        readonly get: operations["findCaller"];
        readonly put?: never;
        readonly post?: never;
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/v1/freshness": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        /**
         * Up to when the log is complete
         * @description Everything that the brokers appended before `complete_up_to` can be read, or was rejected: their clock counts, not `occurred_at`, and an event that a producer holds back is in no broker yet. Every answer has the same moment in the header `Docket-Complete-Up-To`. It is written down every few seconds by the ops worker; without one nothing is known. The lag is that of the events of this tenant that happened within the last hour: from the broker to the decision of their batch, which is written within milliseconds. Needs the right `events.read`: viewer, analyst, auditor, admin.
         */
        readonly get: operations["findFreshness"];
        readonly put?: never;
        readonly post?: never;
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/v1/lag": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        /**
         * How far ingestion is, now and over the last hours
         * @description Written down every few seconds by the ops worker and kept for seven days. `next` is the offset before which everything is written or rejected. Needs the right `installation.read`: auditor, operator, admin.
         */
        readonly get: operations["findLag"];
        readonly put?: never;
        readonly post?: never;
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/v1/producers": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        /**
         * Processes that published events, and what is missing of each
         * @description Every process numbers the events that it takes over. A number that is missing was dropped at best effort, was rejected (`rejected_of_service` says how many of its service were), is on its way, or is lost. Events that happened before the time that is looked at are left out, so a gap that reaches back behind it is not told. Needs the right `installation.read`: auditor, operator, admin.
         */
        readonly get: operations["listProducers"];
        readonly put?: never;
        readonly post?: never;
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/v1/schemas": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        /**
         * Actions, their fields, and when they were seen last
         * @description Every action that Docket knows by its contract, and those of your own that events had within `days`. `schema_ids` are the versions in the registry that events were published with. Needs the right `events.read`: viewer, analyst, auditor, admin.
         */
        readonly get: operations["listSchemas"];
        readonly put?: never;
        readonly post?: never;
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/v1/reports/agents": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        /**
         * What agents, or departments, did in a period
         * @description Counts, times and ratings per agent or department; docs/metrics.md defines every one of them. Each column has evidence: the query of events that its numbers are made of. With `compare=previous` the same for the period of equal length before it. Needs the right `events.analyse`: analyst, auditor, admin.
         */
        readonly get: operations["agentsReport"];
        readonly put?: never;
        readonly post?: never;
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/v1/reports/time": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        /**
         * When agents were there, what they looked at, and how long they called, day by day
         * @description A row per agent and day of the calendar in `tz`, for days on which there is something to tell. Intervals are cut to the day; ends that were lost are closed by rule, and marked (docs/metrics.md, Sessions and shifts). The evidence of a number is a call of /v1/events whose blanks are fields of the row. Needs the right `events.analyse`: analyst, auditor, admin.
         */
        readonly get: operations["timeReport"];
        readonly put?: never;
        readonly post?: never;
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/v1/reports/sla": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        /**
         * Targets of service levels, ticket by ticket
         * @description A row per ticket and target of its policy. A ticket has the version of the policy that was valid when it was created. The evidence of a row are the events of its ticket. Reports that need too many events are refused, never cut. Needs the right `events.analyse`: analyst, auditor, admin.
         */
        readonly get: operations["slaReport"];
        readonly put?: never;
        readonly post?: never;
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/v1/reports/activity": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        /**
         * When, where and by whom most happens
         * @description A heat map of hours and weekdays by the clock of `tz`, counts per action, department and channel, and the busiest agents and tickets. Each section has evidence: the query of events that its counts are made of. Needs the right `events.analyse`: analyst, auditor, admin.
         */
        readonly get: operations["activityReport"];
        readonly put?: never;
        readonly post?: never;
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/v1/reports/security": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        /**
         * What security looks at
         * @description Failed logins per actor and address, denied actions, what agents did outside working hours, exports, and how many tickets agents looked at without doing anything about them. Each section has evidence: the query of events that its counts are made of. Needs the right `security.read`: auditor, admin.
         */
        readonly get: operations["securityReport"];
        readonly put?: never;
        readonly post?: never;
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/v1/reports/quality": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        /**
         * How well agents worked, and a sample of their tickets to review
         * @description Ratings, reopenings and missed targets per agent (docs/metrics.md), each with its evidence, and tickets of each agent drawn by chance. The same seed, period and events draw the same tickets, and a ticket that comes later leaves the order of the others as it is. Needs the right `events.analyse`: analyst, auditor, admin.
         */
        readonly get: operations["qualityReport"];
        readonly put?: never;
        readonly post?: never;
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/v1/sla-policies": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        /**
         * The newest version of each policy of service levels
         * @description In the order in which they are tried: by rank, then by id. Those that are not active are listed as well. Needs the right `events.analyse`: analyst, auditor, admin.
         */
        readonly get: operations["listSlaPolicies"];
        readonly put?: never;
        readonly post?: never;
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/v1/sla-policies/{id}": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        /**
         * Every version of one policy, newest first
         * @description Needs the right `events.analyse`: analyst, auditor, admin.
         */
        readonly get: operations["findSlaPolicy"];
        /**
         * Puts a new version of a policy, or the first one
         * @description Versions before it stay, and stay in force for tickets that were created before `valid_from`. `valid_from` may be in the past: reports then judge the tickets since then by the new version. Needs the right `policies.manage`: admin.
         */
        readonly put: operations["putSlaPolicy"];
        readonly post?: never;
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/v1/views": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        /**
         * Saved views: those of whoever asks, and the shared ones of the tenant
         * @description By name. Only those whose route may be asked by whoever asks. A view is a question and not an answer: whoever opens it sees what he may see himself. Needs the right `events.read`: viewer, analyst, auditor, admin.
         */
        readonly get: operations["listViews"];
        readonly put?: never;
        /**
         * Saves a view
         * @description Its parameters are read as the route would read them; an error names the parameter as `query.<name>`. What a report needs, such as its period, may be left to whoever opens it. The change is an event `audit.configured`. Needs the right `events.read`: viewer, analyst, auditor, admin.
         */
        readonly post: operations["createView"];
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/v1/views/{id}": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        /**
         * A saved view
         * @description Needs the right `events.read`: viewer, analyst, auditor, admin.
         */
        readonly get: operations["findView"];
        /**
         * Changes a saved view
         * @description For whoever saved it, and for an admin when it is shared. `version` is the one that was read: when somebody changed the view since, or does at the same time, the answer is 409 and nothing is changed. What is left out is as in a new view. The change is an event `audit.configured`. Needs the right `events.read`: viewer, analyst, auditor, admin.
         */
        readonly put: operations["putView"];
        readonly post?: never;
        /**
         * Deletes a saved view
         * @description For whoever saved it, and for an admin when it is shared. The answer is the view as it was last; the change is an event `audit.configured`. Needs the right `events.read`: viewer, analyst, auditor, admin.
         */
        readonly delete: operations["deleteView"];
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/v1/reviews": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        /**
         * The newest review of each ticket and agent, those that were put last first
         * @description Whoever is limited to departments sees reviews of work in these. Needs the right `events.analyse`: analyst, auditor, admin.
         */
        readonly get: operations["listReviews"];
        readonly put?: never;
        readonly post?: never;
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/v1/reviews/{ticket}": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        /**
         * Every version of the reviews of one ticket, newest first
         * @description Of all agents who were reviewed on it; at most the newest 1,000. None for a ticket without reviews. Needs the right `events.analyse`: analyst, auditor, admin.
         */
        readonly get: operations["findReview"];
        /**
         * Reviews an agent's work on a ticket
         * @description The newest review of a ticket and agent holds; those before it are kept. That somebody reviewed it is an event `audit.configured`, which says whether there was a note, and not what it says. Needs the right `reviews.write`: analyst, admin.
         */
        readonly put: operations["putReview"];
        readonly post?: never;
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/v1/projections": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        /**
         * What is made of the events, and how it stands
         * @description Needs the right `installation.read`: auditor, operator, admin.
         */
        readonly get: operations["listProjections"];
        readonly put?: never;
        readonly post?: never;
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/v1/projections/{name}": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        /**
         * How one projection stands
         * @description Needs the right `installation.read`: auditor, operator, admin.
         */
        readonly get: operations["findProjection"];
        readonly put?: never;
        readonly post?: never;
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/v1/projections/{name}/revert": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly get?: never;
        readonly put?: never;
        /**
         * Lets readers see the version before again
         * @description The version before is fed until a cleanup, so it is up to date. Needs the right `installation.operate`: operator, admin.
         */
        readonly post: operations["revertProjection"];
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/v1/projections/{name}/cleanup": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly get?: never;
        readonly put?: never;
        /**
         * Drops every version but the one that readers see
         * @description There is no going back afterwards, but by a replay. Needs the right `installation.operate`: operator, admin.
         */
        readonly post: operations["cleanupProjection"];
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/v1/replays": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        /**
         * Replays, reverts and cleanups of projections, newest first
         * @description Those of the command line are listed as well. What was asked for and refused is listed with the reason. Needs the right `installation.read`: auditor, operator, admin.
         */
        readonly get: operations["listReplays"];
        readonly put?: never;
        /**
         * Builds a projection anew from the events, while events come in
         * @description Carried out by the ops worker, one replay at a time. When the new version is equal to the events, readers see it; `/v1/replays/{id}` tells how far it is. Needs the right `installation.operate`: operator, admin.
         */
        readonly post: operations["startReplay"];
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/v1/replays/{id}": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        /**
         * One replay: how far it is, or what came of it
         * @description Needs the right `installation.read`: auditor, operator, admin.
         */
        readonly get: operations["findReplay"];
        readonly put?: never;
        readonly post?: never;
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/v1/replays/{id}/abort": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly get?: never;
        readonly put?: never;
        /**
         * Ends a replay; what it made is dropped, and readers see what they saw
         * @description Needs the right `installation.operate`: operator, admin.
         */
        readonly post: operations["abortReplay"];
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/v1/commands/{id}": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        /**
         * What became of a command
         * @description Needs the right `installation.read`: auditor, operator, admin.
         */
        readonly get: operations["findCommand"];
        readonly put?: never;
        readonly post?: never;
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/v1/rejections": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        /**
         * Records that ingestion rejected, newest first
         * @description An operator sees those of the whole installation. Others see those of their tenant: of which both the key and the event say so. A page may then have fewer than `limit`, or none, and go on all the same. Needs the right `rejections.read`: auditor, operator, admin.
         */
        readonly get: operations["listRejections"];
        readonly put?: never;
        readonly post?: never;
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/v1/rejections/{id}": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        /**
         * A rejected record: why, what can be read of it, and its bytes
         * @description Needs the right `rejections.read`: auditor, operator, admin.
         */
        readonly get: operations["findRejection"];
        readonly put?: never;
        readonly post?: never;
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/v1/rejections/retry": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly get?: never;
        readonly put?: never;
        /**
         * Publishes rejected records again, as they were
         * @description Those of `ids`, or up to 50 that the parameters mean and that are open, in the order of their places; `left` says how many more there are, and `after` goes on with them. What would be rejected again is left out. Each has its event id and is marked as a redelivery, so that it is stored once; a second request finds it done. `dry_run` publishes nothing. Each that is published is an event `audit.configured`. Needs the right `rejections.retry`: operator, admin.
         */
        readonly post: operations["retryRejections"];
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/v1/rejections/{id}/correct": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly get?: never;
        readonly put?: never;
        /**
         * Publishes an event in place of a rejected record
         * @description A new event, labelled with what it corrects (`corrects`). Its id follows from the record and the event unless it has one, so that doing it again adds nothing. It is checked as producers check theirs: an error names the field as `event.<field>`. What was published again or corrected before is 409, unless `again`. The correction is an event `audit.configured`. Needs the right `rejections.retry`: operator, admin.
         */
        readonly post: operations["correctRejection"];
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/v1/keys": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        /**
         * API keys of the own tenant, the one that was changed last first
         * @description Revoked and expired ones are listed as well. Of a key Docket keeps a hash; nobody can read it again. Needs the right `keys.manage`: admin.
         */
        readonly get: operations["listKeys"];
        readonly put?: never;
        /**
         * Makes an API key of the own tenant
         * @description Its text is in this answer and nowhere else. It is in force when ingestion has taken it over, most often at once. Needs the right `keys.manage`: admin.
         */
        readonly post: operations["createKey"];
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/v1/keys/{id}/revoke": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly get?: never;
        readonly put?: never;
        /**
         * Takes an API key of the own tenant out of force, for good
         * @description It works for a few seconds more: services remember keys for three seconds. Needs the right `keys.manage`: admin.
         */
        readonly post: operations["revokeKey"];
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
}
export type webhooks = Record<string, never>;
export interface components {
    schemas: {
        readonly Event: {
            /** Format: uuid */
            readonly event_id: string;
            /**
             * Format: date-time
             * @description When it happened
             * @example 2016-02-29T01:16:00.000Z
             */
            readonly occurred_at: string;
            readonly tenant_id: string;
            /** @example ticket.status_changed */
            readonly action: string;
            /** @description Who did it, as they were at that moment */
            readonly actor: {
                /** @description AGENT, CONTACT, SYSTEM, BOT or API */
                readonly type: string;
                readonly id: string;
                readonly name?: string;
                readonly email?: string;
                readonly role?: string;
                readonly department_id?: string;
            };
            /** @description Whom the actor acted for (impersonation) */
            readonly on_behalf_of?: {
                /** @description AGENT, CONTACT, SYSTEM, BOT or API */
                readonly type: string;
                readonly id: string;
                readonly name?: string;
                readonly email?: string;
                readonly role?: string;
                readonly department_id?: string;
            };
            /** @description Department of the event: department_id, else that of the actor */
            readonly department?: string;
            /** @description Department in which it took place */
            readonly department_id?: string;
            readonly department_name?: string;
            readonly ticket_id?: string;
            readonly target?: {
                readonly type: string;
                readonly id: string;
                readonly name?: string;
            };
            readonly channel?: string;
            readonly session_id?: string;
            readonly request_id?: string;
            readonly trace_id?: string;
            readonly ip?: string;
            readonly user_agent?: string;
            /** @description SUCCESS, FAILURE or DENIED */
            readonly outcome: string;
            readonly reason?: string;
            readonly producer: {
                readonly service: string;
                readonly instance: string;
                readonly sequence: number;
            };
            readonly subject_key_id?: string;
            readonly labels: {
                readonly [key: string]: string;
            };
            /** @description Fields of the action, as text; lists and records as JSON */
            readonly details: {
                readonly [key: string]: string;
            };
            readonly schema_id: number;
            /** @description Incarnation of the topic */
            readonly epoch: number;
            readonly partition: number;
            /** @description Offset in the partition; with occurred_at the order within a ticket */
            readonly offset: number;
            /**
             * Format: date-time
             * @description When the broker appended it
             * @example 2016-02-29T01:16:00.000Z
             */
            readonly appended_at: string;
            /**
             * Format: date-time
             * @description When its batch was decided
             * @example 2016-02-29T01:16:00.000Z
             */
            readonly ingested_at: string;
        };
        readonly Export: {
            /** Format: uuid */
            readonly id: string;
            /**
             * @description `expired`: its file was removed when its time was over
             * @enum {string}
             */
            readonly state: "queued" | "running" | "done" | "failed" | "cancelled" | "expired";
            /** @enum {string} */
            readonly format: "csv" | "ndjson" | "parquet";
            /** @enum {string} */
            readonly compress: "none" | "gzip";
            /** @enum {string} */
            readonly order: "newest" | "oldest";
            /** @description Those that were asked for; empty for all */
            readonly columns: readonly string[];
            readonly filters: {
                readonly [key: string]: string | readonly string[];
            };
            /** @description The key or person that asked for it */
            readonly created_by: {
                readonly id: string;
                readonly name: string;
            };
            /**
             * Format: date-time
             * @description What came in later is not in it
             */
            readonly created_at: string;
            /** Format: date-time */
            readonly started_at?: string;
            /** Format: date-time */
            readonly finished_at?: string;
            /**
             * Format: date-time
             * @description When the file is removed
             */
            readonly expires_at?: string;
            /** @description Events written so far */
            readonly rows: number;
            /** @description Events that it will have, once they are counted */
            readonly total?: number;
            /** @description Part of the events that is written */
            readonly progress: number;
            /** @description Size of the file so far */
            readonly bytes: number;
            /** @description SHA-256 of the file, in hex */
            readonly digest?: string;
            /** @description Where the file is, when it is done */
            readonly file?: string;
            /** @description Why it failed */
            readonly error?: string;
        };
        readonly ReportSection: {
            /** @description What the keys of a row are */
            readonly keys: readonly string[];
            readonly rows: readonly {
                /** @description Null where events have no value */
                readonly keys: readonly (string | null)[];
                readonly count: number;
                /**
                 * Format: date-time
                 * @description Earliest of the events
                 */
                readonly first_at: string;
                /** Format: date-time */
                readonly last_at: string;
            }[];
            /** @description Whether these are all rows; the largest counts come first */
            readonly complete: boolean;
            readonly evidence: {
                /** @description GET this, each `{name}` replaced by that key of the row, percent-encoded, with a backslash before a `!`, `*` or backslash at its beginning; by `!*` where it is null */
                readonly query: string;
                /** @description Further rows that the rule speaks of, filled in the same way */
                readonly also?: string;
                /** @description Then this, `ticket={ticket_id}` repeated for the tickets of those rows (100 at a time) */
                readonly then?: string;
                /** @description How the number follows from the rows; without it, it is how many there are */
                readonly rule?: string;
            };
        };
        readonly SlaPolicy: {
            /** @description What people call it */
            readonly name: string;
            /**
             * @description false: from this version on no ticket gets it
             * @default true
             */
            readonly active: boolean;
            /**
             * @description Of several policies that match a ticket the one with the lowest rank applies, then by id
             * @default 100
             */
            readonly rank: number;
            /**
             * @description What a ticket must have been created with; an empty list takes all
             * @default {
             *       "department": [],
             *       "priority": [],
             *       "channel": []
             *     }
             */
            readonly match: {
                /** @default [] */
                readonly department: readonly string[];
                /** @default [] */
                readonly priority: readonly string[];
                /** @default [] */
                readonly channel: readonly string[];
            };
            /** @description Business minutes */
            readonly targets: {
                readonly first_assignment?: number;
                readonly first_response?: number;
                readonly next_response?: number;
                readonly chat_answer?: number;
                readonly call_answer?: number;
                readonly resolution?: number;
            };
            readonly calendar: {
                readonly zone: string;
                readonly hours: {
                    /** @default [] */
                    readonly monday: readonly (readonly string[])[];
                    /** @default [] */
                    readonly tuesday: readonly (readonly string[])[];
                    /** @default [] */
                    readonly wednesday: readonly (readonly string[])[];
                    /** @default [] */
                    readonly thursday: readonly (readonly string[])[];
                    /** @default [] */
                    readonly friday: readonly (readonly string[])[];
                    /** @default [] */
                    readonly saturday: readonly (readonly string[])[];
                    /** @default [] */
                    readonly sunday: readonly (readonly string[])[];
                };
                /** @default [] */
                readonly holidays: readonly string[];
            };
            /**
             * @description While a ticket has such a status the clock stands still
             * @default {
             *       "categories": [],
             *       "statuses": []
             *     }
             */
            readonly pause: {
                /** @default [] */
                readonly categories: readonly ("NEW" | "OPEN" | "WAITING")[];
                /** @default [] */
                readonly statuses: readonly string[];
            };
            readonly id: string;
            /** @description 1 is the first */
            readonly version: number;
            /** Format: date-time */
            readonly valid_from: string;
            /** @description Who wanted it */
            readonly by: {
                /**
                 * @description API: a key; AGENT: a person who signed in; SYSTEM: an operator at a command line
                 * @enum {string}
                 */
                readonly type: "API" | "AGENT" | "SYSTEM";
                /** @description Id of the key or of the person, or operator/<user>@<machine> */
                readonly id: string;
                /** @description What the key is for, or the name of the person */
                readonly name?: string;
            };
            /**
             * Format: date-time
             * @description When it was put
             */
            readonly at: string;
        };
        readonly SavedView: {
            /** @description What people call it */
            readonly name: string;
            readonly description?: string;
            /**
             * @description What it is a view of
             * @enum {string}
             */
            readonly route: "/v1/events" | "/v1/tickets/{id}/timeline" | "/v1/agents/{id}/timeline" | "/v1/aggregates" | "/v1/reports/agents" | "/v1/reports/sla" | "/v1/reports/activity" | "/v1/reports/security" | "/v1/reports/time" | "/v1/reports/quality";
            /** @description Id of the ticket or agent, where the route is about one */
            readonly subject?: string;
            /**
             * @description Parameters of the route as a query string. Relative times (`-7d`) stay relative
             * @default
             */
            readonly query: string;
            /**
             * @description shared: everybody of the tenant who may ask the route sees it
             * @default private
             * @enum {string}
             */
            readonly visibility: "private" | "shared";
            /** Format: uuid */
            readonly id: string;
            /** @description GET this to open it: path and query */
            readonly address: string;
            /** @description 1 is the first */
            readonly version: number;
            /** @description Who saved it first */
            readonly owner: {
                /**
                 * @description API: a key; AGENT: a person who signed in; SYSTEM: an operator at a command line
                 * @enum {string}
                 */
                readonly type: "API" | "AGENT" | "SYSTEM";
                /** @description Id of the key or of the person, or operator/<user>@<machine> */
                readonly id: string;
                /** @description What the key is for, or the name of the person */
                readonly name?: string;
            };
            /** @description Whether whoever asks may change and delete it */
            readonly may_change: boolean;
            /** Format: date-time */
            readonly created_at: string;
            /** Format: date-time */
            readonly changed_at: string;
            /** @description Who saved this version */
            readonly changed_by: {
                /**
                 * @description API: a key; AGENT: a person who signed in; SYSTEM: an operator at a command line
                 * @enum {string}
                 */
                readonly type: "API" | "AGENT" | "SYSTEM";
                /** @description Id of the key or of the person, or operator/<user>@<machine> */
                readonly id: string;
                /** @description What the key is for, or the name of the person */
                readonly name?: string;
            };
        };
        readonly Replay: {
            /** Format: uuid */
            readonly id: string;
            /** @enum {string} */
            readonly kind: "replay" | "revert" | "cleanup";
            readonly projection: string;
            /** @description requested; running; interrupted (whoever worked on it is gone; it goes on when the ops worker is back, or by `docket replay`); switched (readers see the new version); dropped (a dry run has ended); failed; aborted; done (a revert or cleanup); refused */
            readonly state: string;
            /** @description Why it was refused or failed, or what was done */
            readonly detail?: string;
            /** @description Who wanted it */
            readonly by: {
                /**
                 * @description API: a key; AGENT: a person who signed in; SYSTEM: an operator at a command line
                 * @enum {string}
                 */
                readonly type: "API" | "AGENT" | "SYSTEM";
                /** @description Id of the key or of the person, or operator/<user>@<machine> */
                readonly id: string;
                /** @description What the key is for, or the name of the person */
                readonly name?: string;
            };
            readonly reason: string;
            /**
             * Format: date-time
             * @description When the API took it; absent when it was begun at a command line
             */
            readonly requested_at?: string;
            /** Format: date-time */
            readonly began_at?: string;
            /** Format: date-time */
            readonly ended_at?: string;
            /** @description Version that was built, or that readers see again */
            readonly version?: number;
            /** @description Version that readers saw before */
            readonly previous_version?: number;
            readonly dry_run?: boolean;
            /** @description Where events are read from: table or topic */
            readonly source?: string;
            /** @description Events per second, at most */
            readonly max_rate?: number;
            /** @description How far the filling is, told every five seconds */
            readonly progress?: {
                /** @description Records filled in so far */
                readonly records: number;
                /** @description Records up to the cut */
                readonly total: number;
                /** @description Over the last minute */
                readonly events_per_second?: number;
                /** @description Of the filling; the comparison comes after it */
                readonly seconds_left?: number;
            };
            readonly comparison?: {
                /** @description Rows of the new version */
                readonly rows: number;
                /** @description Rows that are not as the events say */
                readonly differing_from_events: number;
                /** @description Rows that differ from what readers saw */
                readonly differing_from_previous?: number;
            };
            /** @description What was done, oldest first */
            readonly steps: readonly {
                readonly step: string;
                /** Format: date-time */
                readonly at: string;
                readonly version?: number;
                readonly why?: string;
            }[];
        };
        readonly Rejection: {
            /** @description epoch-partition-offset of the record on the topic of events */
            readonly id: string;
            /**
             * @description retried: it was published again through the API, or an event in its place
             * @enum {string}
             */
            readonly state: "open" | "retried";
            /**
             * Format: date-time
             * @description When the broker appended it
             */
            readonly appended_at: string;
            /**
             * Format: date-time
             * @description When ingestion decided about it
             */
            readonly rejected_at: string;
            /** @description Of the closed list in docs/contract.md */
            readonly reason: string;
            /** @description Path of the field at fault; null when it is no single one */
            readonly field: string | null;
            /** @description What is wrong with it, for people */
            readonly error: string;
            /** @description Schema that it names; null when it names none */
            readonly schema_id: number | null;
            /** @description As its key says, which a producer may fill with anything */
            readonly tenant_id: string | null;
            /** @description Service that published it, as far as can be told */
            readonly producer: string | null;
        };
        /** @description Problem details (RFC 9457) */
        readonly Problem: {
            /**
             * Format: uri
             * @example urn:docket:problem:invalid-parameter
             */
            readonly type: string;
            readonly title: string;
            readonly status: number;
            readonly detail: string;
            /** @description Parameter at fault, when it is one */
            readonly parameter?: string;
            /** @description All parameters at fault */
            readonly errors?: readonly {
                readonly parameter: string;
                readonly detail: string;
                /** @description Where in its text, in characters from 1 */
                readonly column?: number;
            }[];
        };
    };
    responses: {
        /** @description A parameter or field is wrong or unknown; `parameter` and `errors` name it */
        readonly Problem400: {
            headers: {
                readonly [name: string]: unknown;
            };
            content: {
                /**
                 * @example {
                 *       "type": "urn:docket:problem:invalid-parameter",
                 *       "title": "Invalid parameter",
                 *       "status": 400,
                 *       "detail": "A parameter or field is wrong or unknown; `parameter` and `errors` name it"
                 *     }
                 */
                readonly "application/problem+json": components["schemas"]["Problem"];
            };
        };
        /** @description No valid API key or token */
        readonly Problem401: {
            headers: {
                /** @description How to say who one is (RFC 6750). */
                readonly "WWW-Authenticate"?: string;
                readonly [name: string]: unknown;
            };
            content: {
                /**
                 * @example {
                 *       "type": "urn:docket:problem:unauthorized",
                 *       "title": "Unauthorized",
                 *       "status": 401,
                 *       "detail": "No valid API key or token"
                 *     }
                 */
                readonly "application/problem+json": components["schemas"]["Problem"];
            };
        };
        /** @description No role that may do this, or a limit to departments that forbids it; `detail` says which */
        readonly Problem403: {
            headers: {
                readonly [name: string]: unknown;
            };
            content: {
                /**
                 * @example {
                 *       "type": "urn:docket:problem:forbidden",
                 *       "title": "Forbidden",
                 *       "status": 403,
                 *       "detail": "No role that may do this, or a limit to departments that forbids it; `detail` says which"
                 *     }
                 */
                readonly "application/problem+json": components["schemas"]["Problem"];
            };
        };
        /** @description Not there, or of another tenant */
        readonly Problem404: {
            headers: {
                readonly [name: string]: unknown;
            };
            content: {
                /**
                 * @example {
                 *       "type": "urn:docket:problem:not-found",
                 *       "title": "Not found",
                 *       "status": 404,
                 *       "detail": "Not there, or of another tenant"
                 *     }
                 */
                readonly "application/problem+json": components["schemas"]["Problem"];
            };
        };
        /** @description The request was not complete in time */
        readonly Problem408: {
            headers: {
                readonly [name: string]: unknown;
            };
            content: {
                /**
                 * @example {
                 *       "type": "urn:docket:problem:request-timeout",
                 *       "title": "Request timeout",
                 *       "status": 408,
                 *       "detail": "The request was not complete in time"
                 *     }
                 */
                readonly "application/problem+json": components["schemas"]["Problem"];
            };
        };
        /** @description It cannot be done as things stand; `detail` says why */
        readonly Problem409: {
            headers: {
                readonly [name: string]: unknown;
            };
            content: {
                /**
                 * @example {
                 *       "type": "urn:docket:problem:conflict",
                 *       "title": "Conflict",
                 *       "status": 409,
                 *       "detail": "It cannot be done as things stand; `detail` says why"
                 *     }
                 */
                readonly "application/problem+json": components["schemas"]["Problem"];
            };
        };
        /** @description The body is larger than accepted */
        readonly Problem413: {
            headers: {
                readonly [name: string]: unknown;
            };
            content: {
                /**
                 * @example {
                 *       "type": "urn:docket:problem:too-large",
                 *       "title": "Request too large",
                 *       "status": 413,
                 *       "detail": "The body is larger than accepted"
                 *     }
                 */
                readonly "application/problem+json": components["schemas"]["Problem"];
            };
        };
        /** @description The address is longer than accepted */
        readonly Problem414: {
            headers: {
                readonly [name: string]: unknown;
            };
            content: {
                /**
                 * @example {
                 *       "type": "urn:docket:problem:uri-too-long",
                 *       "title": "URI too long",
                 *       "status": 414,
                 *       "detail": "The address is longer than accepted"
                 *     }
                 */
                readonly "application/problem+json": components["schemas"]["Problem"];
            };
        };
        /** @description The body is not JSON */
        readonly Problem415: {
            headers: {
                readonly [name: string]: unknown;
            };
            content: {
                /**
                 * @example {
                 *       "type": "urn:docket:problem:unsupported-media-type",
                 *       "title": "Unsupported media type",
                 *       "status": 415,
                 *       "detail": "The body is not JSON"
                 *     }
                 */
                readonly "application/problem+json": components["schemas"]["Problem"];
            };
        };
        /** @description The file has no such range */
        readonly Problem416: {
            headers: {
                /**
                 * @description How long the file is.
                 * @example bytes *\/1234
                 */
                readonly "Content-Range"?: string;
                readonly [name: string]: unknown;
            };
            content: {
                /**
                 * @example {
                 *       "type": "urn:docket:problem:range-not-satisfiable",
                 *       "title": "Range not satisfiable",
                 *       "status": 416,
                 *       "detail": "The file has no such range"
                 *     }
                 */
                readonly "application/problem+json": components["schemas"]["Problem"];
            };
        };
        /** @description The answer would exceed a limit; `detail` says which */
        readonly Problem422: {
            headers: {
                readonly [name: string]: unknown;
            };
            content: {
                /**
                 * @example {
                 *       "type": "urn:docket:problem:limit-exceeded",
                 *       "title": "Limit exceeded",
                 *       "status": 422,
                 *       "detail": "The answer would exceed a limit; `detail` says which"
                 *     }
                 */
                readonly "application/problem+json": components["schemas"]["Problem"];
            };
        };
        /** @description Too many requests of this caller, per second or at once; `detail` says which, `Retry-After` when to go on */
        readonly Problem429: {
            headers: {
                /** @description When it is worth trying again, in seconds. */
                readonly "Retry-After"?: number;
                readonly [name: string]: unknown;
            };
            content: {
                /**
                 * @example {
                 *       "type": "urn:docket:problem:too-many-requests",
                 *       "title": "Too many requests",
                 *       "status": 429,
                 *       "detail": "Too many requests of this caller, per second or at once; `detail` says which, `Retry-After` when to go on"
                 *     }
                 */
                readonly "application/problem+json": components["schemas"]["Problem"];
            };
        };
        /** @description The address and headers together are longer than accepted */
        readonly Problem431: {
            headers: {
                readonly [name: string]: unknown;
            };
            content: {
                /**
                 * @example {
                 *       "type": "urn:docket:problem:headers-too-large",
                 *       "title": "Request header fields too large",
                 *       "status": 431,
                 *       "detail": "The address and headers together are longer than accepted"
                 *     }
                 */
                readonly "application/problem+json": components["schemas"]["Problem"];
            };
        };
        /** @description Our mistake */
        readonly Problem500: {
            headers: {
                readonly [name: string]: unknown;
            };
            content: {
                /**
                 * @example {
                 *       "type": "urn:docket:problem:internal",
                 *       "title": "Internal error",
                 *       "status": 500,
                 *       "detail": "Our mistake"
                 *     }
                 */
                readonly "application/problem+json": components["schemas"]["Problem"];
            };
        };
        /** @description The store, or Kafka, does not answer at the moment */
        readonly Problem503: {
            headers: {
                /** @description When it is worth trying again, in seconds. */
                readonly "Retry-After"?: number;
                readonly [name: string]: unknown;
            };
            content: {
                /**
                 * @example {
                 *       "type": "urn:docket:problem:unavailable",
                 *       "title": "Temporarily unavailable",
                 *       "status": 503,
                 *       "detail": "The store, or Kafka, does not answer at the moment"
                 *     }
                 */
                readonly "application/problem+json": components["schemas"]["Problem"];
            };
        };
    };
    parameters: never;
    requestBodies: never;
    headers: never;
    pathItems: never;
}
export type $defs = Record<string, never>;
export interface operations {
    readonly listEvents: {
        readonly parameters: {
            readonly query?: {
                /**
                 * @description Action, or all of a category with `.*`. Actions `audit.*` are left out unless asked for here. `!` in front negates, `*` is any value and `!*` none; `\` in front of `!`, `*` or `\` takes it for itself.
                 * @example [
                 *       "ticket.*"
                 *     ]
                 */
                readonly action?: readonly string[];
                /**
                 * @description Id of the actor.
                 * @example [
                 *       "agent-7"
                 *     ]
                 */
                readonly actor?: readonly string[];
                /**
                 * @description What the actor is: AGENT, CONTACT, SYSTEM, BOT, API, UNKNOWN.
                 * @example [
                 *       "AGENT"
                 *     ]
                 */
                readonly actor_type?: readonly string[];
                /**
                 * @description Id of whom the actor acted for (impersonation).
                 * @example [
                 *       "contact-3"
                 *     ]
                 */
                readonly on_behalf_of?: readonly string[];
                /**
                 * @description Department of the event: where it took place, else the one of the actor.
                 * @example [
                 *       "support"
                 *     ]
                 */
                readonly department?: readonly string[];
                /**
                 * @description Id of the ticket.
                 * @example [
                 *       "INC0000045"
                 *     ]
                 */
                readonly ticket?: readonly string[];
                /**
                 * @description Id of what it concerns when that is no ticket.
                 * @example [
                 *       "macro-12"
                 *     ]
                 */
                readonly target?: readonly string[];
                /**
                 * @description Kind of what it concerns when that is no ticket.
                 * @example [
                 *       "macro"
                 *     ]
                 */
                readonly target_type?: readonly string[];
                /**
                 * @description Way it came in: email, chat, phone, web.
                 * @example [
                 *       "email"
                 *     ]
                 */
                readonly channel?: readonly string[];
                /**
                 * @description How it ended: SUCCESS, FAILURE, DENIED, UNKNOWN.
                 * @example [
                 *       "SUCCESS"
                 *     ]
                 */
                readonly outcome?: readonly string[];
                /**
                 * @description Address of the actor, IPv4 or IPv6, or a range in CIDR notation.
                 * @example [
                 *       "192.0.2.0/24"
                 *     ]
                 */
                readonly ip?: readonly string[];
                /**
                 * @description Id of the session.
                 * @example [
                 *       "session-9"
                 *     ]
                 */
                readonly session?: readonly string[];
                /**
                 * @description Id of the request that caused it.
                 * @example [
                 *       "request-4"
                 *     ]
                 */
                readonly request?: readonly string[];
                /**
                 * @description Label of that key.
                 * @example {
                 *       "label.key": "gold"
                 *     }
                 */
                readonly label?: {
                    readonly [key: string]: string;
                };
                /**
                 * @description Field of the action of that name, as text.
                 * @example {
                 *       "detail.key": "OPEN"
                 *     }
                 */
                readonly detail?: {
                    readonly [key: string]: string;
                };
                /**
                 * @description Words that are all found in names, the reason or the fields of the action, as part of a text, in letters of either case. Words in double quotes belong together; `!` in front of one: it is not found.
                 * @example refund
                 */
                readonly q?: string;
                /**
                 * @description Earliest time, inclusive: a date, a date and time with zone, or how long ago (`-7d`, `-90m`; s, m, h, d, w).
                 * @example 2016-02-29T00:00:00Z
                 */
                readonly from?: string;
                /**
                 * @description Latest time, exclusive: a date, a date and time with zone, or how long ago (`-7d`, `-90m`; s, m, h, d, w).
                 * @example 2016-03-01T00:00:00Z
                 */
                readonly to?: string;
                /**
                 * @description The same filters in one line: `action:ticket.* -actor:bot-1 after:-7d "refund"`. Must hold together with the other parameters. See docs/query-api.md.
                 * @example action:ticket.* -actor:bot-1
                 */
                readonly query?: string;
                /** @description Which end of the list comes first. */
                readonly order?: "newest" | "oldest";
                /** @description Which time `from`, `to` and the order mean: when it happened, or when it came in (`ingested_at`). */
                readonly clock?: "occurred" | "ingested";
                /**
                 * @description Begins the list at this moment, with cursors both ways: with the newest event that is not later, or, oldest first, with the oldest that is not earlier. A cursor goes on from there, whatever this says.
                 * @example 2016-02-29T00:00:00Z
                 */
                readonly at?: string;
                /** @description Whether all events of the list are counted. `exact` may take long, and is refused beyond the limits of one query; `estimate` is exact up to 10000 and says `at_least` beyond. */
                readonly count?: "none" | "estimate" | "exact";
                /**
                 * @description Events per page.
                 * @example 20
                 */
                readonly limit?: number;
                /** @description `next_cursor` of the page before. All other parameters but `limit` stay as they were. */
                readonly cursor?: string;
            };
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            /** @description The answer */
            readonly 200: {
                headers: {
                    /** @description Up to when the log was complete before it was read, by the clock of the brokers; absent when not known. */
                    readonly "Docket-Complete-Up-To"?: string;
                    readonly [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "events": [
                     *         {
                     *           "event_id": "0190b5a4-7c1e-7bb3-9a54-3f1f5f0f7a21",
                     *           "occurred_at": "2016-02-29T01:16:00.000Z",
                     *           "tenant_id": "acme",
                     *           "action": "ticket.status_changed",
                     *           "actor": {
                     *             "type": "AGENT",
                     *             "id": "agent-7",
                     *             "name": "Ana Silva",
                     *             "department_id": "support"
                     *           },
                     *           "department": "support",
                     *           "ticket_id": "INC0000045",
                     *           "channel": "email",
                     *           "outcome": "SUCCESS",
                     *           "producer": {
                     *             "service": "helpdesk",
                     *             "instance": "b7c4",
                     *             "sequence": 1042
                     *           },
                     *           "labels": {},
                     *           "details": {
                     *             "from": "New",
                     *             "to": "Active",
                     *             "to_category": "OPEN"
                     *           },
                     *           "schema_id": 7,
                     *           "epoch": 1,
                     *           "partition": 3,
                     *           "offset": 1184,
                     *           "appended_at": "2016-02-29T01:16:00.412Z",
                     *           "ingested_at": "2016-02-29T01:16:00.633Z"
                     *         }
                     *       ],
                     *       "next_cursor": null,
                     *       "previous_cursor": null,
                     *       "count": {
                     *         "value": 1,
                     *         "relation": "exact"
                     *       }
                     *     }
                     */
                    readonly "application/json": {
                        readonly events: readonly components["schemas"]["Event"][];
                        /** @description Continues the list; null on its last page */
                        readonly next_cursor: string | null;
                        /** @description The page in front of this one, which may have become empty; null on the first page */
                        readonly previous_cursor: string | null;
                        /** @description Events of the whole list, when asked for */
                        readonly count?: {
                            readonly value: number;
                            /** @enum {string} */
                            readonly relation: "exact" | "at_least";
                        };
                    };
                };
            };
            readonly 400: components["responses"]["Problem400"];
            readonly 401: components["responses"]["Problem401"];
            readonly 403: components["responses"]["Problem403"];
            readonly 408: components["responses"]["Problem408"];
            readonly 422: components["responses"]["Problem422"];
            readonly 429: components["responses"]["Problem429"];
            readonly 431: components["responses"]["Problem431"];
            readonly 500: components["responses"]["Problem500"];
            readonly 503: components["responses"]["Problem503"];
        };
    };
    readonly streamEvents: {
        readonly parameters: {
            readonly query?: {
                /**
                 * @description Position to go on from: `next_cursor` of the answer before, or an event id of the live tail. `now` leaves out what is there already; without it everything is given from the beginning. The header `Last-Event-ID` has precedence; without both: `now`.
                 * @example now
                 */
                readonly after?: string;
                /**
                 * @description Action, or all of a category with `.*`. Actions `audit.*` are left out unless asked for here. `!` in front negates, `*` is any value and `!*` none; `\` in front of `!`, `*` or `\` takes it for itself.
                 * @example [
                 *       "ticket.*"
                 *     ]
                 */
                readonly action?: readonly string[];
                /**
                 * @description Id of the actor.
                 * @example [
                 *       "agent-7"
                 *     ]
                 */
                readonly actor?: readonly string[];
                /**
                 * @description What the actor is: AGENT, CONTACT, SYSTEM, BOT, API, UNKNOWN.
                 * @example [
                 *       "AGENT"
                 *     ]
                 */
                readonly actor_type?: readonly string[];
                /**
                 * @description Id of whom the actor acted for (impersonation).
                 * @example [
                 *       "contact-3"
                 *     ]
                 */
                readonly on_behalf_of?: readonly string[];
                /**
                 * @description Department of the event: where it took place, else the one of the actor.
                 * @example [
                 *       "support"
                 *     ]
                 */
                readonly department?: readonly string[];
                /**
                 * @description Id of the ticket.
                 * @example [
                 *       "INC0000045"
                 *     ]
                 */
                readonly ticket?: readonly string[];
                /**
                 * @description Id of what it concerns when that is no ticket.
                 * @example [
                 *       "macro-12"
                 *     ]
                 */
                readonly target?: readonly string[];
                /**
                 * @description Kind of what it concerns when that is no ticket.
                 * @example [
                 *       "macro"
                 *     ]
                 */
                readonly target_type?: readonly string[];
                /**
                 * @description Way it came in: email, chat, phone, web.
                 * @example [
                 *       "email"
                 *     ]
                 */
                readonly channel?: readonly string[];
                /**
                 * @description How it ended: SUCCESS, FAILURE, DENIED, UNKNOWN.
                 * @example [
                 *       "SUCCESS"
                 *     ]
                 */
                readonly outcome?: readonly string[];
                /**
                 * @description Address of the actor, IPv4 or IPv6, or a range in CIDR notation.
                 * @example [
                 *       "192.0.2.0/24"
                 *     ]
                 */
                readonly ip?: readonly string[];
                /**
                 * @description Id of the session.
                 * @example [
                 *       "session-9"
                 *     ]
                 */
                readonly session?: readonly string[];
                /**
                 * @description Id of the request that caused it.
                 * @example [
                 *       "request-4"
                 *     ]
                 */
                readonly request?: readonly string[];
                /**
                 * @description Label of that key.
                 * @example {
                 *       "label.key": "gold"
                 *     }
                 */
                readonly label?: {
                    readonly [key: string]: string;
                };
                /**
                 * @description Field of the action of that name, as text.
                 * @example {
                 *       "detail.key": "OPEN"
                 *     }
                 */
                readonly detail?: {
                    readonly [key: string]: string;
                };
                /**
                 * @description Words that are all found in names, the reason or the fields of the action, as part of a text, in letters of either case. Words in double quotes belong together; `!` in front of one: it is not found.
                 * @example refund
                 */
                readonly q?: string;
                /**
                 * @description Earliest time, inclusive: a date, a date and time with zone, or how long ago (`-7d`, `-90m`; s, m, h, d, w).
                 * @example 2016-02-29T00:00:00Z
                 */
                readonly from?: string;
                /**
                 * @description Latest time, exclusive: a date, a date and time with zone, or how long ago (`-7d`, `-90m`; s, m, h, d, w).
                 * @example 2016-03-01T00:00:00Z
                 */
                readonly to?: string;
                /**
                 * @description The same filters in one line: `action:ticket.* -actor:bot-1 after:-7d "refund"`. Must hold together with the other parameters. See docs/query-api.md.
                 * @example action:ticket.* -actor:bot-1
                 */
                readonly query?: string;
            };
            readonly header?: {
                /** @description Position behind the last event that was received. */
                readonly "Last-Event-ID"?: string;
            };
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            /** @description The answer */
            readonly 200: {
                headers: {
                    /** @description Up to when the log was complete before it was read, by the clock of the brokers; absent when not known. */
                    readonly "Docket-Complete-Up-To"?: string;
                    readonly [name: string]: unknown;
                };
                content: {
                    /**
                     * @example id: W1tbMSwzLDExODVdXSwiLi4uIl0
                     *     event: event
                     *     data: {"event_id":"0190b5a4-7c1e-7bb3-9a54-3f1f5f0f7a21"}
                     */
                    readonly "text/event-stream": string;
                };
            };
            readonly 400: components["responses"]["Problem400"];
            readonly 401: components["responses"]["Problem401"];
            readonly 403: components["responses"]["Problem403"];
            readonly 408: components["responses"]["Problem408"];
            readonly 422: components["responses"]["Problem422"];
            readonly 429: components["responses"]["Problem429"];
            readonly 431: components["responses"]["Problem431"];
            readonly 500: components["responses"]["Problem500"];
            readonly 503: components["responses"]["Problem503"];
        };
    };
    readonly exportEvents: {
        readonly parameters: {
            readonly query?: {
                /**
                 * @description Action, or all of a category with `.*`. Actions `audit.*` are left out unless asked for here. `!` in front negates, `*` is any value and `!*` none; `\` in front of `!`, `*` or `\` takes it for itself.
                 * @example [
                 *       "ticket.*"
                 *     ]
                 */
                readonly action?: readonly string[];
                /**
                 * @description Id of the actor.
                 * @example [
                 *       "agent-7"
                 *     ]
                 */
                readonly actor?: readonly string[];
                /**
                 * @description What the actor is: AGENT, CONTACT, SYSTEM, BOT, API, UNKNOWN.
                 * @example [
                 *       "AGENT"
                 *     ]
                 */
                readonly actor_type?: readonly string[];
                /**
                 * @description Id of whom the actor acted for (impersonation).
                 * @example [
                 *       "contact-3"
                 *     ]
                 */
                readonly on_behalf_of?: readonly string[];
                /**
                 * @description Department of the event: where it took place, else the one of the actor.
                 * @example [
                 *       "support"
                 *     ]
                 */
                readonly department?: readonly string[];
                /**
                 * @description Id of the ticket.
                 * @example [
                 *       "INC0000045"
                 *     ]
                 */
                readonly ticket?: readonly string[];
                /**
                 * @description Id of what it concerns when that is no ticket.
                 * @example [
                 *       "macro-12"
                 *     ]
                 */
                readonly target?: readonly string[];
                /**
                 * @description Kind of what it concerns when that is no ticket.
                 * @example [
                 *       "macro"
                 *     ]
                 */
                readonly target_type?: readonly string[];
                /**
                 * @description Way it came in: email, chat, phone, web.
                 * @example [
                 *       "email"
                 *     ]
                 */
                readonly channel?: readonly string[];
                /**
                 * @description How it ended: SUCCESS, FAILURE, DENIED, UNKNOWN.
                 * @example [
                 *       "SUCCESS"
                 *     ]
                 */
                readonly outcome?: readonly string[];
                /**
                 * @description Address of the actor, IPv4 or IPv6, or a range in CIDR notation.
                 * @example [
                 *       "192.0.2.0/24"
                 *     ]
                 */
                readonly ip?: readonly string[];
                /**
                 * @description Id of the session.
                 * @example [
                 *       "session-9"
                 *     ]
                 */
                readonly session?: readonly string[];
                /**
                 * @description Id of the request that caused it.
                 * @example [
                 *       "request-4"
                 *     ]
                 */
                readonly request?: readonly string[];
                /**
                 * @description Label of that key.
                 * @example {
                 *       "label.key": "gold"
                 *     }
                 */
                readonly label?: {
                    readonly [key: string]: string;
                };
                /**
                 * @description Field of the action of that name, as text.
                 * @example {
                 *       "detail.key": "OPEN"
                 *     }
                 */
                readonly detail?: {
                    readonly [key: string]: string;
                };
                /**
                 * @description Words that are all found in names, the reason or the fields of the action, as part of a text, in letters of either case. Words in double quotes belong together; `!` in front of one: it is not found.
                 * @example refund
                 */
                readonly q?: string;
                /**
                 * @description Earliest time, inclusive: a date, a date and time with zone, or how long ago (`-7d`, `-90m`; s, m, h, d, w).
                 * @example 2016-02-29T00:00:00Z
                 */
                readonly from?: string;
                /**
                 * @description Latest time, exclusive: a date, a date and time with zone, or how long ago (`-7d`, `-90m`; s, m, h, d, w).
                 * @example 2016-03-01T00:00:00Z
                 */
                readonly to?: string;
                /**
                 * @description The same filters in one line: `action:ticket.* -actor:bot-1 after:-7d "refund"`. Must hold together with the other parameters. See docs/query-api.md.
                 * @example action:ticket.* -actor:bot-1
                 */
                readonly query?: string;
                /** @description Which time `from`, `to` and the order mean: when it happened, or when it came in (`ingested_at`). */
                readonly clock?: "occurred" | "ingested";
                /** @description CSV (RFC 4180, safe in spreadsheets), NDJSON (an event of the contract per line) or Parquet. */
                readonly format?: "csv" | "ndjson" | "parquet";
                /**
                 * @description Columns, by commas, in this order; all of them without it. Single labels and details are `label.<key>` and `detail.<key>`. There are event_id, occurred_at, tenant_id, action, actor_type, actor_id, actor_name, actor_email, actor_role, actor_department_id, on_behalf_of_type, on_behalf_of_id, on_behalf_of_name, on_behalf_of_email, on_behalf_of_role, on_behalf_of_department_id, department, department_id, department_name, ticket_id, target_type, target_id, target_name, channel, session_id, request_id, trace_id, ip, user_agent, outcome, reason, producer_service, producer_instance, producer_sequence, subject_key_id, labels, details, schema_id, epoch, partition, offset, appended_at, ingested_at.
                 * @example [
                 *       "occurred_at,action,actor_id,ticket_id"
                 *     ]
                 */
                readonly columns?: readonly string[];
                /** @description The file itself is packed by gzip. Parquet is packed already. */
                readonly compress?: "none" | "gzip";
                /** @description Which end comes first, by when it happened. */
                readonly order?: "newest" | "oldest";
            };
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            /** @description The answer */
            readonly 200: {
                headers: {
                    /** @description Up to when the log was complete before it was read, by the clock of the brokers; absent when not known. */
                    readonly "Docket-Complete-Up-To"?: string;
                    /** @description How many events the file has. */
                    readonly "Docket-Rows"?: number;
                    /**
                     * @description What to call it.
                     * @example attachment; filename="events-2026-03-01T09-30-00Z.csv"
                     */
                    readonly "Content-Disposition"?: string;
                    readonly [name: string]: unknown;
                };
                content: {
                    /**
                     * @example occurred_at,action
                     *     2016-02-29T01:16:00.000Z,"ticket.created"
                     */
                    readonly "text/csv; charset=utf-8; header=present": string;
                    readonly "application/x-ndjson": string;
                    readonly "application/vnd.apache.parquet": string;
                    readonly "application/gzip": string;
                };
            };
            readonly 400: components["responses"]["Problem400"];
            readonly 401: components["responses"]["Problem401"];
            readonly 403: components["responses"]["Problem403"];
            readonly 408: components["responses"]["Problem408"];
            readonly 422: components["responses"]["Problem422"];
            readonly 429: components["responses"]["Problem429"];
            readonly 431: components["responses"]["Problem431"];
            readonly 500: components["responses"]["Problem500"];
            readonly 503: components["responses"]["Problem503"];
        };
    };
    readonly findEvent: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path: {
                /**
                 * @description `event_id`.
                 * @example 0190b5a4-7c1e-7bb3-9a54-3f1f5f0f7a21
                 */
                readonly id: string;
            };
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            /** @description The answer */
            readonly 200: {
                headers: {
                    /** @description Up to when the log was complete before it was read, by the clock of the brokers; absent when not known. */
                    readonly "Docket-Complete-Up-To"?: string;
                    readonly [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "event_id": "0190b5a4-7c1e-7bb3-9a54-3f1f5f0f7a21",
                     *       "occurred_at": "2016-02-29T01:16:00.000Z",
                     *       "tenant_id": "acme",
                     *       "action": "ticket.status_changed",
                     *       "actor": {
                     *         "type": "AGENT",
                     *         "id": "agent-7",
                     *         "name": "Ana Silva",
                     *         "department_id": "support"
                     *       },
                     *       "department": "support",
                     *       "ticket_id": "INC0000045",
                     *       "channel": "email",
                     *       "outcome": "SUCCESS",
                     *       "producer": {
                     *         "service": "helpdesk",
                     *         "instance": "b7c4",
                     *         "sequence": 1042
                     *       },
                     *       "labels": {},
                     *       "details": {
                     *         "from": "New",
                     *         "to": "Active",
                     *         "to_category": "OPEN"
                     *       },
                     *       "schema_id": 7,
                     *       "epoch": 1,
                     *       "partition": 3,
                     *       "offset": 1184,
                     *       "appended_at": "2016-02-29T01:16:00.412Z",
                     *       "ingested_at": "2016-02-29T01:16:00.633Z"
                     *     }
                     */
                    readonly "application/json": components["schemas"]["Event"];
                };
            };
            readonly 400: components["responses"]["Problem400"];
            readonly 401: components["responses"]["Problem401"];
            readonly 403: components["responses"]["Problem403"];
            readonly 404: components["responses"]["Problem404"];
            readonly 408: components["responses"]["Problem408"];
            readonly 414: components["responses"]["Problem414"];
            readonly 422: components["responses"]["Problem422"];
            readonly 429: components["responses"]["Problem429"];
            readonly 431: components["responses"]["Problem431"];
            readonly 500: components["responses"]["Problem500"];
            readonly 503: components["responses"]["Problem503"];
        };
    };
    readonly listChanges: {
        readonly parameters: {
            readonly query?: {
                /**
                 * @description Position to go on from: `next_cursor` of the answer before, or an event id of the live tail. `now` leaves out what is there already; without it everything is given from the beginning.
                 * @example now
                 */
                readonly after?: string;
                /**
                 * @description Action, or all of a category with `.*`. Actions `audit.*` are left out unless asked for here. `!` in front negates, `*` is any value and `!*` none; `\` in front of `!`, `*` or `\` takes it for itself.
                 * @example [
                 *       "ticket.*"
                 *     ]
                 */
                readonly action?: readonly string[];
                /**
                 * @description Id of the actor.
                 * @example [
                 *       "agent-7"
                 *     ]
                 */
                readonly actor?: readonly string[];
                /**
                 * @description What the actor is: AGENT, CONTACT, SYSTEM, BOT, API, UNKNOWN.
                 * @example [
                 *       "AGENT"
                 *     ]
                 */
                readonly actor_type?: readonly string[];
                /**
                 * @description Id of whom the actor acted for (impersonation).
                 * @example [
                 *       "contact-3"
                 *     ]
                 */
                readonly on_behalf_of?: readonly string[];
                /**
                 * @description Department of the event: where it took place, else the one of the actor.
                 * @example [
                 *       "support"
                 *     ]
                 */
                readonly department?: readonly string[];
                /**
                 * @description Id of the ticket.
                 * @example [
                 *       "INC0000045"
                 *     ]
                 */
                readonly ticket?: readonly string[];
                /**
                 * @description Id of what it concerns when that is no ticket.
                 * @example [
                 *       "macro-12"
                 *     ]
                 */
                readonly target?: readonly string[];
                /**
                 * @description Kind of what it concerns when that is no ticket.
                 * @example [
                 *       "macro"
                 *     ]
                 */
                readonly target_type?: readonly string[];
                /**
                 * @description Way it came in: email, chat, phone, web.
                 * @example [
                 *       "email"
                 *     ]
                 */
                readonly channel?: readonly string[];
                /**
                 * @description How it ended: SUCCESS, FAILURE, DENIED, UNKNOWN.
                 * @example [
                 *       "SUCCESS"
                 *     ]
                 */
                readonly outcome?: readonly string[];
                /**
                 * @description Address of the actor, IPv4 or IPv6, or a range in CIDR notation.
                 * @example [
                 *       "192.0.2.0/24"
                 *     ]
                 */
                readonly ip?: readonly string[];
                /**
                 * @description Id of the session.
                 * @example [
                 *       "session-9"
                 *     ]
                 */
                readonly session?: readonly string[];
                /**
                 * @description Id of the request that caused it.
                 * @example [
                 *       "request-4"
                 *     ]
                 */
                readonly request?: readonly string[];
                /**
                 * @description Label of that key.
                 * @example {
                 *       "label.key": "gold"
                 *     }
                 */
                readonly label?: {
                    readonly [key: string]: string;
                };
                /**
                 * @description Field of the action of that name, as text.
                 * @example {
                 *       "detail.key": "OPEN"
                 *     }
                 */
                readonly detail?: {
                    readonly [key: string]: string;
                };
                /**
                 * @description Words that are all found in names, the reason or the fields of the action, as part of a text, in letters of either case. Words in double quotes belong together; `!` in front of one: it is not found.
                 * @example refund
                 */
                readonly q?: string;
                /**
                 * @description Earliest time, inclusive: a date, a date and time with zone, or how long ago (`-7d`, `-90m`; s, m, h, d, w).
                 * @example 2016-02-29T00:00:00Z
                 */
                readonly from?: string;
                /**
                 * @description Latest time, exclusive: a date, a date and time with zone, or how long ago (`-7d`, `-90m`; s, m, h, d, w).
                 * @example 2016-03-01T00:00:00Z
                 */
                readonly to?: string;
                /**
                 * @description The same filters in one line: `action:ticket.* -actor:bot-1 after:-7d "refund"`. Must hold together with the other parameters. See docs/query-api.md.
                 * @example action:ticket.* -actor:bot-1
                 */
                readonly query?: string;
                /** @description Which time `from`, `to` and the order mean: when it happened, or when it came in (`ingested_at`). */
                readonly clock?: "occurred" | "ingested";
                /**
                 * @description Events per page.
                 * @example 20
                 */
                readonly limit?: number;
            };
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            /** @description The answer */
            readonly 200: {
                headers: {
                    /** @description Up to when the log was complete before it was read, by the clock of the brokers; absent when not known. */
                    readonly "Docket-Complete-Up-To"?: string;
                    readonly [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "events": [
                     *         {
                     *           "event_id": "0190b5a4-7c1e-7bb3-9a54-3f1f5f0f7a21",
                     *           "occurred_at": "2016-02-29T01:16:00.000Z",
                     *           "tenant_id": "acme",
                     *           "action": "ticket.status_changed",
                     *           "actor": {
                     *             "type": "AGENT",
                     *             "id": "agent-7",
                     *             "name": "Ana Silva",
                     *             "department_id": "support"
                     *           },
                     *           "department": "support",
                     *           "ticket_id": "INC0000045",
                     *           "channel": "email",
                     *           "outcome": "SUCCESS",
                     *           "producer": {
                     *             "service": "helpdesk",
                     *             "instance": "b7c4",
                     *             "sequence": 1042
                     *           },
                     *           "labels": {},
                     *           "details": {
                     *             "from": "New",
                     *             "to": "Active",
                     *             "to_category": "OPEN"
                     *           },
                     *           "schema_id": 7,
                     *           "epoch": 1,
                     *           "partition": 3,
                     *           "offset": 1184,
                     *           "appended_at": "2016-02-29T01:16:00.412Z",
                     *           "ingested_at": "2016-02-29T01:16:00.633Z"
                     *         }
                     *       ],
                     *       "next_cursor": "W1tbMSwzLDExODVdXSwiLi4uIl0",
                     *       "caught_up": true
                     *     }
                     */
                    readonly "application/json": {
                        readonly events: readonly components["schemas"]["Event"][];
                        /** @description Where to go on, also when there are no events */
                        readonly next_cursor: string;
                        /** @description There was nothing more at that moment; else ask again at once */
                        readonly caught_up: boolean;
                    };
                };
            };
            readonly 400: components["responses"]["Problem400"];
            readonly 401: components["responses"]["Problem401"];
            readonly 403: components["responses"]["Problem403"];
            readonly 408: components["responses"]["Problem408"];
            readonly 422: components["responses"]["Problem422"];
            readonly 429: components["responses"]["Problem429"];
            readonly 431: components["responses"]["Problem431"];
            readonly 500: components["responses"]["Problem500"];
            readonly 503: components["responses"]["Problem503"];
        };
    };
    readonly listFields: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            /** @description The answer */
            readonly 200: {
                headers: {
                    /** @description Up to when the log was complete before it was read, by the clock of the brokers; absent when not known. */
                    readonly "Docket-Complete-Up-To"?: string;
                    readonly [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "fields": [
                     *         {
                     *           "name": "channel",
                     *           "type": "text",
                     *           "description": "Way it came in: email, chat, phone, web.",
                     *           "operators": [
                     *             "equals",
                     *             "not",
                     *             "exists",
                     *             "missing"
                     *           ],
                     *           "example": "email",
                     *           "query": "channel:email",
                     *           "values_path": "/v1/fields/channel/values"
                     *         }
                     *       ]
                     *     }
                     */
                    readonly "application/json": {
                        readonly fields: readonly {
                            /** @description Name of the parameter; fields of type map have `.<key>` behind it */
                            readonly name: string;
                            /** @enum {string} */
                            readonly type: "action" | "text" | "choice" | "address" | "map" | "words" | "time";
                            readonly description: string;
                            readonly operators: readonly ("equals" | "not" | "exists" | "missing" | "category" | "range" | "contains" | "since" | "before")[];
                            /** @description A value */
                            readonly example: string;
                            /** @description The same in `?query=` */
                            readonly query: string;
                            /** @description All values there are, when they are few */
                            readonly values?: readonly string[];
                            /** @description Where values of the tenant are listed */
                            readonly values_path?: string;
                        }[];
                    };
                };
            };
            readonly 400: components["responses"]["Problem400"];
            readonly 401: components["responses"]["Problem401"];
            readonly 403: components["responses"]["Problem403"];
            readonly 408: components["responses"]["Problem408"];
            readonly 422: components["responses"]["Problem422"];
            readonly 429: components["responses"]["Problem429"];
            readonly 431: components["responses"]["Problem431"];
            readonly 500: components["responses"]["Problem500"];
            readonly 503: components["responses"]["Problem503"];
        };
    };
    readonly fieldValues: {
        readonly parameters: {
            readonly query?: {
                /**
                 * @description Values that begin so, in letters of either case.
                 * @example e
                 */
                readonly prefix?: string;
                /** @description Most values that are given. */
                readonly limit?: number;
            };
            readonly header?: never;
            readonly path: {
                /**
                 * @description Name of the field, as `/v1/fields` has it.
                 * @example channel
                 */
                readonly name: string;
            };
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            /** @description The answer */
            readonly 200: {
                headers: {
                    /** @description Up to when the log was complete before it was read, by the clock of the brokers; absent when not known. */
                    readonly "Docket-Complete-Up-To"?: string;
                    readonly [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "name": "channel",
                     *       "values": [
                     *         {
                     *           "value": "email",
                     *           "count": 1042
                     *         }
                     *       ]
                     *     }
                     */
                    readonly "application/json": {
                        readonly name: string;
                        readonly values: readonly {
                            readonly value: string;
                            /** @description Among the events that were looked at */
                            readonly count: number;
                        }[];
                    };
                };
            };
            readonly 400: components["responses"]["Problem400"];
            readonly 401: components["responses"]["Problem401"];
            readonly 403: components["responses"]["Problem403"];
            readonly 404: components["responses"]["Problem404"];
            readonly 408: components["responses"]["Problem408"];
            readonly 414: components["responses"]["Problem414"];
            readonly 422: components["responses"]["Problem422"];
            readonly 429: components["responses"]["Problem429"];
            readonly 431: components["responses"]["Problem431"];
            readonly 500: components["responses"]["Problem500"];
            readonly 503: components["responses"]["Problem503"];
        };
    };
    readonly ticketTimeline: {
        readonly parameters: {
            readonly query?: {
                /**
                 * @description Whether events of tickets that it was split off or merged from (ancestors), and that it was split, merged or forwarded into (descendants), are in the timeline, 10 steps and 100 tickets at most.
                 * @example true
                 */
                readonly lineage?: boolean;
                /**
                 * @description Moment, inclusive: later events are left out, and `state` says how the ticket stood then, whatever the other filters are. Pages with `cursor` do not repeat it.
                 * @example 2016-02-29T02:00:00Z
                 */
                readonly as_of?: string | unknown | unknown;
                /**
                 * @description Action, or all of a category with `.*`. Actions `audit.*` are left out unless asked for here. `!` in front negates, `*` is any value and `!*` none; `\` in front of `!`, `*` or `\` takes it for itself.
                 * @example [
                 *       "ticket.*"
                 *     ]
                 */
                readonly action?: readonly string[];
                /**
                 * @description Id of the actor.
                 * @example [
                 *       "agent-7"
                 *     ]
                 */
                readonly actor?: readonly string[];
                /**
                 * @description What the actor is: AGENT, CONTACT, SYSTEM, BOT, API, UNKNOWN.
                 * @example [
                 *       "AGENT"
                 *     ]
                 */
                readonly actor_type?: readonly string[];
                /**
                 * @description Id of whom the actor acted for (impersonation).
                 * @example [
                 *       "contact-3"
                 *     ]
                 */
                readonly on_behalf_of?: readonly string[];
                /**
                 * @description Department of the event: where it took place, else the one of the actor.
                 * @example [
                 *       "support"
                 *     ]
                 */
                readonly department?: readonly string[];
                /**
                 * @description Id of what it concerns when that is no ticket.
                 * @example [
                 *       "macro-12"
                 *     ]
                 */
                readonly target?: readonly string[];
                /**
                 * @description Kind of what it concerns when that is no ticket.
                 * @example [
                 *       "macro"
                 *     ]
                 */
                readonly target_type?: readonly string[];
                /**
                 * @description Way it came in: email, chat, phone, web.
                 * @example [
                 *       "email"
                 *     ]
                 */
                readonly channel?: readonly string[];
                /**
                 * @description How it ended: SUCCESS, FAILURE, DENIED, UNKNOWN.
                 * @example [
                 *       "SUCCESS"
                 *     ]
                 */
                readonly outcome?: readonly string[];
                /**
                 * @description Address of the actor, IPv4 or IPv6, or a range in CIDR notation.
                 * @example [
                 *       "192.0.2.0/24"
                 *     ]
                 */
                readonly ip?: readonly string[];
                /**
                 * @description Id of the session.
                 * @example [
                 *       "session-9"
                 *     ]
                 */
                readonly session?: readonly string[];
                /**
                 * @description Id of the request that caused it.
                 * @example [
                 *       "request-4"
                 *     ]
                 */
                readonly request?: readonly string[];
                /**
                 * @description Label of that key.
                 * @example {
                 *       "label.key": "gold"
                 *     }
                 */
                readonly label?: {
                    readonly [key: string]: string;
                };
                /**
                 * @description Field of the action of that name, as text.
                 * @example {
                 *       "detail.key": "OPEN"
                 *     }
                 */
                readonly detail?: {
                    readonly [key: string]: string;
                };
                /**
                 * @description Words that are all found in names, the reason or the fields of the action, as part of a text, in letters of either case. Words in double quotes belong together; `!` in front of one: it is not found.
                 * @example refund
                 */
                readonly q?: string;
                /**
                 * @description Earliest time, inclusive: a date, a date and time with zone, or how long ago (`-7d`, `-90m`; s, m, h, d, w).
                 * @example 2016-02-29T00:00:00Z
                 */
                readonly from?: string;
                /**
                 * @description Latest time, exclusive: a date, a date and time with zone, or how long ago (`-7d`, `-90m`; s, m, h, d, w).
                 * @example 2016-03-01T00:00:00Z
                 */
                readonly to?: string;
                /**
                 * @description The same filters in one line: `action:ticket.* -actor:bot-1 after:-7d "refund"`. Must hold together with the other parameters. See docs/query-api.md.
                 * @example action:ticket.* -actor:bot-1
                 */
                readonly query?: string;
                /**
                 * @description Events per page.
                 * @example 20
                 */
                readonly limit?: number;
                /** @description `next_cursor` of the page before. All other parameters but `limit` stay as they were. */
                readonly cursor?: string;
            };
            readonly header?: never;
            readonly path: {
                /**
                 * @description Id of the ticket.
                 * @example INC0000045
                 */
                readonly id: string;
            };
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            /** @description The answer */
            readonly 200: {
                headers: {
                    /** @description Up to when the log was complete before it was read, by the clock of the brokers; absent when not known. */
                    readonly "Docket-Complete-Up-To"?: string;
                    readonly [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "ticket_id": "INC0000045",
                     *       "as_of": "2016-02-29T02:00:00.000Z",
                     *       "state": {
                     *         "status": {
                     *           "value": "Active",
                     *           "category": "OPEN",
                     *           "since": "2016-02-29T01:16:00.000Z",
                     *           "event_id": "0190b5a4-7c1e-7bb3-9a54-3f1f5f0f7a21"
                     *         },
                     *         "agent": {
                     *           "value": "agent-7",
                     *           "name": "Ana Silva",
                     *           "since": "2016-02-29T01:10:00.000Z",
                     *           "event_id": "0190b5a4-5a10-7c2e-8d11-6f0c2b1e9a04"
                     *         },
                     *         "department": {
                     *           "value": "support",
                     *           "since": "2016-02-29T01:02:00.000Z",
                     *           "event_id": "0190b5a4-1b00-7e4d-a3c9-0f9d6c7e5b12"
                     *         },
                     *         "priority": null,
                     *         "tags": [
                     *           {
                     *             "tag": "refund",
                     *             "since": "2016-02-29T01:12:00.000Z",
                     *             "event_id": "0190b5a4-61f7-7a55-b0e2-5b8f1d2c3e4f"
                     *           }
                     *         ],
                     *         "tags_complete": true,
                     *         "created_at": "2016-02-29T01:02:00.000Z",
                     *         "last_event_at": "2016-02-29T01:16:00.000Z",
                     *         "events": 5
                     *       },
                     *       "lineage": {
                     *         "tickets": [
                     *           {
                     *             "ticket_id": "INC0000045",
                     *             "relation": "self",
                     *             "distance": 0,
                     *             "via": null,
                     *             "of": null
                     *           },
                     *           {
                     *             "ticket_id": "INC0000044",
                     *             "relation": "ancestor",
                     *             "distance": 1,
                     *             "via": "split",
                     *             "of": "INC0000045"
                     *           }
                     *         ],
                     *         "complete": true,
                     *         "most_steps": 10,
                     *         "most_tickets": 100
                     *       },
                     *       "events": [
                     *         {
                     *           "event_id": "0190b5a4-7c1e-7bb3-9a54-3f1f5f0f7a21",
                     *           "occurred_at": "2016-02-29T01:16:00.000Z",
                     *           "tenant_id": "acme",
                     *           "action": "ticket.status_changed",
                     *           "actor": {
                     *             "type": "AGENT",
                     *             "id": "agent-7",
                     *             "name": "Ana Silva",
                     *             "department_id": "support"
                     *           },
                     *           "department": "support",
                     *           "ticket_id": "INC0000045",
                     *           "channel": "email",
                     *           "outcome": "SUCCESS",
                     *           "producer": {
                     *             "service": "helpdesk",
                     *             "instance": "b7c4",
                     *             "sequence": 1042
                     *           },
                     *           "labels": {},
                     *           "details": {
                     *             "from": "New",
                     *             "to": "Active",
                     *             "to_category": "OPEN"
                     *           },
                     *           "schema_id": 7,
                     *           "epoch": 1,
                     *           "partition": 3,
                     *           "offset": 1184,
                     *           "appended_at": "2016-02-29T01:16:00.412Z",
                     *           "ingested_at": "2016-02-29T01:16:00.633Z",
                     *           "since_previous_ms": 240000,
                     *           "relation": "self"
                     *         }
                     *       ],
                     *       "next_cursor": null
                     *     }
                     */
                    readonly "application/json": {
                        readonly ticket_id: string;
                        /** Format: date-time */
                        readonly as_of?: string;
                        /** @description With `as_of`; null when nothing had happened to the ticket yet */
                        readonly state?: {
                            readonly status: {
                                /** @description null: it was taken away, or there was none from the beginning */
                                readonly value: string | null;
                                /** @description NEW, OPEN, WAITING, RESOLVED, CLOSED */
                                readonly category: string | null;
                                /**
                                 * Format: date-time
                                 * @description When it came to hold; what only repeats it changes nothing
                                 */
                                readonly since: string;
                                /**
                                 * Format: uuid
                                 * @description The event that brought it about
                                 */
                                readonly event_id: string;
                            } | null;
                            readonly agent: {
                                /** @description Id of the agent; null: nobody */
                                readonly value: string | null;
                                readonly name: string | null;
                                /**
                                 * Format: date-time
                                 * @description When it came to hold; what only repeats it changes nothing
                                 */
                                readonly since: string;
                                /**
                                 * Format: uuid
                                 * @description The event that brought it about
                                 */
                                readonly event_id: string;
                            } | null;
                            /** @description Where it was transferred to, else where its last event took place */
                            readonly department: {
                                /** @description null: it was taken away, or there was none from the beginning */
                                readonly value: string | null;
                                /**
                                 * Format: date-time
                                 * @description When it came to hold; what only repeats it changes nothing
                                 */
                                readonly since: string;
                                /**
                                 * Format: uuid
                                 * @description The event that brought it about
                                 */
                                readonly event_id: string;
                            } | null;
                            readonly priority: {
                                /** @description null: it was taken away, or there was none from the beginning */
                                readonly value: string | null;
                                /**
                                 * Format: date-time
                                 * @description When it came to hold; what only repeats it changes nothing
                                 */
                                readonly since: string;
                                /**
                                 * Format: uuid
                                 * @description The event that brought it about
                                 */
                                readonly event_id: string;
                            } | null;
                            readonly tags: readonly {
                                readonly tag: string;
                                /**
                                 * Format: date-time
                                 * @description When it came to hold; what only repeats it changes nothing
                                 */
                                readonly since: string;
                                /**
                                 * Format: uuid
                                 * @description The event that brought it about
                                 */
                                readonly event_id: string;
                            }[];
                            /** @description False when it had more than 1000 tags at once */
                            readonly tags_complete: boolean;
                            readonly created_at: string | null;
                            readonly last_event_at: string | null;
                            /** @description Events of the ticket by then */
                            readonly events: number;
                        } | null;
                        /** @description With `lineage=true` */
                        readonly lineage?: {
                            /** @description Tickets whose events are in the timeline, the one asked for first */
                            readonly tickets: readonly {
                                readonly ticket_id: string;
                                /** @enum {string} */
                                readonly relation: "self" | "ancestor" | "descendant";
                                /** @description Steps from the ticket that was asked for */
                                readonly distance: number;
                                /** @description How it is linked to `of` */
                                readonly via: ("split" | "merge" | "forward") | null;
                                /** @description The ticket through which it was found */
                                readonly of: string | null;
                            }[];
                            /** @description False when a bound was met: there may be more relatives */
                            readonly complete: boolean;
                            /** @description Bound on the distance */
                            readonly most_steps: number;
                            /** @description Bound on the tickets */
                            readonly most_tickets: number;
                        };
                        readonly events: readonly {
                            /** Format: uuid */
                            readonly event_id: string;
                            /**
                             * Format: date-time
                             * @description When it happened
                             * @example 2016-02-29T01:16:00.000Z
                             */
                            readonly occurred_at: string;
                            readonly tenant_id: string;
                            /** @example ticket.status_changed */
                            readonly action: string;
                            /** @description Who did it, as they were at that moment */
                            readonly actor: {
                                /** @description AGENT, CONTACT, SYSTEM, BOT or API */
                                readonly type: string;
                                readonly id: string;
                                readonly name?: string;
                                readonly email?: string;
                                readonly role?: string;
                                readonly department_id?: string;
                            };
                            /** @description Whom the actor acted for (impersonation) */
                            readonly on_behalf_of?: {
                                /** @description AGENT, CONTACT, SYSTEM, BOT or API */
                                readonly type: string;
                                readonly id: string;
                                readonly name?: string;
                                readonly email?: string;
                                readonly role?: string;
                                readonly department_id?: string;
                            };
                            /** @description Department of the event: department_id, else that of the actor */
                            readonly department?: string;
                            /** @description Department in which it took place */
                            readonly department_id?: string;
                            readonly department_name?: string;
                            readonly ticket_id?: string;
                            readonly target?: {
                                readonly type: string;
                                readonly id: string;
                                readonly name?: string;
                            };
                            readonly channel?: string;
                            readonly session_id?: string;
                            readonly request_id?: string;
                            readonly trace_id?: string;
                            readonly ip?: string;
                            readonly user_agent?: string;
                            /** @description SUCCESS, FAILURE or DENIED */
                            readonly outcome: string;
                            readonly reason?: string;
                            readonly producer: {
                                readonly service: string;
                                readonly instance: string;
                                readonly sequence: number;
                            };
                            readonly subject_key_id?: string;
                            readonly labels: {
                                readonly [key: string]: string;
                            };
                            /** @description Fields of the action, as text; lists and records as JSON */
                            readonly details: {
                                readonly [key: string]: string;
                            };
                            readonly schema_id: number;
                            /** @description Incarnation of the topic */
                            readonly epoch: number;
                            readonly partition: number;
                            /** @description Offset in the partition; with occurred_at the order within a ticket */
                            readonly offset: number;
                            /**
                             * Format: date-time
                             * @description When the broker appended it
                             * @example 2016-02-29T01:16:00.000Z
                             */
                            readonly appended_at: string;
                            /**
                             * Format: date-time
                             * @description When its batch was decided
                             * @example 2016-02-29T01:16:00.000Z
                             */
                            readonly ingested_at: string;
                            /** @description Milliseconds since the event before it in this timeline; null for the first one of all */
                            readonly since_previous_ms: number | null;
                            /**
                             * @description With `lineage`: what the ticket of the event is to the ticket that was asked for
                             * @enum {string}
                             */
                            readonly relation?: "self" | "ancestor" | "descendant";
                        }[];
                        /** @description Continues the timeline; null on its last page */
                        readonly next_cursor: string | null;
                    };
                };
            };
            readonly 400: components["responses"]["Problem400"];
            readonly 401: components["responses"]["Problem401"];
            readonly 403: components["responses"]["Problem403"];
            readonly 408: components["responses"]["Problem408"];
            readonly 414: components["responses"]["Problem414"];
            readonly 422: components["responses"]["Problem422"];
            readonly 429: components["responses"]["Problem429"];
            readonly 431: components["responses"]["Problem431"];
            readonly 500: components["responses"]["Problem500"];
            readonly 503: components["responses"]["Problem503"];
        };
    };
    readonly agentTimeline: {
        readonly parameters: {
            readonly query: {
                /**
                 * @description Date in `tz`. Required.
                 * @example 2016-02-29
                 */
                readonly day: string;
                /**
                 * @description Time zone (IANA) whose calendar the day is of; UTC without it.
                 * @example Europe/Prague
                 */
                readonly tz?: string;
                /**
                 * @description Action, or all of a category with `.*`. Actions `audit.*` are left out unless asked for here. `!` in front negates, `*` is any value and `!*` none; `\` in front of `!`, `*` or `\` takes it for itself.
                 * @example [
                 *       "ticket.*"
                 *     ]
                 */
                readonly action?: readonly string[];
                /**
                 * @description Events per page.
                 * @example 20
                 */
                readonly limit?: number;
                /** @description `next_cursor` of the page before. All other parameters but `limit` stay as they were. */
                readonly cursor?: string;
            };
            readonly header?: never;
            readonly path: {
                /**
                 * @description Id of the agent.
                 * @example agent-7
                 */
                readonly id: string;
            };
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            /** @description The answer */
            readonly 200: {
                headers: {
                    /** @description Up to when the log was complete before it was read, by the clock of the brokers; absent when not known. */
                    readonly "Docket-Complete-Up-To"?: string;
                    readonly [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "agent_id": "agent-7",
                     *       "day": "2016-02-29",
                     *       "tz": "Europe/Prague",
                     *       "from": "2016-02-28T23:00:00.000Z",
                     *       "to": "2016-02-29T23:00:00.000Z",
                     *       "hours": 24,
                     *       "presence": [
                     *         {
                     *           "category": "ONLINE",
                     *           "began_at": "2016-02-29T07:58:00.000Z",
                     *           "ended_at": "2016-02-29T16:19:30.000Z",
                     *           "began_before": false,
                     *           "ends_after": false,
                     *           "closed_by": "rule",
                     *           "duration_ms": 30090000,
                     *           "began_by": "user.logged_in",
                     *           "session_id": "s-4711",
                     *           "department": "support"
                     *         }
                     *       ],
                     *       "shifts": [
                     *         {
                     *           "began_at": "2016-02-29T07:58:00.000Z",
                     *           "ended_at": "2016-02-29T16:19:30.000Z",
                     *           "began_before": false,
                     *           "ends_after": false,
                     *           "closed_by": "rule",
                     *           "duration_ms": 30090000
                     *         }
                     *       ],
                     *       "views": [
                     *         {
                     *           "ticket_id": "INC0000045",
                     *           "view_id": "v-1",
                     *           "began_at": "2016-02-29T08:01:00.000Z",
                     *           "ended_at": "2016-02-29T08:05:00.000Z",
                     *           "began_before": false,
                     *           "ends_after": false,
                     *           "closed_by": "event",
                     *           "duration_ms": 240000,
                     *           "began_is_computed": false,
                     *           "overlap_ms": 0
                     *         }
                     *       ],
                     *       "calls": [
                     *         {
                     *           "event_id": "0190b5a4-9d2e-7cc4-8b65-2e1f4f0e6b32",
                     *           "occurred_at": "2016-02-29T09:12:00.000Z",
                     *           "ticket_id": "INC0000045",
                     *           "direction": "OUT",
                     *           "duration_ms": 95000,
                     *           "answered": true
                     *         }
                     *       ],
                     *       "totals": {
                     *         "online_ms": 30090000,
                     *         "away_ms": 0,
                     *         "offline_ms": 0,
                     *         "unknown_ms": 0,
                     *         "shift_ms": 30090000,
                     *         "viewing_ms": 240000,
                     *         "view_ms": 240000,
                     *         "calls": 1,
                     *         "call_ms": 95000
                     *       },
                     *       "meta": {
                     *         "presence": {
                     *           "source": "agent_presence",
                     *           "why": "kept up to date"
                     *         },
                     *         "views": {
                     *           "source": "view_sessions",
                     *           "why": "kept up to date"
                     *         }
                     *       },
                     *       "events": [
                     *         {
                     *           "event_id": "0190b5a4-7c1e-7bb3-9a54-3f1f5f0f7a21",
                     *           "occurred_at": "2016-02-29T01:16:00.000Z",
                     *           "tenant_id": "acme",
                     *           "action": "ticket.status_changed",
                     *           "actor": {
                     *             "type": "AGENT",
                     *             "id": "agent-7",
                     *             "name": "Ana Silva",
                     *             "department_id": "support"
                     *           },
                     *           "department": "support",
                     *           "ticket_id": "INC0000045",
                     *           "channel": "email",
                     *           "outcome": "SUCCESS",
                     *           "producer": {
                     *             "service": "helpdesk",
                     *             "instance": "b7c4",
                     *             "sequence": 1042
                     *           },
                     *           "labels": {},
                     *           "details": {
                     *             "from": "New",
                     *             "to": "Active",
                     *             "to_category": "OPEN"
                     *           },
                     *           "schema_id": 7,
                     *           "epoch": 1,
                     *           "partition": 3,
                     *           "offset": 1184,
                     *           "appended_at": "2016-02-29T01:16:00.412Z",
                     *           "ingested_at": "2016-02-29T01:16:00.633Z"
                     *         }
                     *       ],
                     *       "next_cursor": null
                     *     }
                     */
                    readonly "application/json": {
                        readonly agent_id: string;
                        /** Format: date */
                        readonly day: string;
                        readonly tz: string;
                        /**
                         * Format: date-time
                         * @description First moment of the day
                         */
                        readonly from: string;
                        /**
                         * Format: date-time
                         * @description First moment after it
                         */
                        readonly to: string;
                        /** @description Length of the day */
                        readonly hours: number;
                        /** @description null when nothing can be said; see `meta` */
                        readonly presence?: readonly {
                            /** @description ONLINE, AWAY, OFFLINE or UNKNOWN */
                            readonly category: string;
                            /** @description State, as the installation calls it */
                            readonly state?: string;
                            /**
                             * Format: date-time
                             * @description Not before the day
                             */
                            readonly began_at: string;
                            /** @description Not after the day; null: it goes on */
                            readonly ended_at: string | null;
                            /** @description It began before the day */
                            readonly began_before: boolean;
                            /** @description It ends after the day */
                            readonly ends_after: boolean;
                            /**
                             * @description event: its end is recorded; rule: the end was lost, and is the last event and a while; open: it goes on
                             * @enum {string}
                             */
                            readonly closed_by: "event" | "rule" | "open";
                            /** @description Within the day, until now where it goes on */
                            readonly duration_ms: number;
                            /** @description Action that began it */
                            readonly began_by: string;
                            /** @description Action that ended it */
                            readonly ended_by?: string;
                            readonly cause?: string;
                            readonly session_id?: string;
                            readonly department?: string;
                        }[] | null;
                        readonly shifts?: readonly {
                            /**
                             * Format: date-time
                             * @description Not before the day
                             */
                            readonly began_at: string;
                            /** @description Not after the day; null: it goes on */
                            readonly ended_at: string | null;
                            /** @description It began before the day */
                            readonly began_before: boolean;
                            /** @description It ends after the day */
                            readonly ends_after: boolean;
                            /**
                             * @description event: its end is recorded; rule: the end was lost, and is the last event and a while; open: it goes on
                             * @enum {string}
                             */
                            readonly closed_by: "event" | "rule" | "open";
                            /** @description Within the day, until now where it goes on */
                            readonly duration_ms: number;
                        }[] | null;
                        readonly views?: readonly {
                            readonly ticket_id: string;
                            readonly view_id?: string;
                            /**
                             * Format: date-time
                             * @description Not before the day
                             */
                            readonly began_at: string;
                            /** @description Not after the day; null: it goes on */
                            readonly ended_at: string | null;
                            /** @description It began before the day */
                            readonly began_before: boolean;
                            /** @description It ends after the day */
                            readonly ends_after: boolean;
                            /**
                             * @description event: its end is recorded; rule: the end was lost, and is the last event and a while; open: it goes on
                             * @enum {string}
                             */
                            readonly closed_by: "event" | "rule" | "open";
                            /** @description Within the day, until now where it goes on */
                            readonly duration_ms: number;
                            /** @description Only its end was recorded, with how long it had been */
                            readonly began_is_computed: boolean;
                            /** @description How long other views were open at the same time */
                            readonly overlap_ms: number;
                        }[] | null;
                        /** @description The first 1000; `totals` counts all */
                        readonly calls?: readonly {
                            /** Format: uuid */
                            readonly event_id: string;
                            /** Format: date-time */
                            readonly occurred_at: string;
                            readonly ticket_id?: string;
                            readonly direction: string;
                            readonly duration_ms: number;
                            readonly answered?: boolean;
                            readonly wait_ms?: number;
                        }[];
                        readonly totals?: {
                            readonly online_ms?: number;
                            readonly away_ms?: number;
                            readonly offline_ms?: number;
                            readonly unknown_ms?: number;
                            /** @description In shifts */
                            readonly shift_ms?: number;
                            /** @description Looking at one ticket or several */
                            readonly viewing_ms?: number;
                            /** @description Sum of all views: what overlaps is counted for each */
                            readonly view_ms?: number;
                            readonly calls?: number;
                            readonly call_ms?: number;
                        };
                        /** @description Events of which the agent is the actor */
                        readonly events: readonly components["schemas"]["Event"][];
                        /** @description Continues the events; null on their last page */
                        readonly next_cursor: string | null;
                        readonly meta?: {
                            readonly presence: {
                                /** @description Projection; null when it cannot be used, and nothing is told then */
                                readonly source: string | null;
                                readonly why: string;
                            };
                            readonly views: {
                                /** @description Projection; null when it cannot be used, and nothing is told then */
                                readonly source: string | null;
                                readonly why: string;
                            };
                        };
                    };
                };
            };
            readonly 400: components["responses"]["Problem400"];
            readonly 401: components["responses"]["Problem401"];
            readonly 403: components["responses"]["Problem403"];
            readonly 408: components["responses"]["Problem408"];
            readonly 414: components["responses"]["Problem414"];
            readonly 422: components["responses"]["Problem422"];
            readonly 429: components["responses"]["Problem429"];
            readonly 431: components["responses"]["Problem431"];
            readonly 500: components["responses"]["Problem500"];
            readonly 503: components["responses"]["Problem503"];
        };
    };
    readonly aggregates: {
        readonly parameters: {
            readonly query?: {
                /**
                 * @description Dimension, at most 4. A dimension without a value is null.
                 * @example [
                 *       "action"
                 *     ]
                 */
                readonly group_by?: readonly (("action" | "category" | "actor" | "actor_type" | "department" | "channel" | "outcome" | "ticket" | "target_type" | "session") | string)[];
                /**
                 * @description Length of a time bucket. Weeks begin on Monday.
                 * @example day
                 */
                readonly bucket?: "minute" | "hour" | "day" | "week" | "month";
                /**
                 * @description Time zone (IANA) whose clock and calendar the buckets follow; UTC without it.
                 * @example Europe/Prague
                 */
                readonly tz?: string;
                /**
                 * @description What is told of a group, at most 10; count, distinct_tickets, distinct_actors without it. A quantile is of a field of the action that holds numbers: the smallest value that is greater than so many of them. `rate_per_hour` needs `bucket`, or `from` and `to`.
                 * @example [
                 *       "count"
                 *     ]
                 */
                readonly measure?: readonly (("count" | "distinct_tickets" | "distinct_actors" | "distinct_sessions" | "first" | "last" | "rate_per_hour") | string)[];
                /**
                 * @description Measure that rows of a bucket are ordered by, with - the largest first; -count without it, or the first measure.
                 * @example -count
                 */
                readonly order?: string;
                /**
                 * @description So many groups, the first by `order` over the whole time; all others are one row more, with `other`.
                 * @example 5
                 */
                readonly top?: number;
                /**
                 * @description Whether buckets without events are told, for every group: from `from` to `to`, else from the first event to the last.
                 * @example true
                 */
                readonly fill?: boolean;
                /** @description Most rows that are answered. */
                readonly limit?: number;
                /**
                 * @description Action, or all of a category with `.*`. Actions `audit.*` are left out unless asked for here. `!` in front negates, `*` is any value and `!*` none; `\` in front of `!`, `*` or `\` takes it for itself.
                 * @example [
                 *       "ticket.*"
                 *     ]
                 */
                readonly action?: readonly string[];
                /**
                 * @description Id of the actor.
                 * @example [
                 *       "agent-7"
                 *     ]
                 */
                readonly actor?: readonly string[];
                /**
                 * @description What the actor is: AGENT, CONTACT, SYSTEM, BOT, API, UNKNOWN.
                 * @example [
                 *       "AGENT"
                 *     ]
                 */
                readonly actor_type?: readonly string[];
                /**
                 * @description Id of whom the actor acted for (impersonation).
                 * @example [
                 *       "contact-3"
                 *     ]
                 */
                readonly on_behalf_of?: readonly string[];
                /**
                 * @description Department of the event: where it took place, else the one of the actor.
                 * @example [
                 *       "support"
                 *     ]
                 */
                readonly department?: readonly string[];
                /**
                 * @description Id of the ticket.
                 * @example [
                 *       "INC0000045"
                 *     ]
                 */
                readonly ticket?: readonly string[];
                /**
                 * @description Id of what it concerns when that is no ticket.
                 * @example [
                 *       "macro-12"
                 *     ]
                 */
                readonly target?: readonly string[];
                /**
                 * @description Kind of what it concerns when that is no ticket.
                 * @example [
                 *       "macro"
                 *     ]
                 */
                readonly target_type?: readonly string[];
                /**
                 * @description Way it came in: email, chat, phone, web.
                 * @example [
                 *       "email"
                 *     ]
                 */
                readonly channel?: readonly string[];
                /**
                 * @description How it ended: SUCCESS, FAILURE, DENIED, UNKNOWN.
                 * @example [
                 *       "SUCCESS"
                 *     ]
                 */
                readonly outcome?: readonly string[];
                /**
                 * @description Address of the actor, IPv4 or IPv6, or a range in CIDR notation.
                 * @example [
                 *       "192.0.2.0/24"
                 *     ]
                 */
                readonly ip?: readonly string[];
                /**
                 * @description Id of the session.
                 * @example [
                 *       "session-9"
                 *     ]
                 */
                readonly session?: readonly string[];
                /**
                 * @description Id of the request that caused it.
                 * @example [
                 *       "request-4"
                 *     ]
                 */
                readonly request?: readonly string[];
                /**
                 * @description Label of that key.
                 * @example {
                 *       "label.key": "gold"
                 *     }
                 */
                readonly label?: {
                    readonly [key: string]: string;
                };
                /**
                 * @description Field of the action of that name, as text.
                 * @example {
                 *       "detail.key": "OPEN"
                 *     }
                 */
                readonly detail?: {
                    readonly [key: string]: string;
                };
                /**
                 * @description Words that are all found in names, the reason or the fields of the action, as part of a text, in letters of either case. Words in double quotes belong together; `!` in front of one: it is not found.
                 * @example refund
                 */
                readonly q?: string;
                /**
                 * @description Earliest time, inclusive: a date, a date and time with zone, or how long ago (`-7d`, `-90m`; s, m, h, d, w).
                 * @example 2016-02-29T00:00:00Z
                 */
                readonly from?: string;
                /**
                 * @description Latest time, exclusive: a date, a date and time with zone, or how long ago (`-7d`, `-90m`; s, m, h, d, w).
                 * @example 2016-03-01T00:00:00Z
                 */
                readonly to?: string;
                /**
                 * @description The same filters in one line: `action:ticket.* -actor:bot-1 after:-7d "refund"`. Must hold together with the other parameters. See docs/query-api.md.
                 * @example action:ticket.* -actor:bot-1
                 */
                readonly query?: string;
            };
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            /** @description The answer */
            readonly 200: {
                headers: {
                    /** @description Up to when the log was complete before it was read, by the clock of the brokers; absent when not known. */
                    readonly "Docket-Complete-Up-To"?: string;
                    readonly [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "group_by": [
                     *         "action"
                     *       ],
                     *       "bucket": "day",
                     *       "tz": "Europe/Prague",
                     *       "rows": [
                     *         {
                     *           "bucket": "2016-02-28T23:00:00.000Z",
                     *           "bucket_end": "2016-02-29T23:00:00.000Z",
                     *           "action": "ticket.created",
                     *           "count": 31,
                     *           "rate_per_hour": 1.2916666666666667
                     *         },
                     *         {
                     *           "bucket": "2016-02-28T23:00:00.000Z",
                     *           "bucket_end": "2016-02-29T23:00:00.000Z",
                     *           "action": null,
                     *           "other": true,
                     *           "count": 78,
                     *           "rate_per_hour": 3.25
                     *         }
                     *       ],
                     *       "meta": {
                     *         "source": "action_counts_hourly",
                     *         "why": "it counts what is asked, in whole hours"
                     *       }
                     *     }
                     */
                    readonly "application/json": {
                        readonly group_by: readonly string[];
                        /** @enum {string} */
                        readonly bucket?: "minute" | "hour" | "day" | "week" | "month";
                        readonly tz?: string;
                        readonly rows: readonly ({
                            /**
                             * Format: date-time
                             * @description First moment of the time bucket
                             */
                            readonly bucket?: string;
                            /**
                             * Format: date-time
                             * @description First moment after it: with `bucket` the `from` and `to` of its events
                             */
                            readonly bucket_end?: string;
                            /**
                             * @description With `top`: everything that is not among the first groups, as one group
                             * @constant
                             */
                            readonly other?: true;
                            /** @description Events */
                            readonly count?: number;
                            /** @description Different tickets among them */
                            readonly distinct_tickets?: number;
                            /** @description Different actors among them */
                            readonly distinct_actors?: number;
                            /** @description Different sessions among them */
                            readonly distinct_sessions?: number;
                            /** @description The earliest `occurred_at` */
                            readonly first?: string | null;
                            /** @description The latest `occurred_at` */
                            readonly last?: string | null;
                            /** @description Events per hour of the bucket, as far as it is from `from` to `to` */
                            readonly rate_per_hour?: number;
                        } & {
                            readonly [key: string]: string | number | boolean | null;
                        })[];
                        readonly meta: {
                            /** @description Projection that was read, or audit_events */
                            readonly source: string;
                            /** @description Why it was that one */
                            readonly why: string;
                        };
                    };
                };
            };
            readonly 400: components["responses"]["Problem400"];
            readonly 401: components["responses"]["Problem401"];
            readonly 403: components["responses"]["Problem403"];
            readonly 408: components["responses"]["Problem408"];
            readonly 422: components["responses"]["Problem422"];
            readonly 429: components["responses"]["Problem429"];
            readonly 431: components["responses"]["Problem431"];
            readonly 500: components["responses"]["Problem500"];
            readonly 503: components["responses"]["Problem503"];
        };
    };
    readonly listExports: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            /** @description The answer */
            readonly 200: {
                headers: {
                    /** @description Up to when the log was complete before it was read, by the clock of the brokers; absent when not known. */
                    readonly "Docket-Complete-Up-To"?: string;
                    readonly [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "exports": [
                     *         {
                     *           "id": "5b0c3c1e-8f6b-4d0e-9b57-0f3f3a2c9d11",
                     *           "state": "done",
                     *           "format": "csv",
                     *           "compress": "gzip",
                     *           "order": "newest",
                     *           "columns": [
                     *             "occurred_at",
                     *             "action",
                     *             "actor_id",
                     *             "ticket_id"
                     *           ],
                     *           "filters": {
                     *             "department": "support",
                     *             "from": "2016-01-01"
                     *           },
                     *           "created_by": {
                     *             "id": "k3vq7x2mzt5p",
                     *             "name": "finance"
                     *           },
                     *           "created_at": "2016-03-01T09:00:00.000Z",
                     *           "started_at": "2016-03-01T09:00:00.120Z",
                     *           "finished_at": "2016-03-01T09:00:09.480Z",
                     *           "expires_at": "2016-03-02T09:00:09.480Z",
                     *           "rows": 141712,
                     *           "total": 141712,
                     *           "progress": 1,
                     *           "bytes": 1894230,
                     *           "digest": "9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08",
                     *           "file": "/v1/exports/5b0c3c1e-8f6b-4d0e-9b57-0f3f3a2c9d11/file"
                     *         }
                     *       ]
                     *     }
                     */
                    readonly "application/json": {
                        readonly exports: readonly components["schemas"]["Export"][];
                    };
                };
            };
            readonly 400: components["responses"]["Problem400"];
            readonly 401: components["responses"]["Problem401"];
            readonly 403: components["responses"]["Problem403"];
            readonly 408: components["responses"]["Problem408"];
            readonly 422: components["responses"]["Problem422"];
            readonly 429: components["responses"]["Problem429"];
            readonly 431: components["responses"]["Problem431"];
            readonly 500: components["responses"]["Problem500"];
            readonly 503: components["responses"]["Problem503"];
        };
    };
    readonly startExport: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly requestBody: {
            readonly content: {
                /**
                 * @example {
                 *       "filters": {
                 *         "department": "support",
                 *         "action": [
                 *           "ticket.*",
                 *           "!ticket.viewed"
                 *         ],
                 *         "from": "2016-01-01"
                 *       },
                 *       "format": "csv",
                 *       "columns": [
                 *         "occurred_at",
                 *         "action",
                 *         "actor_id",
                 *         "ticket_id"
                 *       ],
                 *       "compress": "gzip"
                 *     }
                 */
                readonly "application/json": {
                    /**
                     * @description Filters as `GET /v1/events/export` takes them, by name; repeated ones as a list. There are action, actor, actor_type, on_behalf_of, department, ticket, target, target_type, channel, outcome, ip, session, request, label, detail, q, from, to, query, clock.
                     * @default {}
                     */
                    readonly filters?: {
                        readonly [key: string]: string | readonly string[];
                    };
                    /**
                     * @default csv
                     * @enum {string}
                     */
                    readonly format?: "csv" | "ndjson" | "parquet";
                    /**
                     * @description In this order; all without it
                     * @default []
                     */
                    readonly columns?: readonly string[];
                    /**
                     * @default none
                     * @enum {string}
                     */
                    readonly compress?: "none" | "gzip";
                    /**
                     * @default newest
                     * @enum {string}
                     */
                    readonly order?: "newest" | "oldest";
                };
            };
        };
        readonly responses: {
            /** @description It is taken; `Location` tells what becomes of it */
            readonly 202: {
                headers: {
                    /** @description Where it is told what becomes of it. */
                    readonly Location?: string;
                    readonly [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "id": "5b0c3c1e-8f6b-4d0e-9b57-0f3f3a2c9d11",
                     *       "state": "queued",
                     *       "format": "csv",
                     *       "compress": "gzip",
                     *       "order": "newest",
                     *       "columns": [
                     *         "occurred_at",
                     *         "action",
                     *         "actor_id",
                     *         "ticket_id"
                     *       ],
                     *       "filters": {
                     *         "department": "support",
                     *         "from": "2016-01-01"
                     *       },
                     *       "created_by": {
                     *         "id": "k3vq7x2mzt5p",
                     *         "name": "finance"
                     *       },
                     *       "created_at": "2016-03-01T09:00:00.000Z",
                     *       "started_at": "2016-03-01T09:00:00.120Z",
                     *       "finished_at": "2016-03-01T09:00:09.480Z",
                     *       "expires_at": "2016-03-02T09:00:09.480Z",
                     *       "rows": 0,
                     *       "total": 141712,
                     *       "progress": 0,
                     *       "bytes": 0,
                     *       "digest": "9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08",
                     *       "file": "/v1/exports/5b0c3c1e-8f6b-4d0e-9b57-0f3f3a2c9d11/file"
                     *     }
                     */
                    readonly "application/json": components["schemas"]["Export"];
                };
            };
            readonly 400: components["responses"]["Problem400"];
            readonly 401: components["responses"]["Problem401"];
            readonly 403: components["responses"]["Problem403"];
            readonly 408: components["responses"]["Problem408"];
            readonly 409: components["responses"]["Problem409"];
            readonly 413: components["responses"]["Problem413"];
            readonly 415: components["responses"]["Problem415"];
            readonly 422: components["responses"]["Problem422"];
            readonly 429: components["responses"]["Problem429"];
            readonly 431: components["responses"]["Problem431"];
            readonly 500: components["responses"]["Problem500"];
            readonly 503: components["responses"]["Problem503"];
        };
    };
    readonly findExport: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path: {
                /**
                 * @description Its id.
                 * @example 5b0c3c1e-8f6b-4d0e-9b57-0f3f3a2c9d11
                 */
                readonly id: string;
            };
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            /** @description The answer */
            readonly 200: {
                headers: {
                    /** @description Up to when the log was complete before it was read, by the clock of the brokers; absent when not known. */
                    readonly "Docket-Complete-Up-To"?: string;
                    readonly [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "id": "5b0c3c1e-8f6b-4d0e-9b57-0f3f3a2c9d11",
                     *       "state": "done",
                     *       "format": "csv",
                     *       "compress": "gzip",
                     *       "order": "newest",
                     *       "columns": [
                     *         "occurred_at",
                     *         "action",
                     *         "actor_id",
                     *         "ticket_id"
                     *       ],
                     *       "filters": {
                     *         "department": "support",
                     *         "from": "2016-01-01"
                     *       },
                     *       "created_by": {
                     *         "id": "k3vq7x2mzt5p",
                     *         "name": "finance"
                     *       },
                     *       "created_at": "2016-03-01T09:00:00.000Z",
                     *       "started_at": "2016-03-01T09:00:00.120Z",
                     *       "finished_at": "2016-03-01T09:00:09.480Z",
                     *       "expires_at": "2016-03-02T09:00:09.480Z",
                     *       "rows": 141712,
                     *       "total": 141712,
                     *       "progress": 1,
                     *       "bytes": 1894230,
                     *       "digest": "9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08",
                     *       "file": "/v1/exports/5b0c3c1e-8f6b-4d0e-9b57-0f3f3a2c9d11/file"
                     *     }
                     */
                    readonly "application/json": components["schemas"]["Export"];
                };
            };
            readonly 400: components["responses"]["Problem400"];
            readonly 401: components["responses"]["Problem401"];
            readonly 403: components["responses"]["Problem403"];
            readonly 404: components["responses"]["Problem404"];
            readonly 408: components["responses"]["Problem408"];
            readonly 414: components["responses"]["Problem414"];
            readonly 422: components["responses"]["Problem422"];
            readonly 429: components["responses"]["Problem429"];
            readonly 431: components["responses"]["Problem431"];
            readonly 500: components["responses"]["Problem500"];
            readonly 503: components["responses"]["Problem503"];
        };
    };
    readonly deleteExport: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path: {
                /**
                 * @description Its id.
                 * @example 5b0c3c1e-8f6b-4d0e-9b57-0f3f3a2c9d11
                 */
                readonly id: string;
            };
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            /** @description The answer */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "id": "5b0c3c1e-8f6b-4d0e-9b57-0f3f3a2c9d11",
                     *       "state": "done",
                     *       "format": "csv",
                     *       "compress": "gzip",
                     *       "order": "newest",
                     *       "columns": [
                     *         "occurred_at",
                     *         "action",
                     *         "actor_id",
                     *         "ticket_id"
                     *       ],
                     *       "filters": {
                     *         "department": "support",
                     *         "from": "2016-01-01"
                     *       },
                     *       "created_by": {
                     *         "id": "k3vq7x2mzt5p",
                     *         "name": "finance"
                     *       },
                     *       "created_at": "2016-03-01T09:00:00.000Z",
                     *       "started_at": "2016-03-01T09:00:00.120Z",
                     *       "finished_at": "2016-03-01T09:00:09.480Z",
                     *       "expires_at": "2016-03-02T09:00:09.480Z",
                     *       "rows": 141712,
                     *       "total": 141712,
                     *       "progress": 1,
                     *       "bytes": 1894230,
                     *       "digest": "9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08",
                     *       "file": "/v1/exports/5b0c3c1e-8f6b-4d0e-9b57-0f3f3a2c9d11/file"
                     *     }
                     */
                    readonly "application/json": components["schemas"]["Export"];
                };
            };
            readonly 400: components["responses"]["Problem400"];
            readonly 401: components["responses"]["Problem401"];
            readonly 403: components["responses"]["Problem403"];
            readonly 404: components["responses"]["Problem404"];
            readonly 408: components["responses"]["Problem408"];
            readonly 414: components["responses"]["Problem414"];
            readonly 422: components["responses"]["Problem422"];
            readonly 429: components["responses"]["Problem429"];
            readonly 431: components["responses"]["Problem431"];
            readonly 500: components["responses"]["Problem500"];
            readonly 503: components["responses"]["Problem503"];
        };
    };
    readonly downloadExport: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: {
                /**
                 * @description One range of bytes; several are answered with the whole file.
                 * @example bytes=1048576-
                 */
                readonly Range?: string;
                /** @description The `ETag` that the range is of; the whole file when it is another. */
                readonly "If-Range"?: string;
                /** @description An `ETag`; 304 when it is the same. */
                readonly "If-None-Match"?: string;
            };
            readonly path: {
                /**
                 * @description Its id.
                 * @example 5b0c3c1e-8f6b-4d0e-9b57-0f3f3a2c9d11
                 */
                readonly id: string;
            };
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            /** @description The answer */
            readonly 200: {
                headers: {
                    /** @description Up to when the log was complete before it was read, by the clock of the brokers; absent when not known. */
                    readonly "Docket-Complete-Up-To"?: string;
                    /** @description How many events the file has. */
                    readonly "Docket-Rows"?: number;
                    /**
                     * @description What to call it.
                     * @example attachment; filename="events-2026-03-01T09-30-00Z.csv"
                     */
                    readonly "Content-Disposition"?: string;
                    /** @description Digest of the file, in quotes. */
                    readonly ETag?: string;
                    /** @description SHA-256 of the whole file (RFC 9530). */
                    readonly "Repr-Digest"?: string;
                    /**
                     * @description It can be fetched in parts.
                     * @example bytes
                     */
                    readonly "Accept-Ranges"?: string;
                    /**
                     * @description Which part it is, when it is one.
                     * @example bytes 1048576-2097151/9000000
                     */
                    readonly "Content-Range"?: string;
                    readonly [name: string]: unknown;
                };
                content: {
                    /**
                     * @example occurred_at,action
                     *     2016-02-29T01:16:00.000Z,"ticket.created"
                     */
                    readonly "text/csv; charset=utf-8; header=present": string;
                    readonly "application/x-ndjson": string;
                    readonly "application/vnd.apache.parquet": string;
                    readonly "application/gzip": string;
                };
            };
            /** @description The range of the file that was asked for */
            readonly 206: {
                headers: {
                    /** @description Up to when the log was complete before it was read, by the clock of the brokers; absent when not known. */
                    readonly "Docket-Complete-Up-To"?: string;
                    /** @description How many events the file has. */
                    readonly "Docket-Rows"?: number;
                    /**
                     * @description What to call it.
                     * @example attachment; filename="events-2026-03-01T09-30-00Z.csv"
                     */
                    readonly "Content-Disposition"?: string;
                    /** @description Digest of the file, in quotes. */
                    readonly ETag?: string;
                    /** @description SHA-256 of the whole file (RFC 9530). */
                    readonly "Repr-Digest"?: string;
                    /**
                     * @description It can be fetched in parts.
                     * @example bytes
                     */
                    readonly "Accept-Ranges"?: string;
                    /**
                     * @description Which part it is, when it is one.
                     * @example bytes 1048576-2097151/9000000
                     */
                    readonly "Content-Range"?: string;
                    readonly [name: string]: unknown;
                };
                content: {
                    /**
                     * @example occurred_at,action
                     *     2016-02-29T01:16:00.000Z,"ticket.created"
                     */
                    readonly "text/csv; charset=utf-8; header=present": string;
                    readonly "application/x-ndjson": string;
                    readonly "application/vnd.apache.parquet": string;
                    readonly "application/gzip": string;
                };
            };
            /** @description It is the one that the client has */
            readonly 304: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content?: never;
            };
            readonly 400: components["responses"]["Problem400"];
            readonly 401: components["responses"]["Problem401"];
            readonly 403: components["responses"]["Problem403"];
            readonly 404: components["responses"]["Problem404"];
            readonly 408: components["responses"]["Problem408"];
            readonly 409: components["responses"]["Problem409"];
            readonly 414: components["responses"]["Problem414"];
            readonly 416: components["responses"]["Problem416"];
            readonly 422: components["responses"]["Problem422"];
            readonly 429: components["responses"]["Problem429"];
            readonly 431: components["responses"]["Problem431"];
            readonly 500: components["responses"]["Problem500"];
            readonly 503: components["responses"]["Problem503"];
        };
    };
    readonly findCaller: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            /** @description The answer */
            readonly 200: {
                headers: {
                    /** @description Up to when the log was complete before it was read, by the clock of the brokers; absent when not known. */
                    readonly "Docket-Complete-Up-To"?: string;
                    readonly [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "kind": "key",
                     *       "id": "abcdefghijkl",
                     *       "name": "team lead",
                     *       "tenant_id": "acme",
                     *       "roles": [
                     *         "viewer"
                     *       ],
                     *       "rights": [
                     *         "self.read",
                     *         "events.read"
                     *       ],
                     *       "departments": [
                     *         "support"
                     *       ],
                     *       "expires_at": "2026-09-01T00:00:00.000Z"
                     *     }
                     */
                    readonly "application/json": {
                        /** @enum {string} */
                        readonly kind: "key" | "person";
                        /** @description Public id of the key, or the subject of the token */
                        readonly id: string;
                        /** @description What the key is for, or the name of the person */
                        readonly name: string;
                        readonly tenant_id: string;
                        readonly roles: readonly string[];
                        /** @description What these roles may do */
                        readonly rights: readonly string[];
                        /** @description Events of these alone are seen; null: of all */
                        readonly departments: readonly string[] | null;
                        /** @description When it ceases to hold; null: it has no end */
                        readonly expires_at: string | null;
                    };
                };
            };
            readonly 400: components["responses"]["Problem400"];
            readonly 401: components["responses"]["Problem401"];
            readonly 403: components["responses"]["Problem403"];
            readonly 408: components["responses"]["Problem408"];
            readonly 422: components["responses"]["Problem422"];
            readonly 429: components["responses"]["Problem429"];
            readonly 431: components["responses"]["Problem431"];
            readonly 500: components["responses"]["Problem500"];
            readonly 503: components["responses"]["Problem503"];
        };
    };
    readonly findFreshness: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            /** @description The answer */
            readonly 200: {
                headers: {
                    /** @description Up to when the log was complete before it was read, by the clock of the brokers; absent when not known. */
                    readonly "Docket-Complete-Up-To"?: string;
                    readonly [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "complete_up_to": "2026-03-01T12:00:04.120Z",
                     *       "as_of": "2026-03-01T12:00:05.120Z",
                     *       "events": 4211,
                     *       "lag_p50_ms": 92,
                     *       "lag_p99_ms": 297
                     *     }
                     */
                    readonly "application/json": {
                        /** @description Null when it is not known of every partition */
                        readonly complete_up_to: string | null;
                        /** @description When was looked last; null when not within a day */
                        readonly as_of: string | null;
                        /** @description Events that the lag is measured by */
                        readonly events: number;
                        /** @description Null without events */
                        readonly lag_p50_ms: number | null;
                        readonly lag_p99_ms: number | null;
                    };
                };
            };
            readonly 400: components["responses"]["Problem400"];
            readonly 401: components["responses"]["Problem401"];
            readonly 403: components["responses"]["Problem403"];
            readonly 408: components["responses"]["Problem408"];
            readonly 422: components["responses"]["Problem422"];
            readonly 429: components["responses"]["Problem429"];
            readonly 431: components["responses"]["Problem431"];
            readonly 500: components["responses"]["Problem500"];
            readonly 503: components["responses"]["Problem503"];
        };
    };
    readonly findLag: {
        readonly parameters: {
            readonly query?: {
                /**
                 * @description Length of the history.
                 * @example 60
                 */
                readonly minutes?: number;
            };
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            /** @description The answer */
            readonly 200: {
                headers: {
                    /** @description Up to when the log was complete before it was read, by the clock of the brokers; absent when not known. */
                    readonly "Docket-Complete-Up-To"?: string;
                    readonly [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "topic": "audit.events.v1",
                     *       "partitions": [
                     *         {
                     *           "epoch": 1,
                     *           "partition": 0,
                     *           "next": 812,
                     *           "high": 815,
                     *           "behind": 3,
                     *           "complete_up_to": "2026-03-01T12:00:04.120Z",
                     *           "as_of": "2026-03-01T12:00:05.120Z"
                     *         }
                     *       ],
                     *       "history": [
                     *         {
                     *           "minute": "2026-03-01T12:00:00.000Z",
                     *           "behind": 240,
                     *           "delay_ms": 1420
                     *         }
                     *       ]
                     *     }
                     */
                    readonly "application/json": {
                        readonly topic: string;
                        readonly partitions: readonly {
                            /** @description Incarnation of the topic */
                            readonly epoch: number;
                            readonly partition: number;
                            readonly next: number;
                            /** @description Offset after the newest record of the topic */
                            readonly high: number;
                            /** @description Records that are not written yet */
                            readonly behind: number;
                            readonly complete_up_to: string | null;
                            /** Format: date-time */
                            readonly as_of: string;
                        }[];
                        readonly history: readonly {
                            /** Format: date-time */
                            readonly minute: string;
                            /** @description Records of all partitions, at the worst moment of the minute */
                            readonly behind: number;
                            /** @description How far back the log was complete, at the worst moment */
                            readonly delay_ms: number;
                        }[];
                    };
                };
            };
            readonly 400: components["responses"]["Problem400"];
            readonly 401: components["responses"]["Problem401"];
            readonly 403: components["responses"]["Problem403"];
            readonly 408: components["responses"]["Problem408"];
            readonly 422: components["responses"]["Problem422"];
            readonly 429: components["responses"]["Problem429"];
            readonly 431: components["responses"]["Problem431"];
            readonly 500: components["responses"]["Problem500"];
            readonly 503: components["responses"]["Problem503"];
        };
    };
    readonly listProducers: {
        readonly parameters: {
            readonly query?: {
                /**
                 * @description Only processes of this service.
                 * @example helpdesk
                 */
                readonly service?: string;
                /**
                 * @description How far back events are looked at.
                 * @example 24
                 */
                readonly hours?: number;
                /**
                 * @description How many processes, those heard of last first.
                 * @example 20
                 */
                readonly limit?: number;
            };
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            /** @description The answer */
            readonly 200: {
                headers: {
                    /** @description Up to when the log was complete before it was read, by the clock of the brokers; absent when not known. */
                    readonly "Docket-Complete-Up-To"?: string;
                    readonly [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "since": "2026-02-28T12:00:00.000Z",
                     *       "producers": [
                     *         {
                     *           "service": "helpdesk",
                     *           "instance": "3b0f2c55-5f43-4c0f-9a3c-0c8d8f1f5f10",
                     *           "events": 4998,
                     *           "first_sequence": 0,
                     *           "last_sequence": 4999,
                     *           "first_at": "2026-03-01T08:00:00.000Z",
                     *           "last_at": "2026-03-01T11:59:58.201Z",
                     *           "missing": 2,
                     *           "gaps": [
                     *             {
                     *               "from": 1200,
                     *               "to": 1201,
                     *               "after": "2026-03-01T09:10:00.000Z",
                     *               "before": "2026-03-01T09:10:04.500Z"
                     *             }
                     *           ],
                     *           "more_gaps": 0,
                     *           "rejected_of_service": 0
                     *         }
                     *       ]
                     *     }
                     */
                    readonly "application/json": {
                        /** Format: date-time */
                        readonly since: string;
                        readonly producers: readonly {
                            readonly service: string;
                            /** @description New for every start of a process */
                            readonly instance: string;
                            readonly events: number;
                            readonly first_sequence: number;
                            readonly last_sequence: number;
                            /**
                             * Format: date-time
                             * @description When the broker appended the first of these events
                             */
                            readonly first_at: string;
                            /** Format: date-time */
                            readonly last_at: string;
                            /** @description Numbers between the first and the last that no event has */
                            readonly missing: number;
                            /** @description The first 20 by their numbers */
                            readonly gaps: readonly {
                                readonly from: number;
                                readonly to: number;
                                /**
                                 * Format: date-time
                                 * @description When the event before the gap was appended
                                 */
                                readonly after: string;
                                /**
                                 * Format: date-time
                                 * @description When the event behind it was
                                 */
                                readonly before: string;
                            }[];
                            /** @description How many are not listed */
                            readonly more_gaps: number;
                            /** @description Rejected records of the service, of all of its processes */
                            readonly rejected_of_service: number;
                        }[];
                    };
                };
            };
            readonly 400: components["responses"]["Problem400"];
            readonly 401: components["responses"]["Problem401"];
            readonly 403: components["responses"]["Problem403"];
            readonly 408: components["responses"]["Problem408"];
            readonly 422: components["responses"]["Problem422"];
            readonly 429: components["responses"]["Problem429"];
            readonly 431: components["responses"]["Problem431"];
            readonly 500: components["responses"]["Problem500"];
            readonly 503: components["responses"]["Problem503"];
        };
    };
    readonly listSchemas: {
        readonly parameters: {
            readonly query?: {
                /**
                 * @description How far back events are looked at.
                 * @example 30
                 */
                readonly days?: number;
            };
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            /** @description The answer */
            readonly 200: {
                headers: {
                    /** @description Up to when the log was complete before it was read, by the clock of the brokers; absent when not known. */
                    readonly "Docket-Complete-Up-To"?: string;
                    readonly [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "since": "2026-02-01T00:00:00.000Z",
                     *       "schemas": [
                     *         {
                     *           "action": "ticket.status_changed",
                     *           "description": "The status of a ticket was changed.",
                     *           "is_own": false,
                     *           "fields": [
                     *             {
                     *               "name": "from",
                     *               "description": "Status before.",
                     *               "type": "string",
                     *               "is_optional": true,
                     *               "is_personal": false
                     *             }
                     *           ],
                     *           "events": 2528,
                     *           "first_seen": "2016-02-29T01:16:00.000Z",
                     *           "last_seen": "2016-04-11T21:02:00.000Z",
                     *           "schema_ids": [
                     *             44
                     *           ]
                     *         }
                     *       ]
                     *     }
                     */
                    readonly "application/json": {
                        /** Format: date-time */
                        readonly since: string;
                        readonly schemas: readonly {
                            readonly action: string;
                            /** @description Null for an action of your own: its text is in the registry */
                            readonly description: string | null;
                            /** @description Not one of Docket’s contract */
                            readonly is_own: boolean;
                            /** @description Of an action of your own those that events had */
                            readonly fields: readonly {
                                /** @description As in `details` */
                                readonly name: string;
                                readonly description: string | null;
                                /** @description Avro type; null for an action of your own */
                                readonly type: string | null;
                                readonly is_optional: boolean | null;
                                /** @description Marked as personal data */
                                readonly is_personal: boolean | null;
                            }[];
                            /** @description Events since then */
                            readonly events: number;
                            /** @description Earliest `occurred_at` since then */
                            readonly first_seen: string | null;
                            readonly last_seen: string | null;
                            readonly schema_ids: readonly number[];
                        }[];
                    };
                };
            };
            readonly 400: components["responses"]["Problem400"];
            readonly 401: components["responses"]["Problem401"];
            readonly 403: components["responses"]["Problem403"];
            readonly 408: components["responses"]["Problem408"];
            readonly 422: components["responses"]["Problem422"];
            readonly 429: components["responses"]["Problem429"];
            readonly 431: components["responses"]["Problem431"];
            readonly 500: components["responses"]["Problem500"];
            readonly 503: components["responses"]["Problem503"];
        };
    };
    readonly agentsReport: {
        readonly parameters: {
            readonly query: {
                /**
                 * @description First moment: a date, which begins by the clock of `tz`, or a date and time with zone. Needed.
                 * @example 2026-03-01
                 */
                readonly from: string | unknown | unknown;
                /**
                 * @description First moment after it, in the same forms. Now without it.
                 * @example 2026-04-01
                 */
                readonly to?: string | unknown | unknown;
                /**
                 * @description Time zone (IANA) in which dates begin; UTC without it.
                 * @example Europe/Prague
                 */
                readonly tz?: string;
                /** @description What a row is. What happened in no department is in no row by department. */
                readonly by?: "agent" | "department";
                /**
                 * @description Department of the row.
                 * @example [
                 *       "support"
                 *     ]
                 */
                readonly department?: readonly string[];
                /**
                 * @description Id of an agent; only by agent.
                 * @example [
                 *       "agent-7"
                 *     ]
                 */
                readonly actor?: readonly string[];
                /** @description What else is shown beside the numbers. */
                readonly compare?: "none" | "previous";
                /**
                 * @description json or csv. Without it the `Accept` header decides; json when that says nothing.
                 * @example json
                 */
                readonly format?: "json" | "csv";
            };
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            /** @description The answer */
            readonly 200: {
                headers: {
                    /** @description Up to when the log was complete before it was read, by the clock of the brokers; absent when not known. */
                    readonly "Docket-Complete-Up-To"?: string;
                    readonly [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "meta": {
                     *         "by": "agent",
                     *         "from": "2026-03-01T00:00:00.000Z",
                     *         "to": "2026-04-01T00:00:00.000Z",
                     *         "tz": "UTC",
                     *         "as_of": "2026-04-02T08:00:00.000Z",
                     *         "source": "agent_activity_hourly"
                     *       },
                     *       "columns": [
                     *         "events",
                     *         "tickets",
                     *         "messages",
                     *         "internal_messages",
                     *         "notes",
                     *         "files",
                     *         "transfers",
                     *         "transfers_in",
                     *         "transfers_out",
                     *         "resolved",
                     *         "reopened",
                     *         "first_responses",
                     *         "first_response_p50_ms",
                     *         "first_response_p90_ms",
                     *         "resolution_p50_ms",
                     *         "resolution_p90_ms",
                     *         "views",
                     *         "viewing_ms",
                     *         "calls",
                     *         "call_ms",
                     *         "ratings",
                     *         "rating_mean",
                     *         "logins",
                     *         "failed_logins",
                     *         "online_ms",
                     *         "away_ms"
                     *       ],
                     *       "rows": [
                     *         {
                     *           "key": "agent-7",
                     *           "department": "support",
                     *           "values": {
                     *             "events": 412,
                     *             "tickets": 57,
                     *             "messages": 120,
                     *             "internal_messages": 0,
                     *             "notes": 0,
                     *             "files": 0,
                     *             "transfers": 0,
                     *             "transfers_in": 0,
                     *             "transfers_out": 0,
                     *             "resolved": 0,
                     *             "reopened": 0,
                     *             "first_responses": 0,
                     *             "first_response_p50_ms": 0,
                     *             "first_response_p90_ms": 0,
                     *             "resolution_p50_ms": 0,
                     *             "resolution_p90_ms": 0,
                     *             "views": 0,
                     *             "viewing_ms": 0,
                     *             "calls": 0,
                     *             "call_ms": 0,
                     *             "ratings": 0,
                     *             "rating_mean": 0.8125,
                     *             "logins": 0,
                     *             "failed_logins": 0,
                     *             "online_ms": 0,
                     *             "away_ms": 0
                     *           }
                     *         }
                     *       ],
                     *       "medians": {
                     *         "support": {
                     *           "events": 412,
                     *           "tickets": 57,
                     *           "messages": 120,
                     *           "internal_messages": 0,
                     *           "notes": 0,
                     *           "files": 0,
                     *           "transfers": 0,
                     *           "transfers_in": 0,
                     *           "transfers_out": 0,
                     *           "resolved": 0,
                     *           "reopened": 0,
                     *           "first_responses": 0,
                     *           "first_response_p50_ms": 0,
                     *           "first_response_p90_ms": 0,
                     *           "resolution_p50_ms": 0,
                     *           "resolution_p90_ms": 0,
                     *           "views": 0,
                     *           "viewing_ms": 0,
                     *           "calls": 0,
                     *           "call_ms": 0,
                     *           "ratings": 0,
                     *           "rating_mean": 0.8125,
                     *           "logins": 0,
                     *           "failed_logins": 0,
                     *           "online_ms": 0,
                     *           "away_ms": 0
                     *         }
                     *       },
                     *       "evidence": {
                     *         "current": {
                     *           "events": {
                     *             "query": "/v1/events?actor_type=AGENT&actor={key}&from=2026-03-01T00%3A00%3A00.000Z&to=2026-04-01T00%3A00%3A00.000Z"
                     *           },
                     *           "tickets": {
                     *             "query": "/v1/events?actor_type=AGENT&actor={key}&from=2026-03-01T00%3A00%3A00.000Z&to=2026-04-01T00%3A00%3A00.000Z"
                     *           },
                     *           "messages": {
                     *             "query": "/v1/events?actor_type=AGENT&actor={key}&from=2026-03-01T00%3A00%3A00.000Z&to=2026-04-01T00%3A00%3A00.000Z"
                     *           },
                     *           "internal_messages": {
                     *             "query": "/v1/events?actor_type=AGENT&actor={key}&from=2026-03-01T00%3A00%3A00.000Z&to=2026-04-01T00%3A00%3A00.000Z"
                     *           },
                     *           "notes": {
                     *             "query": "/v1/events?actor_type=AGENT&actor={key}&from=2026-03-01T00%3A00%3A00.000Z&to=2026-04-01T00%3A00%3A00.000Z"
                     *           },
                     *           "files": {
                     *             "query": "/v1/events?actor_type=AGENT&actor={key}&from=2026-03-01T00%3A00%3A00.000Z&to=2026-04-01T00%3A00%3A00.000Z"
                     *           },
                     *           "transfers": {
                     *             "query": "/v1/events?actor_type=AGENT&actor={key}&from=2026-03-01T00%3A00%3A00.000Z&to=2026-04-01T00%3A00%3A00.000Z"
                     *           },
                     *           "transfers_in": {
                     *             "query": "/v1/events?actor_type=AGENT&actor={key}&from=2026-03-01T00%3A00%3A00.000Z&to=2026-04-01T00%3A00%3A00.000Z"
                     *           },
                     *           "transfers_out": {
                     *             "query": "/v1/events?actor_type=AGENT&actor={key}&from=2026-03-01T00%3A00%3A00.000Z&to=2026-04-01T00%3A00%3A00.000Z"
                     *           },
                     *           "resolved": {
                     *             "query": "/v1/events?actor_type=AGENT&actor={key}&from=2026-03-01T00%3A00%3A00.000Z&to=2026-04-01T00%3A00%3A00.000Z"
                     *           },
                     *           "reopened": {
                     *             "query": "/v1/events?actor_type=AGENT&actor={key}&from=2026-03-01T00%3A00%3A00.000Z&to=2026-04-01T00%3A00%3A00.000Z"
                     *           },
                     *           "first_responses": {
                     *             "query": "/v1/events?actor_type=AGENT&actor={key}&from=2026-03-01T00%3A00%3A00.000Z&to=2026-04-01T00%3A00%3A00.000Z"
                     *           },
                     *           "first_response_p50_ms": {
                     *             "query": "/v1/events?actor_type=AGENT&actor={key}&from=2026-03-01T00%3A00%3A00.000Z&to=2026-04-01T00%3A00%3A00.000Z"
                     *           },
                     *           "first_response_p90_ms": {
                     *             "query": "/v1/events?actor_type=AGENT&actor={key}&from=2026-03-01T00%3A00%3A00.000Z&to=2026-04-01T00%3A00%3A00.000Z"
                     *           },
                     *           "resolution_p50_ms": {
                     *             "query": "/v1/events?actor_type=AGENT&actor={key}&from=2026-03-01T00%3A00%3A00.000Z&to=2026-04-01T00%3A00%3A00.000Z"
                     *           },
                     *           "resolution_p90_ms": {
                     *             "query": "/v1/events?actor_type=AGENT&actor={key}&from=2026-03-01T00%3A00%3A00.000Z&to=2026-04-01T00%3A00%3A00.000Z"
                     *           },
                     *           "views": {
                     *             "query": "/v1/events?actor_type=AGENT&actor={key}&from=2026-03-01T00%3A00%3A00.000Z&to=2026-04-01T00%3A00%3A00.000Z"
                     *           },
                     *           "viewing_ms": {
                     *             "query": "/v1/events?actor_type=AGENT&actor={key}&from=2026-03-01T00%3A00%3A00.000Z&to=2026-04-01T00%3A00%3A00.000Z"
                     *           },
                     *           "calls": {
                     *             "query": "/v1/events?actor_type=AGENT&actor={key}&from=2026-03-01T00%3A00%3A00.000Z&to=2026-04-01T00%3A00%3A00.000Z"
                     *           },
                     *           "call_ms": {
                     *             "query": "/v1/events?actor_type=AGENT&actor={key}&from=2026-03-01T00%3A00%3A00.000Z&to=2026-04-01T00%3A00%3A00.000Z"
                     *           },
                     *           "ratings": {
                     *             "query": "/v1/events?actor_type=AGENT&actor={key}&from=2026-03-01T00%3A00%3A00.000Z&to=2026-04-01T00%3A00%3A00.000Z"
                     *           },
                     *           "rating_mean": {
                     *             "query": "/v1/events?actor_type=AGENT&actor={key}&from=2026-03-01T00%3A00%3A00.000Z&to=2026-04-01T00%3A00%3A00.000Z"
                     *           },
                     *           "logins": {
                     *             "query": "/v1/events?actor_type=AGENT&actor={key}&from=2026-03-01T00%3A00%3A00.000Z&to=2026-04-01T00%3A00%3A00.000Z"
                     *           },
                     *           "failed_logins": {
                     *             "query": "/v1/events?actor_type=AGENT&actor={key}&from=2026-03-01T00%3A00%3A00.000Z&to=2026-04-01T00%3A00%3A00.000Z"
                     *           },
                     *           "online_ms": {
                     *             "query": "/v1/events?actor_type=AGENT&actor={key}&from=2026-03-01T00%3A00%3A00.000Z&to=2026-04-01T00%3A00%3A00.000Z"
                     *           },
                     *           "away_ms": {
                     *             "query": "/v1/events?actor_type=AGENT&actor={key}&from=2026-03-01T00%3A00%3A00.000Z&to=2026-04-01T00%3A00%3A00.000Z"
                     *           }
                     *         }
                     *       }
                     *     }
                     */
                    readonly "application/json": {
                        readonly meta: {
                            /** @enum {string} */
                            readonly by: "agent" | "department";
                            /** Format: date-time */
                            readonly from: string;
                            /** Format: date-time */
                            readonly to: string;
                            readonly tz: string;
                            readonly previous?: {
                                /** Format: date-time */
                                readonly from: string;
                                /** Format: date-time */
                                readonly to: string;
                            };
                            /**
                             * Format: date-time
                             * @description When it was asked: presence ends then, in a period that has not ended yet
                             */
                            readonly as_of: string;
                            /**
                             * @description What counts by actor were read from; all else is read from audit_events
                             * @enum {string}
                             */
                            readonly source: "agent_activity_hourly" | "audit_events";
                        };
                        readonly columns: readonly ("events" | "tickets" | "messages" | "internal_messages" | "notes" | "files" | "transfers" | "transfers_in" | "transfers_out" | "resolved" | "reopened" | "first_responses" | "first_response_p50_ms" | "first_response_p90_ms" | "resolution_p50_ms" | "resolution_p90_ms" | "views" | "viewing_ms" | "calls" | "call_ms" | "ratings" | "rating_mean" | "logins" | "failed_logins" | "online_ms" | "away_ms")[];
                        readonly rows: readonly {
                            /** @description Id of the agent or department */
                            readonly key: string;
                            /** @description Where most of the events were; the key itself by department */
                            readonly department: string | null;
                            readonly values: {
                                readonly events: number | null;
                                readonly tickets: number | null;
                                readonly messages: number | null;
                                readonly internal_messages: number | null;
                                readonly notes: number | null;
                                readonly files: number | null;
                                readonly transfers: number | null;
                                readonly transfers_in: number | null;
                                readonly transfers_out: number | null;
                                readonly resolved: number | null;
                                readonly reopened: number | null;
                                readonly first_responses: number | null;
                                readonly first_response_p50_ms: number | null;
                                readonly first_response_p90_ms: number | null;
                                readonly resolution_p50_ms: number | null;
                                readonly resolution_p90_ms: number | null;
                                readonly views: number | null;
                                readonly viewing_ms: number | null;
                                readonly calls: number | null;
                                readonly call_ms: number | null;
                                readonly ratings: number | null;
                                readonly rating_mean: number | null;
                                readonly logins: number | null;
                                readonly failed_logins: number | null;
                                readonly online_ms: number | null;
                                readonly away_ms: number | null;
                            };
                            readonly previous?: {
                                readonly events: number | null;
                                readonly tickets: number | null;
                                readonly messages: number | null;
                                readonly internal_messages: number | null;
                                readonly notes: number | null;
                                readonly files: number | null;
                                readonly transfers: number | null;
                                readonly transfers_in: number | null;
                                readonly transfers_out: number | null;
                                readonly resolved: number | null;
                                readonly reopened: number | null;
                                readonly first_responses: number | null;
                                readonly first_response_p50_ms: number | null;
                                readonly first_response_p90_ms: number | null;
                                readonly resolution_p50_ms: number | null;
                                readonly resolution_p90_ms: number | null;
                                readonly views: number | null;
                                readonly viewing_ms: number | null;
                                readonly calls: number | null;
                                readonly call_ms: number | null;
                                readonly ratings: number | null;
                                readonly rating_mean: number | null;
                                readonly logins: number | null;
                                readonly failed_logins: number | null;
                                readonly online_ms: number | null;
                                readonly away_ms: number | null;
                            };
                        }[];
                        /** @description By department: the median over the agents whose department it is. Not by department */
                        readonly medians?: {
                            readonly [key: string]: {
                                readonly events: number | null;
                                readonly tickets: number | null;
                                readonly messages: number | null;
                                readonly internal_messages: number | null;
                                readonly notes: number | null;
                                readonly files: number | null;
                                readonly transfers: number | null;
                                readonly transfers_in: number | null;
                                readonly transfers_out: number | null;
                                readonly resolved: number | null;
                                readonly reopened: number | null;
                                readonly first_responses: number | null;
                                readonly first_response_p50_ms: number | null;
                                readonly first_response_p90_ms: number | null;
                                readonly resolution_p50_ms: number | null;
                                readonly resolution_p90_ms: number | null;
                                readonly views: number | null;
                                readonly viewing_ms: number | null;
                                readonly calls: number | null;
                                readonly call_ms: number | null;
                                readonly ratings: number | null;
                                readonly rating_mean: number | null;
                                readonly logins: number | null;
                                readonly failed_logins: number | null;
                                readonly online_ms: number | null;
                                readonly away_ms: number | null;
                            };
                        };
                        readonly evidence: {
                            readonly current: {
                                readonly events: {
                                    /** @description GET this, `{key}` replaced by the key of the row, percent-encoded */
                                    readonly query: string;
                                    /** @description Further rows that the rule speaks of, filled in the same way */
                                    readonly also?: string;
                                    /** @description Then this, `ticket={ticket_id}` repeated for the tickets of those rows (100 at a time) */
                                    readonly then?: string;
                                    /** @description How the number follows from the rows; without it, it is how many there are */
                                    readonly rule?: string;
                                };
                                readonly tickets: {
                                    /** @description GET this, `{key}` replaced by the key of the row, percent-encoded */
                                    readonly query: string;
                                    /** @description Further rows that the rule speaks of, filled in the same way */
                                    readonly also?: string;
                                    /** @description Then this, `ticket={ticket_id}` repeated for the tickets of those rows (100 at a time) */
                                    readonly then?: string;
                                    /** @description How the number follows from the rows; without it, it is how many there are */
                                    readonly rule?: string;
                                };
                                readonly messages: {
                                    /** @description GET this, `{key}` replaced by the key of the row, percent-encoded */
                                    readonly query: string;
                                    /** @description Further rows that the rule speaks of, filled in the same way */
                                    readonly also?: string;
                                    /** @description Then this, `ticket={ticket_id}` repeated for the tickets of those rows (100 at a time) */
                                    readonly then?: string;
                                    /** @description How the number follows from the rows; without it, it is how many there are */
                                    readonly rule?: string;
                                };
                                readonly internal_messages: {
                                    /** @description GET this, `{key}` replaced by the key of the row, percent-encoded */
                                    readonly query: string;
                                    /** @description Further rows that the rule speaks of, filled in the same way */
                                    readonly also?: string;
                                    /** @description Then this, `ticket={ticket_id}` repeated for the tickets of those rows (100 at a time) */
                                    readonly then?: string;
                                    /** @description How the number follows from the rows; without it, it is how many there are */
                                    readonly rule?: string;
                                };
                                readonly notes: {
                                    /** @description GET this, `{key}` replaced by the key of the row, percent-encoded */
                                    readonly query: string;
                                    /** @description Further rows that the rule speaks of, filled in the same way */
                                    readonly also?: string;
                                    /** @description Then this, `ticket={ticket_id}` repeated for the tickets of those rows (100 at a time) */
                                    readonly then?: string;
                                    /** @description How the number follows from the rows; without it, it is how many there are */
                                    readonly rule?: string;
                                };
                                readonly files: {
                                    /** @description GET this, `{key}` replaced by the key of the row, percent-encoded */
                                    readonly query: string;
                                    /** @description Further rows that the rule speaks of, filled in the same way */
                                    readonly also?: string;
                                    /** @description Then this, `ticket={ticket_id}` repeated for the tickets of those rows (100 at a time) */
                                    readonly then?: string;
                                    /** @description How the number follows from the rows; without it, it is how many there are */
                                    readonly rule?: string;
                                };
                                readonly transfers: {
                                    /** @description GET this, `{key}` replaced by the key of the row, percent-encoded */
                                    readonly query: string;
                                    /** @description Further rows that the rule speaks of, filled in the same way */
                                    readonly also?: string;
                                    /** @description Then this, `ticket={ticket_id}` repeated for the tickets of those rows (100 at a time) */
                                    readonly then?: string;
                                    /** @description How the number follows from the rows; without it, it is how many there are */
                                    readonly rule?: string;
                                };
                                readonly transfers_in: {
                                    /** @description GET this, `{key}` replaced by the key of the row, percent-encoded */
                                    readonly query: string;
                                    /** @description Further rows that the rule speaks of, filled in the same way */
                                    readonly also?: string;
                                    /** @description Then this, `ticket={ticket_id}` repeated for the tickets of those rows (100 at a time) */
                                    readonly then?: string;
                                    /** @description How the number follows from the rows; without it, it is how many there are */
                                    readonly rule?: string;
                                };
                                readonly transfers_out: {
                                    /** @description GET this, `{key}` replaced by the key of the row, percent-encoded */
                                    readonly query: string;
                                    /** @description Further rows that the rule speaks of, filled in the same way */
                                    readonly also?: string;
                                    /** @description Then this, `ticket={ticket_id}` repeated for the tickets of those rows (100 at a time) */
                                    readonly then?: string;
                                    /** @description How the number follows from the rows; without it, it is how many there are */
                                    readonly rule?: string;
                                };
                                readonly resolved: {
                                    /** @description GET this, `{key}` replaced by the key of the row, percent-encoded */
                                    readonly query: string;
                                    /** @description Further rows that the rule speaks of, filled in the same way */
                                    readonly also?: string;
                                    /** @description Then this, `ticket={ticket_id}` repeated for the tickets of those rows (100 at a time) */
                                    readonly then?: string;
                                    /** @description How the number follows from the rows; without it, it is how many there are */
                                    readonly rule?: string;
                                };
                                readonly reopened: {
                                    /** @description GET this, `{key}` replaced by the key of the row, percent-encoded */
                                    readonly query: string;
                                    /** @description Further rows that the rule speaks of, filled in the same way */
                                    readonly also?: string;
                                    /** @description Then this, `ticket={ticket_id}` repeated for the tickets of those rows (100 at a time) */
                                    readonly then?: string;
                                    /** @description How the number follows from the rows; without it, it is how many there are */
                                    readonly rule?: string;
                                };
                                readonly first_responses: {
                                    /** @description GET this, `{key}` replaced by the key of the row, percent-encoded */
                                    readonly query: string;
                                    /** @description Further rows that the rule speaks of, filled in the same way */
                                    readonly also?: string;
                                    /** @description Then this, `ticket={ticket_id}` repeated for the tickets of those rows (100 at a time) */
                                    readonly then?: string;
                                    /** @description How the number follows from the rows; without it, it is how many there are */
                                    readonly rule?: string;
                                };
                                readonly first_response_p50_ms: {
                                    /** @description GET this, `{key}` replaced by the key of the row, percent-encoded */
                                    readonly query: string;
                                    /** @description Further rows that the rule speaks of, filled in the same way */
                                    readonly also?: string;
                                    /** @description Then this, `ticket={ticket_id}` repeated for the tickets of those rows (100 at a time) */
                                    readonly then?: string;
                                    /** @description How the number follows from the rows; without it, it is how many there are */
                                    readonly rule?: string;
                                };
                                readonly first_response_p90_ms: {
                                    /** @description GET this, `{key}` replaced by the key of the row, percent-encoded */
                                    readonly query: string;
                                    /** @description Further rows that the rule speaks of, filled in the same way */
                                    readonly also?: string;
                                    /** @description Then this, `ticket={ticket_id}` repeated for the tickets of those rows (100 at a time) */
                                    readonly then?: string;
                                    /** @description How the number follows from the rows; without it, it is how many there are */
                                    readonly rule?: string;
                                };
                                readonly resolution_p50_ms: {
                                    /** @description GET this, `{key}` replaced by the key of the row, percent-encoded */
                                    readonly query: string;
                                    /** @description Further rows that the rule speaks of, filled in the same way */
                                    readonly also?: string;
                                    /** @description Then this, `ticket={ticket_id}` repeated for the tickets of those rows (100 at a time) */
                                    readonly then?: string;
                                    /** @description How the number follows from the rows; without it, it is how many there are */
                                    readonly rule?: string;
                                };
                                readonly resolution_p90_ms: {
                                    /** @description GET this, `{key}` replaced by the key of the row, percent-encoded */
                                    readonly query: string;
                                    /** @description Further rows that the rule speaks of, filled in the same way */
                                    readonly also?: string;
                                    /** @description Then this, `ticket={ticket_id}` repeated for the tickets of those rows (100 at a time) */
                                    readonly then?: string;
                                    /** @description How the number follows from the rows; without it, it is how many there are */
                                    readonly rule?: string;
                                };
                                readonly views: {
                                    /** @description GET this, `{key}` replaced by the key of the row, percent-encoded */
                                    readonly query: string;
                                    /** @description Further rows that the rule speaks of, filled in the same way */
                                    readonly also?: string;
                                    /** @description Then this, `ticket={ticket_id}` repeated for the tickets of those rows (100 at a time) */
                                    readonly then?: string;
                                    /** @description How the number follows from the rows; without it, it is how many there are */
                                    readonly rule?: string;
                                };
                                readonly viewing_ms: {
                                    /** @description GET this, `{key}` replaced by the key of the row, percent-encoded */
                                    readonly query: string;
                                    /** @description Further rows that the rule speaks of, filled in the same way */
                                    readonly also?: string;
                                    /** @description Then this, `ticket={ticket_id}` repeated for the tickets of those rows (100 at a time) */
                                    readonly then?: string;
                                    /** @description How the number follows from the rows; without it, it is how many there are */
                                    readonly rule?: string;
                                };
                                readonly calls: {
                                    /** @description GET this, `{key}` replaced by the key of the row, percent-encoded */
                                    readonly query: string;
                                    /** @description Further rows that the rule speaks of, filled in the same way */
                                    readonly also?: string;
                                    /** @description Then this, `ticket={ticket_id}` repeated for the tickets of those rows (100 at a time) */
                                    readonly then?: string;
                                    /** @description How the number follows from the rows; without it, it is how many there are */
                                    readonly rule?: string;
                                };
                                readonly call_ms: {
                                    /** @description GET this, `{key}` replaced by the key of the row, percent-encoded */
                                    readonly query: string;
                                    /** @description Further rows that the rule speaks of, filled in the same way */
                                    readonly also?: string;
                                    /** @description Then this, `ticket={ticket_id}` repeated for the tickets of those rows (100 at a time) */
                                    readonly then?: string;
                                    /** @description How the number follows from the rows; without it, it is how many there are */
                                    readonly rule?: string;
                                };
                                readonly ratings: {
                                    /** @description GET this, `{key}` replaced by the key of the row, percent-encoded */
                                    readonly query: string;
                                    /** @description Further rows that the rule speaks of, filled in the same way */
                                    readonly also?: string;
                                    /** @description Then this, `ticket={ticket_id}` repeated for the tickets of those rows (100 at a time) */
                                    readonly then?: string;
                                    /** @description How the number follows from the rows; without it, it is how many there are */
                                    readonly rule?: string;
                                };
                                readonly rating_mean: {
                                    /** @description GET this, `{key}` replaced by the key of the row, percent-encoded */
                                    readonly query: string;
                                    /** @description Further rows that the rule speaks of, filled in the same way */
                                    readonly also?: string;
                                    /** @description Then this, `ticket={ticket_id}` repeated for the tickets of those rows (100 at a time) */
                                    readonly then?: string;
                                    /** @description How the number follows from the rows; without it, it is how many there are */
                                    readonly rule?: string;
                                };
                                readonly logins: {
                                    /** @description GET this, `{key}` replaced by the key of the row, percent-encoded */
                                    readonly query: string;
                                    /** @description Further rows that the rule speaks of, filled in the same way */
                                    readonly also?: string;
                                    /** @description Then this, `ticket={ticket_id}` repeated for the tickets of those rows (100 at a time) */
                                    readonly then?: string;
                                    /** @description How the number follows from the rows; without it, it is how many there are */
                                    readonly rule?: string;
                                };
                                readonly failed_logins: {
                                    /** @description GET this, `{key}` replaced by the key of the row, percent-encoded */
                                    readonly query: string;
                                    /** @description Further rows that the rule speaks of, filled in the same way */
                                    readonly also?: string;
                                    /** @description Then this, `ticket={ticket_id}` repeated for the tickets of those rows (100 at a time) */
                                    readonly then?: string;
                                    /** @description How the number follows from the rows; without it, it is how many there are */
                                    readonly rule?: string;
                                };
                                readonly online_ms: {
                                    /** @description GET this, `{key}` replaced by the key of the row, percent-encoded */
                                    readonly query: string;
                                    /** @description Further rows that the rule speaks of, filled in the same way */
                                    readonly also?: string;
                                    /** @description Then this, `ticket={ticket_id}` repeated for the tickets of those rows (100 at a time) */
                                    readonly then?: string;
                                    /** @description How the number follows from the rows; without it, it is how many there are */
                                    readonly rule?: string;
                                };
                                readonly away_ms: {
                                    /** @description GET this, `{key}` replaced by the key of the row, percent-encoded */
                                    readonly query: string;
                                    /** @description Further rows that the rule speaks of, filled in the same way */
                                    readonly also?: string;
                                    /** @description Then this, `ticket={ticket_id}` repeated for the tickets of those rows (100 at a time) */
                                    readonly then?: string;
                                    /** @description How the number follows from the rows; without it, it is how many there are */
                                    readonly rule?: string;
                                };
                            };
                            readonly previous?: {
                                readonly events: {
                                    /** @description GET this, `{key}` replaced by the key of the row, percent-encoded */
                                    readonly query: string;
                                    /** @description Further rows that the rule speaks of, filled in the same way */
                                    readonly also?: string;
                                    /** @description Then this, `ticket={ticket_id}` repeated for the tickets of those rows (100 at a time) */
                                    readonly then?: string;
                                    /** @description How the number follows from the rows; without it, it is how many there are */
                                    readonly rule?: string;
                                };
                                readonly tickets: {
                                    /** @description GET this, `{key}` replaced by the key of the row, percent-encoded */
                                    readonly query: string;
                                    /** @description Further rows that the rule speaks of, filled in the same way */
                                    readonly also?: string;
                                    /** @description Then this, `ticket={ticket_id}` repeated for the tickets of those rows (100 at a time) */
                                    readonly then?: string;
                                    /** @description How the number follows from the rows; without it, it is how many there are */
                                    readonly rule?: string;
                                };
                                readonly messages: {
                                    /** @description GET this, `{key}` replaced by the key of the row, percent-encoded */
                                    readonly query: string;
                                    /** @description Further rows that the rule speaks of, filled in the same way */
                                    readonly also?: string;
                                    /** @description Then this, `ticket={ticket_id}` repeated for the tickets of those rows (100 at a time) */
                                    readonly then?: string;
                                    /** @description How the number follows from the rows; without it, it is how many there are */
                                    readonly rule?: string;
                                };
                                readonly internal_messages: {
                                    /** @description GET this, `{key}` replaced by the key of the row, percent-encoded */
                                    readonly query: string;
                                    /** @description Further rows that the rule speaks of, filled in the same way */
                                    readonly also?: string;
                                    /** @description Then this, `ticket={ticket_id}` repeated for the tickets of those rows (100 at a time) */
                                    readonly then?: string;
                                    /** @description How the number follows from the rows; without it, it is how many there are */
                                    readonly rule?: string;
                                };
                                readonly notes: {
                                    /** @description GET this, `{key}` replaced by the key of the row, percent-encoded */
                                    readonly query: string;
                                    /** @description Further rows that the rule speaks of, filled in the same way */
                                    readonly also?: string;
                                    /** @description Then this, `ticket={ticket_id}` repeated for the tickets of those rows (100 at a time) */
                                    readonly then?: string;
                                    /** @description How the number follows from the rows; without it, it is how many there are */
                                    readonly rule?: string;
                                };
                                readonly files: {
                                    /** @description GET this, `{key}` replaced by the key of the row, percent-encoded */
                                    readonly query: string;
                                    /** @description Further rows that the rule speaks of, filled in the same way */
                                    readonly also?: string;
                                    /** @description Then this, `ticket={ticket_id}` repeated for the tickets of those rows (100 at a time) */
                                    readonly then?: string;
                                    /** @description How the number follows from the rows; without it, it is how many there are */
                                    readonly rule?: string;
                                };
                                readonly transfers: {
                                    /** @description GET this, `{key}` replaced by the key of the row, percent-encoded */
                                    readonly query: string;
                                    /** @description Further rows that the rule speaks of, filled in the same way */
                                    readonly also?: string;
                                    /** @description Then this, `ticket={ticket_id}` repeated for the tickets of those rows (100 at a time) */
                                    readonly then?: string;
                                    /** @description How the number follows from the rows; without it, it is how many there are */
                                    readonly rule?: string;
                                };
                                readonly transfers_in: {
                                    /** @description GET this, `{key}` replaced by the key of the row, percent-encoded */
                                    readonly query: string;
                                    /** @description Further rows that the rule speaks of, filled in the same way */
                                    readonly also?: string;
                                    /** @description Then this, `ticket={ticket_id}` repeated for the tickets of those rows (100 at a time) */
                                    readonly then?: string;
                                    /** @description How the number follows from the rows; without it, it is how many there are */
                                    readonly rule?: string;
                                };
                                readonly transfers_out: {
                                    /** @description GET this, `{key}` replaced by the key of the row, percent-encoded */
                                    readonly query: string;
                                    /** @description Further rows that the rule speaks of, filled in the same way */
                                    readonly also?: string;
                                    /** @description Then this, `ticket={ticket_id}` repeated for the tickets of those rows (100 at a time) */
                                    readonly then?: string;
                                    /** @description How the number follows from the rows; without it, it is how many there are */
                                    readonly rule?: string;
                                };
                                readonly resolved: {
                                    /** @description GET this, `{key}` replaced by the key of the row, percent-encoded */
                                    readonly query: string;
                                    /** @description Further rows that the rule speaks of, filled in the same way */
                                    readonly also?: string;
                                    /** @description Then this, `ticket={ticket_id}` repeated for the tickets of those rows (100 at a time) */
                                    readonly then?: string;
                                    /** @description How the number follows from the rows; without it, it is how many there are */
                                    readonly rule?: string;
                                };
                                readonly reopened: {
                                    /** @description GET this, `{key}` replaced by the key of the row, percent-encoded */
                                    readonly query: string;
                                    /** @description Further rows that the rule speaks of, filled in the same way */
                                    readonly also?: string;
                                    /** @description Then this, `ticket={ticket_id}` repeated for the tickets of those rows (100 at a time) */
                                    readonly then?: string;
                                    /** @description How the number follows from the rows; without it, it is how many there are */
                                    readonly rule?: string;
                                };
                                readonly first_responses: {
                                    /** @description GET this, `{key}` replaced by the key of the row, percent-encoded */
                                    readonly query: string;
                                    /** @description Further rows that the rule speaks of, filled in the same way */
                                    readonly also?: string;
                                    /** @description Then this, `ticket={ticket_id}` repeated for the tickets of those rows (100 at a time) */
                                    readonly then?: string;
                                    /** @description How the number follows from the rows; without it, it is how many there are */
                                    readonly rule?: string;
                                };
                                readonly first_response_p50_ms: {
                                    /** @description GET this, `{key}` replaced by the key of the row, percent-encoded */
                                    readonly query: string;
                                    /** @description Further rows that the rule speaks of, filled in the same way */
                                    readonly also?: string;
                                    /** @description Then this, `ticket={ticket_id}` repeated for the tickets of those rows (100 at a time) */
                                    readonly then?: string;
                                    /** @description How the number follows from the rows; without it, it is how many there are */
                                    readonly rule?: string;
                                };
                                readonly first_response_p90_ms: {
                                    /** @description GET this, `{key}` replaced by the key of the row, percent-encoded */
                                    readonly query: string;
                                    /** @description Further rows that the rule speaks of, filled in the same way */
                                    readonly also?: string;
                                    /** @description Then this, `ticket={ticket_id}` repeated for the tickets of those rows (100 at a time) */
                                    readonly then?: string;
                                    /** @description How the number follows from the rows; without it, it is how many there are */
                                    readonly rule?: string;
                                };
                                readonly resolution_p50_ms: {
                                    /** @description GET this, `{key}` replaced by the key of the row, percent-encoded */
                                    readonly query: string;
                                    /** @description Further rows that the rule speaks of, filled in the same way */
                                    readonly also?: string;
                                    /** @description Then this, `ticket={ticket_id}` repeated for the tickets of those rows (100 at a time) */
                                    readonly then?: string;
                                    /** @description How the number follows from the rows; without it, it is how many there are */
                                    readonly rule?: string;
                                };
                                readonly resolution_p90_ms: {
                                    /** @description GET this, `{key}` replaced by the key of the row, percent-encoded */
                                    readonly query: string;
                                    /** @description Further rows that the rule speaks of, filled in the same way */
                                    readonly also?: string;
                                    /** @description Then this, `ticket={ticket_id}` repeated for the tickets of those rows (100 at a time) */
                                    readonly then?: string;
                                    /** @description How the number follows from the rows; without it, it is how many there are */
                                    readonly rule?: string;
                                };
                                readonly views: {
                                    /** @description GET this, `{key}` replaced by the key of the row, percent-encoded */
                                    readonly query: string;
                                    /** @description Further rows that the rule speaks of, filled in the same way */
                                    readonly also?: string;
                                    /** @description Then this, `ticket={ticket_id}` repeated for the tickets of those rows (100 at a time) */
                                    readonly then?: string;
                                    /** @description How the number follows from the rows; without it, it is how many there are */
                                    readonly rule?: string;
                                };
                                readonly viewing_ms: {
                                    /** @description GET this, `{key}` replaced by the key of the row, percent-encoded */
                                    readonly query: string;
                                    /** @description Further rows that the rule speaks of, filled in the same way */
                                    readonly also?: string;
                                    /** @description Then this, `ticket={ticket_id}` repeated for the tickets of those rows (100 at a time) */
                                    readonly then?: string;
                                    /** @description How the number follows from the rows; without it, it is how many there are */
                                    readonly rule?: string;
                                };
                                readonly calls: {
                                    /** @description GET this, `{key}` replaced by the key of the row, percent-encoded */
                                    readonly query: string;
                                    /** @description Further rows that the rule speaks of, filled in the same way */
                                    readonly also?: string;
                                    /** @description Then this, `ticket={ticket_id}` repeated for the tickets of those rows (100 at a time) */
                                    readonly then?: string;
                                    /** @description How the number follows from the rows; without it, it is how many there are */
                                    readonly rule?: string;
                                };
                                readonly call_ms: {
                                    /** @description GET this, `{key}` replaced by the key of the row, percent-encoded */
                                    readonly query: string;
                                    /** @description Further rows that the rule speaks of, filled in the same way */
                                    readonly also?: string;
                                    /** @description Then this, `ticket={ticket_id}` repeated for the tickets of those rows (100 at a time) */
                                    readonly then?: string;
                                    /** @description How the number follows from the rows; without it, it is how many there are */
                                    readonly rule?: string;
                                };
                                readonly ratings: {
                                    /** @description GET this, `{key}` replaced by the key of the row, percent-encoded */
                                    readonly query: string;
                                    /** @description Further rows that the rule speaks of, filled in the same way */
                                    readonly also?: string;
                                    /** @description Then this, `ticket={ticket_id}` repeated for the tickets of those rows (100 at a time) */
                                    readonly then?: string;
                                    /** @description How the number follows from the rows; without it, it is how many there are */
                                    readonly rule?: string;
                                };
                                readonly rating_mean: {
                                    /** @description GET this, `{key}` replaced by the key of the row, percent-encoded */
                                    readonly query: string;
                                    /** @description Further rows that the rule speaks of, filled in the same way */
                                    readonly also?: string;
                                    /** @description Then this, `ticket={ticket_id}` repeated for the tickets of those rows (100 at a time) */
                                    readonly then?: string;
                                    /** @description How the number follows from the rows; without it, it is how many there are */
                                    readonly rule?: string;
                                };
                                readonly logins: {
                                    /** @description GET this, `{key}` replaced by the key of the row, percent-encoded */
                                    readonly query: string;
                                    /** @description Further rows that the rule speaks of, filled in the same way */
                                    readonly also?: string;
                                    /** @description Then this, `ticket={ticket_id}` repeated for the tickets of those rows (100 at a time) */
                                    readonly then?: string;
                                    /** @description How the number follows from the rows; without it, it is how many there are */
                                    readonly rule?: string;
                                };
                                readonly failed_logins: {
                                    /** @description GET this, `{key}` replaced by the key of the row, percent-encoded */
                                    readonly query: string;
                                    /** @description Further rows that the rule speaks of, filled in the same way */
                                    readonly also?: string;
                                    /** @description Then this, `ticket={ticket_id}` repeated for the tickets of those rows (100 at a time) */
                                    readonly then?: string;
                                    /** @description How the number follows from the rows; without it, it is how many there are */
                                    readonly rule?: string;
                                };
                                readonly online_ms: {
                                    /** @description GET this, `{key}` replaced by the key of the row, percent-encoded */
                                    readonly query: string;
                                    /** @description Further rows that the rule speaks of, filled in the same way */
                                    readonly also?: string;
                                    /** @description Then this, `ticket={ticket_id}` repeated for the tickets of those rows (100 at a time) */
                                    readonly then?: string;
                                    /** @description How the number follows from the rows; without it, it is how many there are */
                                    readonly rule?: string;
                                };
                                readonly away_ms: {
                                    /** @description GET this, `{key}` replaced by the key of the row, percent-encoded */
                                    readonly query: string;
                                    /** @description Further rows that the rule speaks of, filled in the same way */
                                    readonly also?: string;
                                    /** @description Then this, `ticket={ticket_id}` repeated for the tickets of those rows (100 at a time) */
                                    readonly then?: string;
                                    /** @description How the number follows from the rows; without it, it is how many there are */
                                    readonly rule?: string;
                                };
                            };
                        };
                    };
                    /**
                     * @example agent,department,events,tickets
                     *     agent-7,support,412,57
                     */
                    readonly "text/csv": string;
                };
            };
            readonly 400: components["responses"]["Problem400"];
            readonly 401: components["responses"]["Problem401"];
            readonly 403: components["responses"]["Problem403"];
            readonly 408: components["responses"]["Problem408"];
            readonly 422: components["responses"]["Problem422"];
            readonly 429: components["responses"]["Problem429"];
            readonly 431: components["responses"]["Problem431"];
            readonly 500: components["responses"]["Problem500"];
            readonly 503: components["responses"]["Problem503"];
        };
    };
    readonly timeReport: {
        readonly parameters: {
            readonly query: {
                /**
                 * @description First moment: a date, which begins by the clock of `tz`, or a date and time with zone. Needed.
                 * @example 2026-03-01
                 */
                readonly from: string | unknown | unknown;
                /**
                 * @description First moment after it, in the same forms, at most 35 days after `from`. Without it that far, or now if that is earlier.
                 * @example 2026-04-01
                 */
                readonly to?: string | unknown | unknown;
                /**
                 * @description Time zone (IANA) in which dates begin; UTC without it.
                 * @example Europe/Prague
                 */
                readonly tz?: string;
                /**
                 * @description Department in which a state, view or call begins.
                 * @example [
                 *       "support"
                 *     ]
                 */
                readonly department?: readonly string[];
                /**
                 * @description Id of an agent.
                 * @example [
                 *       "agent-7"
                 *     ]
                 */
                readonly actor?: readonly string[];
                /** @description Which list CSV has: the days, their states, or their tickets. JSON has all three. */
                readonly table?: "days" | "presence" | "tickets";
                /**
                 * @description json or csv. Without it the `Accept` header decides; json when that says nothing.
                 * @example json
                 */
                readonly format?: "json" | "csv";
            };
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            /** @description The answer */
            readonly 200: {
                headers: {
                    /** @description Up to when the log was complete before it was read, by the clock of the brokers; absent when not known. */
                    readonly "Docket-Complete-Up-To"?: string;
                    readonly [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "meta": {
                     *         "from": "2026-03-01T23:00:00.000Z",
                     *         "to": "2026-03-31T22:00:00.000Z",
                     *         "tz": "Europe/Prague",
                     *         "as_of": "2026-04-02T08:00:00.000Z",
                     *         "source": "audit_events"
                     *       },
                     *       "columns": [
                     *         "online_ms",
                     *         "away_ms",
                     *         "unknown_ms",
                     *         "presences_by_rule",
                     *         "tickets",
                     *         "views",
                     *         "views_by_rule",
                     *         "viewing_ms",
                     *         "view_ms",
                     *         "overlap_ms",
                     *         "calls",
                     *         "call_ms"
                     *       ],
                     *       "rows": [
                     *         {
                     *           "agent": "agent-7",
                     *           "day": "2026-03-02",
                     *           "from": "2026-03-01T23:00:00.000Z",
                     *           "to": "2026-03-02T23:00:00.000Z",
                     *           "values": {
                     *             "online_ms": 28800000,
                     *             "away_ms": 0,
                     *             "unknown_ms": 0,
                     *             "presences_by_rule": 0,
                     *             "tickets": 1,
                     *             "views": 1,
                     *             "views_by_rule": 0,
                     *             "viewing_ms": 240000,
                     *             "view_ms": 240000,
                     *             "overlap_ms": 0,
                     *             "calls": 0,
                     *             "call_ms": 0
                     *           },
                     *           "presence": [
                     *             {
                     *               "category": "ONLINE",
                     *               "began_at": "2026-03-02T07:58:00.000Z",
                     *               "ended_at": "2026-03-02T15:58:00.000Z",
                     *               "began_before": false,
                     *               "ends_after": false,
                     *               "closed_by": "event",
                     *               "duration_ms": 28800000
                     *             }
                     *           ],
                     *           "shifts": [
                     *             {
                     *               "began_at": "2026-03-02T07:58:00.000Z",
                     *               "ended_at": "2026-03-02T15:58:00.000Z",
                     *               "began_before": false,
                     *               "ends_after": false,
                     *               "closed_by": "event",
                     *               "duration_ms": 28800000
                     *             }
                     *           ],
                     *           "tickets": [
                     *             {
                     *               "ticket": "INC0000045",
                     *               "views": 1,
                     *               "viewing_ms": 240000,
                     *               "overlap_ms": 0,
                     *               "by_rule": 0
                     *             }
                     *           ],
                     *           "since": "2026-03-01T23:00:00.000Z",
                     *           "until": "2026-03-02T23:00:00.000Z"
                     *         }
                     *       ],
                     *       "evidence": {
                     *         "online_ms": {
                     *           "query": "/v1/events?actor={agent}&from={since}&to={until}"
                     *         },
                     *         "away_ms": {
                     *           "query": "/v1/events?actor={agent}&from={since}&to={until}"
                     *         },
                     *         "unknown_ms": {
                     *           "query": "/v1/events?actor={agent}&from={since}&to={until}"
                     *         },
                     *         "presences_by_rule": {
                     *           "query": "/v1/events?actor={agent}&from={since}&to={until}"
                     *         },
                     *         "tickets": {
                     *           "query": "/v1/events?actor={agent}&from={since}&to={until}"
                     *         },
                     *         "views": {
                     *           "query": "/v1/events?actor={agent}&from={since}&to={until}"
                     *         },
                     *         "views_by_rule": {
                     *           "query": "/v1/events?actor={agent}&from={since}&to={until}"
                     *         },
                     *         "viewing_ms": {
                     *           "query": "/v1/events?actor={agent}&from={since}&to={until}"
                     *         },
                     *         "view_ms": {
                     *           "query": "/v1/events?actor={agent}&from={since}&to={until}"
                     *         },
                     *         "overlap_ms": {
                     *           "query": "/v1/events?actor={agent}&from={since}&to={until}"
                     *         },
                     *         "calls": {
                     *           "query": "/v1/events?actor={agent}&from={since}&to={until}"
                     *         },
                     *         "call_ms": {
                     *           "query": "/v1/events?actor={agent}&from={since}&to={until}"
                     *         }
                     *       }
                     *     }
                     */
                    readonly "application/json": {
                        readonly meta: {
                            /** Format: date-time */
                            readonly from: string;
                            /** Format: date-time */
                            readonly to: string;
                            readonly tz: string;
                            /**
                             * Format: date-time
                             * @description When it was asked: what goes on is counted until then
                             */
                            readonly as_of: string;
                            /** @constant */
                            readonly source: "audit_events";
                        };
                        readonly columns: readonly ("online_ms" | "away_ms" | "unknown_ms" | "presences_by_rule" | "tickets" | "views" | "views_by_rule" | "viewing_ms" | "view_ms" | "overlap_ms" | "calls" | "call_ms")[];
                        readonly rows: readonly {
                            readonly agent: string;
                            /** Format: date */
                            readonly day: string;
                            /**
                             * Format: date-time
                             * @description First moment of the day, or of the period if that is later
                             */
                            readonly from: string;
                            /**
                             * Format: date-time
                             * @description First moment after it, or after the period
                             */
                            readonly to: string;
                            readonly values: {
                                readonly online_ms: number;
                                readonly away_ms: number;
                                readonly unknown_ms: number;
                                readonly presences_by_rule: number;
                                readonly tickets: number;
                                readonly views: number;
                                readonly views_by_rule: number;
                                readonly viewing_ms: number;
                                readonly view_ms: number;
                                readonly overlap_ms: number;
                                readonly calls: number;
                                readonly call_ms: number;
                            };
                            /** @description When the agent was there: all states but OFFLINE, cut to the day */
                            readonly presence: readonly {
                                /** @description ONLINE, AWAY, OFFLINE or UNKNOWN */
                                readonly category: string;
                                /**
                                 * Format: date-time
                                 * @description Not before the day
                                 */
                                readonly began_at: string;
                                /** @description Not after the day; null: it goes on */
                                readonly ended_at: string | null;
                                /** @description It began before the day */
                                readonly began_before: boolean;
                                /** @description It ends after the day */
                                readonly ends_after: boolean;
                                /**
                                 * @description event: its end is recorded; rule: the end was lost, and is the last event and a while; open: it goes on
                                 * @enum {string}
                                 */
                                readonly closed_by: "event" | "rule" | "open";
                                /** @description Within the day, until now where it goes on */
                                readonly duration_ms: number;
                            }[];
                            /** @description States that follow one another without a gap */
                            readonly shifts: readonly {
                                /**
                                 * Format: date-time
                                 * @description Not before the day
                                 */
                                readonly began_at: string;
                                /** @description Not after the day; null: it goes on */
                                readonly ended_at: string | null;
                                /** @description It began before the day */
                                readonly began_before: boolean;
                                /** @description It ends after the day */
                                readonly ends_after: boolean;
                                /**
                                 * @description event: its end is recorded; rule: the end was lost, and is the last event and a while; open: it goes on
                                 * @enum {string}
                                 */
                                readonly closed_by: "event" | "rule" | "open";
                                /** @description Within the day, until now where it goes on */
                                readonly duration_ms: number;
                            }[];
                            /** @description Tickets that the agent looked at, the longest first */
                            readonly tickets: readonly {
                                readonly ticket: string;
                                /** @description How often it was open */
                                readonly views: number;
                                /** @description How long; in two windows at a time once */
                                readonly viewing_ms: number;
                                /** @description How long of that other tickets were open as well */
                                readonly overlap_ms: number;
                                /** @description Views whose end was lost, and is the last event and a while */
                                readonly by_rule: number;
                            }[];
                            /**
                             * Format: date-time
                             * @description When what touches the day began: for evidence
                             */
                            readonly since: string;
                            /**
                             * Format: date-time
                             * @description Where the evidence of the day ends
                             */
                            readonly until: string;
                        }[];
                        readonly evidence: {
                            readonly online_ms: {
                                /** @description GET this, each `{name}` replaced by that field of the row, percent-encoded, with a backslash before a `!`, `*` or backslash at its beginning */
                                readonly query: string;
                                /** @description Further rows that the rule speaks of, filled in the same way */
                                readonly also?: string;
                                /** @description Then this, `ticket={ticket_id}` repeated for the tickets of those rows (100 at a time) */
                                readonly then?: string;
                                /** @description How the number follows from the rows; without it, it is how many there are */
                                readonly rule?: string;
                            };
                            readonly away_ms: {
                                /** @description GET this, each `{name}` replaced by that field of the row, percent-encoded, with a backslash before a `!`, `*` or backslash at its beginning */
                                readonly query: string;
                                /** @description Further rows that the rule speaks of, filled in the same way */
                                readonly also?: string;
                                /** @description Then this, `ticket={ticket_id}` repeated for the tickets of those rows (100 at a time) */
                                readonly then?: string;
                                /** @description How the number follows from the rows; without it, it is how many there are */
                                readonly rule?: string;
                            };
                            readonly unknown_ms: {
                                /** @description GET this, each `{name}` replaced by that field of the row, percent-encoded, with a backslash before a `!`, `*` or backslash at its beginning */
                                readonly query: string;
                                /** @description Further rows that the rule speaks of, filled in the same way */
                                readonly also?: string;
                                /** @description Then this, `ticket={ticket_id}` repeated for the tickets of those rows (100 at a time) */
                                readonly then?: string;
                                /** @description How the number follows from the rows; without it, it is how many there are */
                                readonly rule?: string;
                            };
                            readonly presences_by_rule: {
                                /** @description GET this, each `{name}` replaced by that field of the row, percent-encoded, with a backslash before a `!`, `*` or backslash at its beginning */
                                readonly query: string;
                                /** @description Further rows that the rule speaks of, filled in the same way */
                                readonly also?: string;
                                /** @description Then this, `ticket={ticket_id}` repeated for the tickets of those rows (100 at a time) */
                                readonly then?: string;
                                /** @description How the number follows from the rows; without it, it is how many there are */
                                readonly rule?: string;
                            };
                            readonly tickets: {
                                /** @description GET this, each `{name}` replaced by that field of the row, percent-encoded, with a backslash before a `!`, `*` or backslash at its beginning */
                                readonly query: string;
                                /** @description Further rows that the rule speaks of, filled in the same way */
                                readonly also?: string;
                                /** @description Then this, `ticket={ticket_id}` repeated for the tickets of those rows (100 at a time) */
                                readonly then?: string;
                                /** @description How the number follows from the rows; without it, it is how many there are */
                                readonly rule?: string;
                            };
                            readonly views: {
                                /** @description GET this, each `{name}` replaced by that field of the row, percent-encoded, with a backslash before a `!`, `*` or backslash at its beginning */
                                readonly query: string;
                                /** @description Further rows that the rule speaks of, filled in the same way */
                                readonly also?: string;
                                /** @description Then this, `ticket={ticket_id}` repeated for the tickets of those rows (100 at a time) */
                                readonly then?: string;
                                /** @description How the number follows from the rows; without it, it is how many there are */
                                readonly rule?: string;
                            };
                            readonly views_by_rule: {
                                /** @description GET this, each `{name}` replaced by that field of the row, percent-encoded, with a backslash before a `!`, `*` or backslash at its beginning */
                                readonly query: string;
                                /** @description Further rows that the rule speaks of, filled in the same way */
                                readonly also?: string;
                                /** @description Then this, `ticket={ticket_id}` repeated for the tickets of those rows (100 at a time) */
                                readonly then?: string;
                                /** @description How the number follows from the rows; without it, it is how many there are */
                                readonly rule?: string;
                            };
                            readonly viewing_ms: {
                                /** @description GET this, each `{name}` replaced by that field of the row, percent-encoded, with a backslash before a `!`, `*` or backslash at its beginning */
                                readonly query: string;
                                /** @description Further rows that the rule speaks of, filled in the same way */
                                readonly also?: string;
                                /** @description Then this, `ticket={ticket_id}` repeated for the tickets of those rows (100 at a time) */
                                readonly then?: string;
                                /** @description How the number follows from the rows; without it, it is how many there are */
                                readonly rule?: string;
                            };
                            readonly view_ms: {
                                /** @description GET this, each `{name}` replaced by that field of the row, percent-encoded, with a backslash before a `!`, `*` or backslash at its beginning */
                                readonly query: string;
                                /** @description Further rows that the rule speaks of, filled in the same way */
                                readonly also?: string;
                                /** @description Then this, `ticket={ticket_id}` repeated for the tickets of those rows (100 at a time) */
                                readonly then?: string;
                                /** @description How the number follows from the rows; without it, it is how many there are */
                                readonly rule?: string;
                            };
                            readonly overlap_ms: {
                                /** @description GET this, each `{name}` replaced by that field of the row, percent-encoded, with a backslash before a `!`, `*` or backslash at its beginning */
                                readonly query: string;
                                /** @description Further rows that the rule speaks of, filled in the same way */
                                readonly also?: string;
                                /** @description Then this, `ticket={ticket_id}` repeated for the tickets of those rows (100 at a time) */
                                readonly then?: string;
                                /** @description How the number follows from the rows; without it, it is how many there are */
                                readonly rule?: string;
                            };
                            readonly calls: {
                                /** @description GET this, each `{name}` replaced by that field of the row, percent-encoded, with a backslash before a `!`, `*` or backslash at its beginning */
                                readonly query: string;
                                /** @description Further rows that the rule speaks of, filled in the same way */
                                readonly also?: string;
                                /** @description Then this, `ticket={ticket_id}` repeated for the tickets of those rows (100 at a time) */
                                readonly then?: string;
                                /** @description How the number follows from the rows; without it, it is how many there are */
                                readonly rule?: string;
                            };
                            readonly call_ms: {
                                /** @description GET this, each `{name}` replaced by that field of the row, percent-encoded, with a backslash before a `!`, `*` or backslash at its beginning */
                                readonly query: string;
                                /** @description Further rows that the rule speaks of, filled in the same way */
                                readonly also?: string;
                                /** @description Then this, `ticket={ticket_id}` repeated for the tickets of those rows (100 at a time) */
                                readonly then?: string;
                                /** @description How the number follows from the rows; without it, it is how many there are */
                                readonly rule?: string;
                            };
                        };
                    };
                    /**
                     * @example agent,day,from,to,online_ms
                     *     agent-7,2026-03-02,2026-03-01T23:00:00.000Z,2026-03-02T23:00:00.000Z,28800000
                     */
                    readonly "text/csv": string;
                };
            };
            readonly 400: components["responses"]["Problem400"];
            readonly 401: components["responses"]["Problem401"];
            readonly 403: components["responses"]["Problem403"];
            readonly 408: components["responses"]["Problem408"];
            readonly 422: components["responses"]["Problem422"];
            readonly 429: components["responses"]["Problem429"];
            readonly 431: components["responses"]["Problem431"];
            readonly 500: components["responses"]["Problem500"];
            readonly 503: components["responses"]["Problem503"];
        };
    };
    readonly slaReport: {
        readonly parameters: {
            readonly query: {
                /**
                 * @description First moment: a date, which begins by the clock of `tz`, or a date and time with zone. Needed.
                 * @example 2026-03-01
                 */
                readonly from: string | unknown | unknown;
                /**
                 * @description First moment after it, in the same forms. Now without it.
                 * @example 2026-04-01
                 */
                readonly to?: string | unknown | unknown;
                /**
                 * @description Time zone (IANA) in which dates begin; UTC without it.
                 * @example Europe/Prague
                 */
                readonly tz?: string;
                /** @description Which time of a row is in the period. */
                readonly time?: "started" | "due" | "closed";
                /** @description What is open is judged by this moment, and later events are not known. Now without it. */
                readonly as_of?: string;
                /**
                 * @description Id of the ticket.
                 * @example [
                 *       "INC0000045"
                 *     ]
                 */
                readonly ticket?: readonly string[];
                /** @description Id of who asks. */
                readonly requester?: readonly string[];
                /**
                 * @description Department of the row.
                 * @example [
                 *       "support"
                 *     ]
                 */
                readonly department?: readonly string[];
                /**
                 * @description Agent of the row.
                 * @example [
                 *       "agent-7"
                 *     ]
                 */
                readonly agent?: readonly string[];
                /**
                 * @description Id of the policy.
                 * @example [
                 *       "gold"
                 *     ]
                 */
                readonly policy?: readonly string[];
                /**
                 * @description Which target.
                 * @example [
                 *       "resolution"
                 *     ]
                 */
                readonly type?: readonly ("first_assignment" | "first_response" | "next_response" | "chat_answer" | "call_answer" | "resolution")[];
                /**
                 * @description How it stands.
                 * @example [
                 *       "breached"
                 *     ]
                 */
                readonly status?: readonly ("met" | "breached" | "running" | "paused" | "not_applicable")[];
                /**
                 * @description Column that rows are sorted by, with `-` in front downwards. Rows without a value come last.
                 * @example -overdue_minutes
                 */
                readonly sort?: "ticket" | "-ticket" | "type" | "-type" | "number" | "-number" | "requester" | "-requester" | "requester_name" | "-requester_name" | "department" | "-department" | "agent" | "-agent" | "policy" | "-policy" | "policy_version" | "-policy_version" | "started" | "-started" | "due" | "-due" | "closed" | "-closed" | "status" | "-status" | "target_minutes" | "-target_minutes" | "used_minutes" | "-used_minutes" | "overdue_minutes" | "-overdue_minutes";
                /** @description Rows per page. CSV has all rows. */
                readonly limit?: number;
                /** @description `next_cursor` of the page before. All other parameters but `limit` stay as they were. */
                readonly cursor?: string;
                /**
                 * @description json or csv. Without it the `Accept` header decides; json when that says nothing.
                 * @example json
                 */
                readonly format?: "json" | "csv";
            };
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            /** @description The answer */
            readonly 200: {
                headers: {
                    /** @description Up to when the log was complete before it was read, by the clock of the brokers; absent when not known. */
                    readonly "Docket-Complete-Up-To"?: string;
                    readonly [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "meta": {
                     *         "from": "2026-03-01T00:00:00.000Z",
                     *         "to": "2026-04-01T00:00:00.000Z",
                     *         "tz": "UTC",
                     *         "time": "started",
                     *         "as_of": "2026-04-02T08:00:00.000Z",
                     *         "rows": 1,
                     *         "statuses": {
                     *           "breached": 1
                     *         },
                     *         "source": "audit_events"
                     *       },
                     *       "rows": [
                     *         {
                     *           "ticket": "INC0000045",
                     *           "type": "first_response",
                     *           "number": 1,
                     *           "requester": "contact-12",
                     *           "requester_name": "Jan Novák",
                     *           "department": "support",
                     *           "agent": "agent-7",
                     *           "policy": "gold",
                     *           "policy_version": 2,
                     *           "started": "2026-03-02T08:10:00.000Z",
                     *           "due": "2026-03-02T09:10:00.000Z",
                     *           "closed": "2026-03-02T09:25:30.000Z",
                     *           "status": "breached",
                     *           "target_minutes": 60,
                     *           "used_minutes": 75.5,
                     *           "overdue_minutes": 15.5
                     *         }
                     *       ],
                     *       "evidence": {
                     *         "query": "/v1/events?ticket={ticket}&to=2026-04-02T08%3A00%3A00.000Z",
                     *         "rule": "the policy and version of the row, as docs/reports.md says"
                     *       },
                     *       "next_cursor": null
                     *     }
                     */
                    readonly "application/json": {
                        readonly meta: {
                            /** Format: date-time */
                            readonly from: string;
                            /** Format: date-time */
                            readonly to: string;
                            readonly tz: string;
                            /** @enum {string} */
                            readonly time: "started" | "due" | "closed";
                            /** Format: date-time */
                            readonly as_of: string;
                            /** @description Rows on all pages together */
                            readonly rows: number;
                            /** @description How many of them stand how */
                            readonly statuses: {
                                readonly [key: string]: number;
                            };
                            /** @constant */
                            readonly source: "audit_events";
                        };
                        readonly rows: readonly {
                            readonly ticket: string;
                            /** @enum {string} */
                            readonly type: "first_assignment" | "first_response" | "next_response" | "chat_answer" | "call_answer" | "resolution";
                            /** @description 1, or which next response, chat or call of the ticket */
                            readonly number: number;
                            readonly requester: string | null;
                            readonly requester_name: string | null;
                            /** @description When the target was closed; now while it is open */
                            readonly department: string | null;
                            /** @description Whom the ticket was given to when the target was closed; now while it is open */
                            readonly agent: string | null;
                            readonly policy: string;
                            readonly policy_version: number;
                            /** Format: date-time */
                            readonly started: string;
                            /** @description Null while the clock stands still */
                            readonly due: string | null;
                            readonly closed: string | null;
                            /** @enum {string} */
                            readonly status: "met" | "breached" | "running" | "paused" | "not_applicable";
                            readonly target_minutes: number;
                            /** @description Business minutes that went by, to a hundredth */
                            readonly used_minutes: number;
                            /** @description Business minutes above the target; null unless breached */
                            readonly overdue_minutes: number | null;
                        }[];
                        readonly evidence: {
                            /** @description `{ticket}` replaced by that of the row: the events that decide about it */
                            readonly query: string;
                            readonly rule: string;
                        };
                        readonly next_cursor: string | null;
                    };
                    /**
                     * @example ticket,type,number,requester
                     *     INC0000045,first_response,1,contact-12
                     */
                    readonly "text/csv": string;
                };
            };
            readonly 400: components["responses"]["Problem400"];
            readonly 401: components["responses"]["Problem401"];
            readonly 403: components["responses"]["Problem403"];
            readonly 408: components["responses"]["Problem408"];
            readonly 422: components["responses"]["Problem422"];
            readonly 429: components["responses"]["Problem429"];
            readonly 431: components["responses"]["Problem431"];
            readonly 500: components["responses"]["Problem500"];
            readonly 503: components["responses"]["Problem503"];
        };
    };
    readonly activityReport: {
        readonly parameters: {
            readonly query: {
                /**
                 * @description First moment: a date, which begins by the clock of `tz`, or a date and time with zone. Needed.
                 * @example 2026-03-01
                 */
                readonly from: string | unknown | unknown;
                /**
                 * @description First moment after it, in the same forms. Now without it.
                 * @example 2026-04-01
                 */
                readonly to?: string | unknown | unknown;
                /**
                 * @description Time zone (IANA) in which dates begin; UTC without it.
                 * @example Europe/Prague
                 */
                readonly tz?: string;
                /**
                 * @description json or csv. Without it the `Accept` header decides; json when that says nothing.
                 * @example json
                 */
                readonly format?: "json" | "csv";
            };
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            /** @description The answer */
            readonly 200: {
                headers: {
                    /** @description Up to when the log was complete before it was read, by the clock of the brokers; absent when not known. */
                    readonly "Docket-Complete-Up-To"?: string;
                    readonly [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "meta": {
                     *         "from": "2026-03-01T00:00:00.000Z",
                     *         "to": "2026-04-01T00:00:00.000Z",
                     *         "tz": "UTC"
                     *       },
                     *       "sections": {
                     *         "heat_map": {
                     *           "keys": [
                     *             "action"
                     *           ],
                     *           "rows": [
                     *             {
                     *               "keys": [
                     *                 "ticket.note_added"
                     *               ],
                     *               "count": 412,
                     *               "first_at": "2026-03-01T08:00:04.000Z",
                     *               "last_at": "2026-03-31T17:12:00.000Z"
                     *             }
                     *           ],
                     *           "complete": true,
                     *           "evidence": {
                     *             "query": "/v1/events?action={action}&from=2026-03-01T00%3A00%3A00.000Z&to=2026-04-01T00%3A00%3A00.000Z"
                     *           }
                     *         },
                     *         "actions": {
                     *           "keys": [
                     *             "action"
                     *           ],
                     *           "rows": [
                     *             {
                     *               "keys": [
                     *                 "ticket.note_added"
                     *               ],
                     *               "count": 412,
                     *               "first_at": "2026-03-01T08:00:04.000Z",
                     *               "last_at": "2026-03-31T17:12:00.000Z"
                     *             }
                     *           ],
                     *           "complete": true,
                     *           "evidence": {
                     *             "query": "/v1/events?action={action}&from=2026-03-01T00%3A00%3A00.000Z&to=2026-04-01T00%3A00%3A00.000Z"
                     *           }
                     *         },
                     *         "departments": {
                     *           "keys": [
                     *             "action"
                     *           ],
                     *           "rows": [
                     *             {
                     *               "keys": [
                     *                 "ticket.note_added"
                     *               ],
                     *               "count": 412,
                     *               "first_at": "2026-03-01T08:00:04.000Z",
                     *               "last_at": "2026-03-31T17:12:00.000Z"
                     *             }
                     *           ],
                     *           "complete": true,
                     *           "evidence": {
                     *             "query": "/v1/events?action={action}&from=2026-03-01T00%3A00%3A00.000Z&to=2026-04-01T00%3A00%3A00.000Z"
                     *           }
                     *         },
                     *         "channels": {
                     *           "keys": [
                     *             "action"
                     *           ],
                     *           "rows": [
                     *             {
                     *               "keys": [
                     *                 "ticket.note_added"
                     *               ],
                     *               "count": 412,
                     *               "first_at": "2026-03-01T08:00:04.000Z",
                     *               "last_at": "2026-03-31T17:12:00.000Z"
                     *             }
                     *           ],
                     *           "complete": true,
                     *           "evidence": {
                     *             "query": "/v1/events?action={action}&from=2026-03-01T00%3A00%3A00.000Z&to=2026-04-01T00%3A00%3A00.000Z"
                     *           }
                     *         },
                     *         "agents": {
                     *           "keys": [
                     *             "action"
                     *           ],
                     *           "rows": [
                     *             {
                     *               "keys": [
                     *                 "ticket.note_added"
                     *               ],
                     *               "count": 412,
                     *               "first_at": "2026-03-01T08:00:04.000Z",
                     *               "last_at": "2026-03-31T17:12:00.000Z"
                     *             }
                     *           ],
                     *           "complete": true,
                     *           "evidence": {
                     *             "query": "/v1/events?action={action}&from=2026-03-01T00%3A00%3A00.000Z&to=2026-04-01T00%3A00%3A00.000Z"
                     *           }
                     *         },
                     *         "tickets": {
                     *           "keys": [
                     *             "action"
                     *           ],
                     *           "rows": [
                     *             {
                     *               "keys": [
                     *                 "ticket.note_added"
                     *               ],
                     *               "count": 412,
                     *               "first_at": "2026-03-01T08:00:04.000Z",
                     *               "last_at": "2026-03-31T17:12:00.000Z"
                     *             }
                     *           ],
                     *           "complete": true,
                     *           "evidence": {
                     *             "query": "/v1/events?action={action}&from=2026-03-01T00%3A00%3A00.000Z&to=2026-04-01T00%3A00%3A00.000Z"
                     *           }
                     *         }
                     *       }
                     *     }
                     */
                    readonly "application/json": {
                        readonly meta: {
                            /** Format: date-time */
                            readonly from: string;
                            /** Format: date-time */
                            readonly to: string;
                            readonly tz: string;
                        };
                        readonly sections: {
                            readonly heat_map: components["schemas"]["ReportSection"];
                            readonly actions: components["schemas"]["ReportSection"];
                            readonly departments: components["schemas"]["ReportSection"];
                            readonly channels: components["schemas"]["ReportSection"];
                            readonly agents: components["schemas"]["ReportSection"];
                            readonly tickets: components["schemas"]["ReportSection"];
                        };
                    };
                    /**
                     * @example section,key_1,value_1,key_2,value_2,count,first_at,last_at
                     *     actions,action,ticket.note_added,,,412,2026-03-01T08:00:04.000Z,2026-03-31T17:12:00.000Z
                     */
                    readonly "text/csv": string;
                };
            };
            readonly 400: components["responses"]["Problem400"];
            readonly 401: components["responses"]["Problem401"];
            readonly 403: components["responses"]["Problem403"];
            readonly 408: components["responses"]["Problem408"];
            readonly 422: components["responses"]["Problem422"];
            readonly 429: components["responses"]["Problem429"];
            readonly 431: components["responses"]["Problem431"];
            readonly 500: components["responses"]["Problem500"];
            readonly 503: components["responses"]["Problem503"];
        };
    };
    readonly securityReport: {
        readonly parameters: {
            readonly query: {
                /**
                 * @description First moment: a date, which begins by the clock of `tz`, or a date and time with zone. Needed.
                 * @example 2026-03-01
                 */
                readonly from: string | unknown | unknown;
                /**
                 * @description First moment after it, in the same forms. Now without it.
                 * @example 2026-04-01
                 */
                readonly to?: string | unknown | unknown;
                /**
                 * @description Time zone (IANA) in which dates begin; UTC without it.
                 * @example Europe/Prague
                 */
                readonly tz?: string;
                /**
                 * @description Hours in which people are expected to work, by the clock of `tz`.
                 * @example 08:00-18:00
                 */
                readonly working_hours?: string;
                /**
                 * @description Days of the week on which they are, 1 is Monday; Monday to Friday without it.
                 * @example [
                 *       "1"
                 *     ]
                 */
                readonly working_day?: readonly string[];
                /**
                 * @description json or csv. Without it the `Accept` header decides; json when that says nothing.
                 * @example json
                 */
                readonly format?: "json" | "csv";
            };
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            /** @description The answer */
            readonly 200: {
                headers: {
                    /** @description Up to when the log was complete before it was read, by the clock of the brokers; absent when not known. */
                    readonly "Docket-Complete-Up-To"?: string;
                    readonly [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "meta": {
                     *         "from": "2026-03-01T00:00:00.000Z",
                     *         "to": "2026-04-01T00:00:00.000Z",
                     *         "tz": "UTC"
                     *       },
                     *       "sections": {
                     *         "failed_logins": {
                     *           "keys": [
                     *             "actor"
                     *           ],
                     *           "rows": [
                     *             {
                     *               "keys": [
                     *                 "agent-7"
                     *               ],
                     *               "count": 412,
                     *               "first_at": "2026-03-01T08:00:04.000Z",
                     *               "last_at": "2026-03-31T17:12:00.000Z"
                     *             }
                     *           ],
                     *           "complete": true,
                     *           "evidence": {
                     *             "query": "/v1/events?actor_type=AGENT&actor={actor}&from=2026-03-01T00%3A00%3A00.000Z&to=2026-04-01T00%3A00%3A00.000Z"
                     *           }
                     *         },
                     *         "denied": {
                     *           "keys": [
                     *             "actor"
                     *           ],
                     *           "rows": [
                     *             {
                     *               "keys": [
                     *                 "agent-7"
                     *               ],
                     *               "count": 412,
                     *               "first_at": "2026-03-01T08:00:04.000Z",
                     *               "last_at": "2026-03-31T17:12:00.000Z"
                     *             }
                     *           ],
                     *           "complete": true,
                     *           "evidence": {
                     *             "query": "/v1/events?actor_type=AGENT&actor={actor}&from=2026-03-01T00%3A00%3A00.000Z&to=2026-04-01T00%3A00%3A00.000Z"
                     *           }
                     *         },
                     *         "outside_working_hours": {
                     *           "keys": [
                     *             "actor"
                     *           ],
                     *           "rows": [
                     *             {
                     *               "keys": [
                     *                 "agent-7"
                     *               ],
                     *               "count": 412,
                     *               "first_at": "2026-03-01T08:00:04.000Z",
                     *               "last_at": "2026-03-31T17:12:00.000Z"
                     *             }
                     *           ],
                     *           "complete": true,
                     *           "evidence": {
                     *             "query": "/v1/events?actor_type=AGENT&actor={actor}&from=2026-03-01T00%3A00%3A00.000Z&to=2026-04-01T00%3A00%3A00.000Z"
                     *           }
                     *         },
                     *         "exports": {
                     *           "keys": [
                     *             "actor"
                     *           ],
                     *           "rows": [
                     *             {
                     *               "keys": [
                     *                 "agent-7"
                     *               ],
                     *               "count": 412,
                     *               "first_at": "2026-03-01T08:00:04.000Z",
                     *               "last_at": "2026-03-31T17:12:00.000Z"
                     *             }
                     *           ],
                     *           "complete": true,
                     *           "evidence": {
                     *             "query": "/v1/events?actor_type=AGENT&actor={actor}&from=2026-03-01T00%3A00%3A00.000Z&to=2026-04-01T00%3A00%3A00.000Z"
                     *           }
                     *         },
                     *         "views_without_action": {
                     *           "keys": [
                     *             "actor"
                     *           ],
                     *           "rows": [
                     *             {
                     *               "keys": [
                     *                 "agent-7"
                     *               ],
                     *               "count": 412,
                     *               "first_at": "2026-03-01T08:00:04.000Z",
                     *               "last_at": "2026-03-31T17:12:00.000Z"
                     *             }
                     *           ],
                     *           "complete": true,
                     *           "evidence": {
                     *             "query": "/v1/events?actor_type=AGENT&actor={actor}&from=2026-03-01T00%3A00%3A00.000Z&to=2026-04-01T00%3A00%3A00.000Z"
                     *           }
                     *         }
                     *       }
                     *     }
                     */
                    readonly "application/json": {
                        readonly meta: {
                            /** Format: date-time */
                            readonly from: string;
                            /** Format: date-time */
                            readonly to: string;
                            readonly tz: string;
                        };
                        readonly sections: {
                            readonly failed_logins: components["schemas"]["ReportSection"];
                            readonly denied: components["schemas"]["ReportSection"];
                            readonly outside_working_hours: components["schemas"]["ReportSection"];
                            readonly exports: components["schemas"]["ReportSection"];
                            readonly views_without_action: components["schemas"]["ReportSection"];
                        };
                    };
                    /**
                     * @example section,key_1,value_1,key_2,value_2,count,first_at,last_at
                     *     exports,actor,agent-7,action,user.data_exported,2,2026-03-03T08:00:04.000Z,2026-03-09T17:12:00.000Z
                     */
                    readonly "text/csv": string;
                };
            };
            readonly 400: components["responses"]["Problem400"];
            readonly 401: components["responses"]["Problem401"];
            readonly 403: components["responses"]["Problem403"];
            readonly 408: components["responses"]["Problem408"];
            readonly 422: components["responses"]["Problem422"];
            readonly 429: components["responses"]["Problem429"];
            readonly 431: components["responses"]["Problem431"];
            readonly 500: components["responses"]["Problem500"];
            readonly 503: components["responses"]["Problem503"];
        };
    };
    readonly qualityReport: {
        readonly parameters: {
            readonly query: {
                /**
                 * @description First moment: a date, which begins by the clock of `tz`, or a date and time with zone. Needed.
                 * @example 2026-03-01
                 */
                readonly from: string | unknown | unknown;
                /**
                 * @description First moment after it, in the same forms. Now without it.
                 * @example 2026-04-01
                 */
                readonly to?: string | unknown | unknown;
                /**
                 * @description Time zone (IANA) in which dates begin; UTC without it.
                 * @example Europe/Prague
                 */
                readonly tz?: string;
                /**
                 * @description Department of what counts.
                 * @example [
                 *       "support"
                 *     ]
                 */
                readonly department?: readonly string[];
                /**
                 * @description Id of an agent.
                 * @example [
                 *       "agent-7"
                 *     ]
                 */
                readonly actor?: readonly string[];
                /** @description Tickets drawn per agent. */
                readonly sample?: number;
                /**
                 * @description What the samples are drawn by; the first moment of the period without it.
                 * @example march
                 */
                readonly seed?: string;
                /** @description Which list CSV has: the agents, or the tickets of their samples. JSON has both. */
                readonly table?: "agents" | "sample";
                /**
                 * @description json or csv. Without it the `Accept` header decides; json when that says nothing.
                 * @example json
                 */
                readonly format?: "json" | "csv";
            };
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            /** @description The answer */
            readonly 200: {
                headers: {
                    /** @description Up to when the log was complete before it was read, by the clock of the brokers; absent when not known. */
                    readonly "Docket-Complete-Up-To"?: string;
                    readonly [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "meta": {
                     *         "from": "2026-03-01T00:00:00.000Z",
                     *         "to": "2026-04-01T00:00:00.000Z",
                     *         "tz": "UTC",
                     *         "as_of": "2026-04-02T08:00:00.000Z",
                     *         "seed": "march",
                     *         "sample": 5,
                     *         "source": "audit_events"
                     *       },
                     *       "columns": [
                     *         "tickets",
                     *         "ratings",
                     *         "rating_mean",
                     *         "ratings_1",
                     *         "ratings_2",
                     *         "ratings_3",
                     *         "ratings_4",
                     *         "ratings_5",
                     *         "resolved",
                     *         "reopened",
                     *         "targets",
                     *         "missed",
                     *         "missed_first_assignment",
                     *         "missed_first_response",
                     *         "missed_next_response",
                     *         "missed_chat_answer",
                     *         "missed_call_answer",
                     *         "missed_resolution"
                     *       ],
                     *       "rows": [
                     *         {
                     *           "key": "agent-7",
                     *           "values": {
                     *             "tickets": 57,
                     *             "ratings": 4,
                     *             "rating_mean": 0.8125,
                     *             "ratings_1": 0,
                     *             "ratings_2": 0,
                     *             "ratings_3": 0,
                     *             "ratings_4": 0,
                     *             "ratings_5": 4,
                     *             "resolved": 0,
                     *             "reopened": 0,
                     *             "targets": 0,
                     *             "missed": 0,
                     *             "missed_first_assignment": 0,
                     *             "missed_first_response": 0,
                     *             "missed_next_response": 0,
                     *             "missed_chat_answer": 0,
                     *             "missed_call_answer": 0,
                     *             "missed_resolution": 0
                     *           },
                     *           "sample": [
                     *             {
                     *               "ticket": "INC0000045",
                     *               "review": {
                     *                 "agent": "agent-7",
                     *                 "state": "needs_work",
                     *                 "note": "The second question was not answered.",
                     *                 "ticket": "INC0000045",
                     *                 "department": "support",
                     *                 "version": 1,
                     *                 "by": {
                     *                   "type": "AGENT",
                     *                   "id": "anna@example.com",
                     *                   "name": "Anna"
                     *                 },
                     *                 "at": "2026-04-02T09:30:00.000Z"
                     *               }
                     *             }
                     *           ]
                     *         }
                     *       ],
                     *       "evidence": {
                     *         "tickets": {
                     *           "query": "/v1/events?actor_type=AGENT&actor={key}&from=2026-03-01T00%3A00%3A00.000Z"
                     *         },
                     *         "ratings": {
                     *           "query": "/v1/events?actor_type=AGENT&actor={key}&from=2026-03-01T00%3A00%3A00.000Z"
                     *         },
                     *         "rating_mean": {
                     *           "query": "/v1/events?actor_type=AGENT&actor={key}&from=2026-03-01T00%3A00%3A00.000Z"
                     *         },
                     *         "ratings_1": {
                     *           "query": "/v1/events?actor_type=AGENT&actor={key}&from=2026-03-01T00%3A00%3A00.000Z"
                     *         },
                     *         "ratings_2": {
                     *           "query": "/v1/events?actor_type=AGENT&actor={key}&from=2026-03-01T00%3A00%3A00.000Z"
                     *         },
                     *         "ratings_3": {
                     *           "query": "/v1/events?actor_type=AGENT&actor={key}&from=2026-03-01T00%3A00%3A00.000Z"
                     *         },
                     *         "ratings_4": {
                     *           "query": "/v1/events?actor_type=AGENT&actor={key}&from=2026-03-01T00%3A00%3A00.000Z"
                     *         },
                     *         "ratings_5": {
                     *           "query": "/v1/events?actor_type=AGENT&actor={key}&from=2026-03-01T00%3A00%3A00.000Z"
                     *         },
                     *         "resolved": {
                     *           "query": "/v1/events?actor_type=AGENT&actor={key}&from=2026-03-01T00%3A00%3A00.000Z"
                     *         },
                     *         "reopened": {
                     *           "query": "/v1/events?actor_type=AGENT&actor={key}&from=2026-03-01T00%3A00%3A00.000Z"
                     *         },
                     *         "targets": {
                     *           "query": "/v1/events?actor_type=AGENT&actor={key}&from=2026-03-01T00%3A00%3A00.000Z"
                     *         },
                     *         "missed": {
                     *           "query": "/v1/events?actor_type=AGENT&actor={key}&from=2026-03-01T00%3A00%3A00.000Z"
                     *         },
                     *         "missed_first_assignment": {
                     *           "query": "/v1/events?actor_type=AGENT&actor={key}&from=2026-03-01T00%3A00%3A00.000Z"
                     *         },
                     *         "missed_first_response": {
                     *           "query": "/v1/events?actor_type=AGENT&actor={key}&from=2026-03-01T00%3A00%3A00.000Z"
                     *         },
                     *         "missed_next_response": {
                     *           "query": "/v1/events?actor_type=AGENT&actor={key}&from=2026-03-01T00%3A00%3A00.000Z"
                     *         },
                     *         "missed_chat_answer": {
                     *           "query": "/v1/events?actor_type=AGENT&actor={key}&from=2026-03-01T00%3A00%3A00.000Z"
                     *         },
                     *         "missed_call_answer": {
                     *           "query": "/v1/events?actor_type=AGENT&actor={key}&from=2026-03-01T00%3A00%3A00.000Z"
                     *         },
                     *         "missed_resolution": {
                     *           "query": "/v1/events?actor_type=AGENT&actor={key}&from=2026-03-01T00%3A00%3A00.000Z"
                     *         },
                     *         "sample": {
                     *           "query": "/v1/events?actor_type=AGENT&actor={key}&from=2026-03-01T00%3A00%3A00.000Z"
                     *         }
                     *       }
                     *     }
                     */
                    readonly "application/json": {
                        readonly meta: {
                            /** Format: date-time */
                            readonly from: string;
                            /** Format: date-time */
                            readonly to: string;
                            readonly tz: string;
                            /**
                             * Format: date-time
                             * @description When it was asked: targets are judged by this moment
                             */
                            readonly as_of: string;
                            /** @description What the samples were drawn by */
                            readonly seed: string;
                            /** @description Tickets per agent, at most */
                            readonly sample: number;
                            /** @constant */
                            readonly source: "audit_events";
                        };
                        readonly columns: readonly ("tickets" | "ratings" | "rating_mean" | "ratings_1" | "ratings_2" | "ratings_3" | "ratings_4" | "ratings_5" | "resolved" | "reopened" | "targets" | "missed" | "missed_first_assignment" | "missed_first_response" | "missed_next_response" | "missed_chat_answer" | "missed_call_answer" | "missed_resolution")[];
                        readonly rows: readonly {
                            /** @description Id of the agent */
                            readonly key: string;
                            readonly values: {
                                readonly tickets: number | null;
                                readonly ratings: number | null;
                                readonly rating_mean: number | null;
                                readonly ratings_1: number | null;
                                readonly ratings_2: number | null;
                                readonly ratings_3: number | null;
                                readonly ratings_4: number | null;
                                readonly ratings_5: number | null;
                                readonly resolved: number | null;
                                readonly reopened: number | null;
                                readonly targets: number | null;
                                readonly missed: number | null;
                                readonly missed_first_assignment: number | null;
                                readonly missed_first_response: number | null;
                                readonly missed_next_response: number | null;
                                readonly missed_chat_answer: number | null;
                                readonly missed_call_answer: number | null;
                                readonly missed_resolution: number | null;
                            };
                            /** @description Tickets to review, in the order in which they were drawn */
                            readonly sample: readonly {
                                readonly ticket: string;
                                /** @description The newest; null without one */
                                readonly review: {
                                    readonly ticket: string;
                                    readonly agent: string;
                                    /** @description Where the agent last worked on the ticket when it was reviewed */
                                    readonly department: string | null;
                                    /** @enum {string} */
                                    readonly state: "open" | "good" | "needs_work" | "done";
                                    readonly note: string | null;
                                    /** @description 1 is the first of that ticket and agent */
                                    readonly version: number;
                                    /** @description Who wanted it */
                                    readonly by: {
                                        /**
                                         * @description API: a key; AGENT: a person who signed in; SYSTEM: an operator at a command line
                                         * @enum {string}
                                         */
                                        readonly type: "API" | "AGENT" | "SYSTEM";
                                        /** @description Id of the key or of the person, or operator/<user>@<machine> */
                                        readonly id: string;
                                        /** @description What the key is for, or the name of the person */
                                        readonly name?: string;
                                    };
                                    /**
                                     * Format: date-time
                                     * @description When it was put
                                     */
                                    readonly at: string;
                                } | null;
                            }[];
                        }[];
                        readonly evidence: {
                            readonly tickets: {
                                /** @description GET this, `{key}` replaced by the key of the row, percent-encoded; in a query of /v1/events with a backslash before a `!`, `*` or backslash at its beginning */
                                readonly query: string;
                                /** @description Further rows that the rule speaks of, filled in the same way */
                                readonly also?: string;
                                /** @description Then this, `ticket={ticket_id}` repeated for the tickets of those rows (100 at a time) */
                                readonly then?: string;
                                /** @description How the number follows from the rows; without it, it is how many there are */
                                readonly rule?: string;
                            };
                            readonly ratings: {
                                /** @description GET this, `{key}` replaced by the key of the row, percent-encoded; in a query of /v1/events with a backslash before a `!`, `*` or backslash at its beginning */
                                readonly query: string;
                                /** @description Further rows that the rule speaks of, filled in the same way */
                                readonly also?: string;
                                /** @description Then this, `ticket={ticket_id}` repeated for the tickets of those rows (100 at a time) */
                                readonly then?: string;
                                /** @description How the number follows from the rows; without it, it is how many there are */
                                readonly rule?: string;
                            };
                            readonly rating_mean: {
                                /** @description GET this, `{key}` replaced by the key of the row, percent-encoded; in a query of /v1/events with a backslash before a `!`, `*` or backslash at its beginning */
                                readonly query: string;
                                /** @description Further rows that the rule speaks of, filled in the same way */
                                readonly also?: string;
                                /** @description Then this, `ticket={ticket_id}` repeated for the tickets of those rows (100 at a time) */
                                readonly then?: string;
                                /** @description How the number follows from the rows; without it, it is how many there are */
                                readonly rule?: string;
                            };
                            readonly ratings_1: {
                                /** @description GET this, `{key}` replaced by the key of the row, percent-encoded; in a query of /v1/events with a backslash before a `!`, `*` or backslash at its beginning */
                                readonly query: string;
                                /** @description Further rows that the rule speaks of, filled in the same way */
                                readonly also?: string;
                                /** @description Then this, `ticket={ticket_id}` repeated for the tickets of those rows (100 at a time) */
                                readonly then?: string;
                                /** @description How the number follows from the rows; without it, it is how many there are */
                                readonly rule?: string;
                            };
                            readonly ratings_2: {
                                /** @description GET this, `{key}` replaced by the key of the row, percent-encoded; in a query of /v1/events with a backslash before a `!`, `*` or backslash at its beginning */
                                readonly query: string;
                                /** @description Further rows that the rule speaks of, filled in the same way */
                                readonly also?: string;
                                /** @description Then this, `ticket={ticket_id}` repeated for the tickets of those rows (100 at a time) */
                                readonly then?: string;
                                /** @description How the number follows from the rows; without it, it is how many there are */
                                readonly rule?: string;
                            };
                            readonly ratings_3: {
                                /** @description GET this, `{key}` replaced by the key of the row, percent-encoded; in a query of /v1/events with a backslash before a `!`, `*` or backslash at its beginning */
                                readonly query: string;
                                /** @description Further rows that the rule speaks of, filled in the same way */
                                readonly also?: string;
                                /** @description Then this, `ticket={ticket_id}` repeated for the tickets of those rows (100 at a time) */
                                readonly then?: string;
                                /** @description How the number follows from the rows; without it, it is how many there are */
                                readonly rule?: string;
                            };
                            readonly ratings_4: {
                                /** @description GET this, `{key}` replaced by the key of the row, percent-encoded; in a query of /v1/events with a backslash before a `!`, `*` or backslash at its beginning */
                                readonly query: string;
                                /** @description Further rows that the rule speaks of, filled in the same way */
                                readonly also?: string;
                                /** @description Then this, `ticket={ticket_id}` repeated for the tickets of those rows (100 at a time) */
                                readonly then?: string;
                                /** @description How the number follows from the rows; without it, it is how many there are */
                                readonly rule?: string;
                            };
                            readonly ratings_5: {
                                /** @description GET this, `{key}` replaced by the key of the row, percent-encoded; in a query of /v1/events with a backslash before a `!`, `*` or backslash at its beginning */
                                readonly query: string;
                                /** @description Further rows that the rule speaks of, filled in the same way */
                                readonly also?: string;
                                /** @description Then this, `ticket={ticket_id}` repeated for the tickets of those rows (100 at a time) */
                                readonly then?: string;
                                /** @description How the number follows from the rows; without it, it is how many there are */
                                readonly rule?: string;
                            };
                            readonly resolved: {
                                /** @description GET this, `{key}` replaced by the key of the row, percent-encoded; in a query of /v1/events with a backslash before a `!`, `*` or backslash at its beginning */
                                readonly query: string;
                                /** @description Further rows that the rule speaks of, filled in the same way */
                                readonly also?: string;
                                /** @description Then this, `ticket={ticket_id}` repeated for the tickets of those rows (100 at a time) */
                                readonly then?: string;
                                /** @description How the number follows from the rows; without it, it is how many there are */
                                readonly rule?: string;
                            };
                            readonly reopened: {
                                /** @description GET this, `{key}` replaced by the key of the row, percent-encoded; in a query of /v1/events with a backslash before a `!`, `*` or backslash at its beginning */
                                readonly query: string;
                                /** @description Further rows that the rule speaks of, filled in the same way */
                                readonly also?: string;
                                /** @description Then this, `ticket={ticket_id}` repeated for the tickets of those rows (100 at a time) */
                                readonly then?: string;
                                /** @description How the number follows from the rows; without it, it is how many there are */
                                readonly rule?: string;
                            };
                            readonly targets: {
                                /** @description GET this, `{key}` replaced by the key of the row, percent-encoded; in a query of /v1/events with a backslash before a `!`, `*` or backslash at its beginning */
                                readonly query: string;
                                /** @description Further rows that the rule speaks of, filled in the same way */
                                readonly also?: string;
                                /** @description Then this, `ticket={ticket_id}` repeated for the tickets of those rows (100 at a time) */
                                readonly then?: string;
                                /** @description How the number follows from the rows; without it, it is how many there are */
                                readonly rule?: string;
                            };
                            readonly missed: {
                                /** @description GET this, `{key}` replaced by the key of the row, percent-encoded; in a query of /v1/events with a backslash before a `!`, `*` or backslash at its beginning */
                                readonly query: string;
                                /** @description Further rows that the rule speaks of, filled in the same way */
                                readonly also?: string;
                                /** @description Then this, `ticket={ticket_id}` repeated for the tickets of those rows (100 at a time) */
                                readonly then?: string;
                                /** @description How the number follows from the rows; without it, it is how many there are */
                                readonly rule?: string;
                            };
                            readonly missed_first_assignment: {
                                /** @description GET this, `{key}` replaced by the key of the row, percent-encoded; in a query of /v1/events with a backslash before a `!`, `*` or backslash at its beginning */
                                readonly query: string;
                                /** @description Further rows that the rule speaks of, filled in the same way */
                                readonly also?: string;
                                /** @description Then this, `ticket={ticket_id}` repeated for the tickets of those rows (100 at a time) */
                                readonly then?: string;
                                /** @description How the number follows from the rows; without it, it is how many there are */
                                readonly rule?: string;
                            };
                            readonly missed_first_response: {
                                /** @description GET this, `{key}` replaced by the key of the row, percent-encoded; in a query of /v1/events with a backslash before a `!`, `*` or backslash at its beginning */
                                readonly query: string;
                                /** @description Further rows that the rule speaks of, filled in the same way */
                                readonly also?: string;
                                /** @description Then this, `ticket={ticket_id}` repeated for the tickets of those rows (100 at a time) */
                                readonly then?: string;
                                /** @description How the number follows from the rows; without it, it is how many there are */
                                readonly rule?: string;
                            };
                            readonly missed_next_response: {
                                /** @description GET this, `{key}` replaced by the key of the row, percent-encoded; in a query of /v1/events with a backslash before a `!`, `*` or backslash at its beginning */
                                readonly query: string;
                                /** @description Further rows that the rule speaks of, filled in the same way */
                                readonly also?: string;
                                /** @description Then this, `ticket={ticket_id}` repeated for the tickets of those rows (100 at a time) */
                                readonly then?: string;
                                /** @description How the number follows from the rows; without it, it is how many there are */
                                readonly rule?: string;
                            };
                            readonly missed_chat_answer: {
                                /** @description GET this, `{key}` replaced by the key of the row, percent-encoded; in a query of /v1/events with a backslash before a `!`, `*` or backslash at its beginning */
                                readonly query: string;
                                /** @description Further rows that the rule speaks of, filled in the same way */
                                readonly also?: string;
                                /** @description Then this, `ticket={ticket_id}` repeated for the tickets of those rows (100 at a time) */
                                readonly then?: string;
                                /** @description How the number follows from the rows; without it, it is how many there are */
                                readonly rule?: string;
                            };
                            readonly missed_call_answer: {
                                /** @description GET this, `{key}` replaced by the key of the row, percent-encoded; in a query of /v1/events with a backslash before a `!`, `*` or backslash at its beginning */
                                readonly query: string;
                                /** @description Further rows that the rule speaks of, filled in the same way */
                                readonly also?: string;
                                /** @description Then this, `ticket={ticket_id}` repeated for the tickets of those rows (100 at a time) */
                                readonly then?: string;
                                /** @description How the number follows from the rows; without it, it is how many there are */
                                readonly rule?: string;
                            };
                            readonly missed_resolution: {
                                /** @description GET this, `{key}` replaced by the key of the row, percent-encoded; in a query of /v1/events with a backslash before a `!`, `*` or backslash at its beginning */
                                readonly query: string;
                                /** @description Further rows that the rule speaks of, filled in the same way */
                                readonly also?: string;
                                /** @description Then this, `ticket={ticket_id}` repeated for the tickets of those rows (100 at a time) */
                                readonly then?: string;
                                /** @description How the number follows from the rows; without it, it is how many there are */
                                readonly rule?: string;
                            };
                            readonly sample: {
                                /** @description GET this, `{key}` replaced by the key of the row, percent-encoded; in a query of /v1/events with a backslash before a `!`, `*` or backslash at its beginning */
                                readonly query: string;
                                /** @description Further rows that the rule speaks of, filled in the same way */
                                readonly also?: string;
                                /** @description Then this, `ticket={ticket_id}` repeated for the tickets of those rows (100 at a time) */
                                readonly then?: string;
                                /** @description How the number follows from the rows; without it, it is how many there are */
                                readonly rule?: string;
                            };
                        };
                    };
                    /**
                     * @example agent,tickets,ratings,rating_mean
                     *     agent-7,57,4,0.8125
                     */
                    readonly "text/csv": string;
                };
            };
            readonly 400: components["responses"]["Problem400"];
            readonly 401: components["responses"]["Problem401"];
            readonly 403: components["responses"]["Problem403"];
            readonly 408: components["responses"]["Problem408"];
            readonly 422: components["responses"]["Problem422"];
            readonly 429: components["responses"]["Problem429"];
            readonly 431: components["responses"]["Problem431"];
            readonly 500: components["responses"]["Problem500"];
            readonly 503: components["responses"]["Problem503"];
        };
    };
    readonly listSlaPolicies: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            /** @description The answer */
            readonly 200: {
                headers: {
                    /** @description Up to when the log was complete before it was read, by the clock of the brokers; absent when not known. */
                    readonly "Docket-Complete-Up-To"?: string;
                    readonly [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "policies": [
                     *         {
                     *           "name": "Gold",
                     *           "active": true,
                     *           "rank": 100,
                     *           "match": {
                     *             "department": [
                     *               "support"
                     *             ],
                     *             "priority": [
                     *               "high"
                     *             ],
                     *             "channel": []
                     *           },
                     *           "targets": {
                     *             "first_response": 60,
                     *             "resolution": 480
                     *           },
                     *           "calendar": {
                     *             "zone": "Europe/Prague",
                     *             "hours": {
                     *               "monday": [
                     *                 [
                     *                   "09:00",
                     *                   "17:00"
                     *                 ]
                     *               ],
                     *               "tuesday": [
                     *                 [
                     *                   "09:00",
                     *                   "12:00"
                     *                 ],
                     *                 [
                     *                   "13:00",
                     *                   "18:00"
                     *                 ]
                     *               ],
                     *               "wednesday": [],
                     *               "thursday": [],
                     *               "friday": [],
                     *               "saturday": [],
                     *               "sunday": []
                     *             },
                     *             "holidays": [
                     *               "2026-12-25"
                     *             ]
                     *           },
                     *           "pause": {
                     *             "categories": [
                     *               "WAITING"
                     *             ],
                     *             "statuses": []
                     *           },
                     *           "id": "gold",
                     *           "version": 2,
                     *           "valid_from": "2026-03-01T00:00:00.000Z",
                     *           "by": {
                     *             "type": "API",
                     *             "id": "abcdefghij23",
                     *             "name": "head of support"
                     *           },
                     *           "at": "2026-02-27T09:30:00.000Z"
                     *         }
                     *       ]
                     *     }
                     */
                    readonly "application/json": {
                        readonly policies: readonly components["schemas"]["SlaPolicy"][];
                    };
                };
            };
            readonly 400: components["responses"]["Problem400"];
            readonly 401: components["responses"]["Problem401"];
            readonly 403: components["responses"]["Problem403"];
            readonly 408: components["responses"]["Problem408"];
            readonly 422: components["responses"]["Problem422"];
            readonly 429: components["responses"]["Problem429"];
            readonly 431: components["responses"]["Problem431"];
            readonly 500: components["responses"]["Problem500"];
            readonly 503: components["responses"]["Problem503"];
        };
    };
    readonly findSlaPolicy: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path: {
                /**
                 * @description Id of the policy.
                 * @example gold
                 */
                readonly id: string;
            };
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            /** @description The answer */
            readonly 200: {
                headers: {
                    /** @description Up to when the log was complete before it was read, by the clock of the brokers; absent when not known. */
                    readonly "Docket-Complete-Up-To"?: string;
                    readonly [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "id": "gold",
                     *       "versions": [
                     *         {
                     *           "name": "Gold",
                     *           "active": true,
                     *           "rank": 100,
                     *           "match": {
                     *             "department": [
                     *               "support"
                     *             ],
                     *             "priority": [
                     *               "high"
                     *             ],
                     *             "channel": []
                     *           },
                     *           "targets": {
                     *             "first_response": 60,
                     *             "resolution": 480
                     *           },
                     *           "calendar": {
                     *             "zone": "Europe/Prague",
                     *             "hours": {
                     *               "monday": [
                     *                 [
                     *                   "09:00",
                     *                   "17:00"
                     *                 ]
                     *               ],
                     *               "tuesday": [
                     *                 [
                     *                   "09:00",
                     *                   "12:00"
                     *                 ],
                     *                 [
                     *                   "13:00",
                     *                   "18:00"
                     *                 ]
                     *               ],
                     *               "wednesday": [],
                     *               "thursday": [],
                     *               "friday": [],
                     *               "saturday": [],
                     *               "sunday": []
                     *             },
                     *             "holidays": [
                     *               "2026-12-25"
                     *             ]
                     *           },
                     *           "pause": {
                     *             "categories": [
                     *               "WAITING"
                     *             ],
                     *             "statuses": []
                     *           },
                     *           "id": "gold",
                     *           "version": 2,
                     *           "valid_from": "2026-03-01T00:00:00.000Z",
                     *           "by": {
                     *             "type": "API",
                     *             "id": "abcdefghij23",
                     *             "name": "head of support"
                     *           },
                     *           "at": "2026-02-27T09:30:00.000Z"
                     *         }
                     *       ]
                     *     }
                     */
                    readonly "application/json": {
                        readonly id: string;
                        readonly versions: readonly components["schemas"]["SlaPolicy"][];
                    };
                };
            };
            readonly 400: components["responses"]["Problem400"];
            readonly 401: components["responses"]["Problem401"];
            readonly 403: components["responses"]["Problem403"];
            readonly 404: components["responses"]["Problem404"];
            readonly 408: components["responses"]["Problem408"];
            readonly 414: components["responses"]["Problem414"];
            readonly 422: components["responses"]["Problem422"];
            readonly 429: components["responses"]["Problem429"];
            readonly 431: components["responses"]["Problem431"];
            readonly 500: components["responses"]["Problem500"];
            readonly 503: components["responses"]["Problem503"];
        };
    };
    readonly putSlaPolicy: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path: {
                /**
                 * @description Id of the policy.
                 * @example gold
                 */
                readonly id: string;
            };
            readonly cookie?: never;
        };
        readonly requestBody: {
            readonly content: {
                /**
                 * @example {
                 *       "name": "Gold",
                 *       "match": {
                 *         "department": [
                 *           "support"
                 *         ],
                 *         "priority": [
                 *           "high"
                 *         ]
                 *       },
                 *       "targets": {
                 *         "first_response": 60,
                 *         "resolution": 480
                 *       },
                 *       "calendar": {
                 *         "zone": "Europe/Prague",
                 *         "hours": {
                 *           "monday": [
                 *             [
                 *               "09:00",
                 *               "17:00"
                 *             ]
                 *           ],
                 *           "tuesday": [
                 *             [
                 *               "09:00",
                 *               "12:00"
                 *             ],
                 *             [
                 *               "13:00",
                 *               "18:00"
                 *             ]
                 *           ]
                 *         },
                 *         "holidays": [
                 *           "2026-12-25"
                 *         ]
                 *       },
                 *       "pause": {
                 *         "categories": [
                 *           "WAITING"
                 *         ]
                 *       }
                 *     }
                 */
                readonly "application/json": {
                    /** @description What people call it */
                    readonly name: string;
                    /**
                     * @description false: from this version on no ticket gets it
                     * @default true
                     */
                    readonly active?: boolean;
                    /**
                     * @description Of several policies that match a ticket the one with the lowest rank applies, then by id
                     * @default 100
                     */
                    readonly rank?: number;
                    /**
                     * @description What a ticket must have been created with; an empty list takes all
                     * @default {
                     *       "department": [],
                     *       "priority": [],
                     *       "channel": []
                     *     }
                     */
                    readonly match?: {
                        /** @default [] */
                        readonly department?: readonly string[];
                        /** @default [] */
                        readonly priority?: readonly string[];
                        /** @default [] */
                        readonly channel?: readonly string[];
                    };
                    /** @description Business minutes */
                    readonly targets: {
                        readonly first_assignment?: number;
                        readonly first_response?: number;
                        readonly next_response?: number;
                        readonly chat_answer?: number;
                        readonly call_answer?: number;
                        readonly resolution?: number;
                    };
                    readonly calendar: {
                        readonly zone: string;
                        readonly hours: {
                            /** @default [] */
                            readonly monday?: readonly (readonly string[])[];
                            /** @default [] */
                            readonly tuesday?: readonly (readonly string[])[];
                            /** @default [] */
                            readonly wednesday?: readonly (readonly string[])[];
                            /** @default [] */
                            readonly thursday?: readonly (readonly string[])[];
                            /** @default [] */
                            readonly friday?: readonly (readonly string[])[];
                            /** @default [] */
                            readonly saturday?: readonly (readonly string[])[];
                            /** @default [] */
                            readonly sunday?: readonly (readonly string[])[];
                        };
                        /** @default [] */
                        readonly holidays?: readonly string[];
                    };
                    /**
                     * @description While a ticket has such a status the clock stands still
                     * @default {
                     *       "categories": [],
                     *       "statuses": []
                     *     }
                     */
                    readonly pause?: {
                        /** @default [] */
                        readonly categories?: readonly ("NEW" | "OPEN" | "WAITING")[];
                        /** @default [] */
                        readonly statuses?: readonly string[];
                    };
                    /**
                     * Format: date-time
                     * @description Tickets created from then on get this version; now without it
                     */
                    readonly valid_from?: string;
                };
            };
        };
        readonly responses: {
            /** @description The answer */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "name": "Gold",
                     *       "active": true,
                     *       "rank": 100,
                     *       "match": {
                     *         "department": [
                     *           "support"
                     *         ],
                     *         "priority": [
                     *           "high"
                     *         ],
                     *         "channel": []
                     *       },
                     *       "targets": {
                     *         "first_response": 60,
                     *         "resolution": 480
                     *       },
                     *       "calendar": {
                     *         "zone": "Europe/Prague",
                     *         "hours": {
                     *           "monday": [
                     *             [
                     *               "09:00",
                     *               "17:00"
                     *             ]
                     *           ],
                     *           "tuesday": [
                     *             [
                     *               "09:00",
                     *               "12:00"
                     *             ],
                     *             [
                     *               "13:00",
                     *               "18:00"
                     *             ]
                     *           ],
                     *           "wednesday": [],
                     *           "thursday": [],
                     *           "friday": [],
                     *           "saturday": [],
                     *           "sunday": []
                     *         },
                     *         "holidays": [
                     *           "2026-12-25"
                     *         ]
                     *       },
                     *       "pause": {
                     *         "categories": [
                     *           "WAITING"
                     *         ],
                     *         "statuses": []
                     *       },
                     *       "id": "gold",
                     *       "version": 2,
                     *       "valid_from": "2026-03-01T00:00:00.000Z",
                     *       "by": {
                     *         "type": "API",
                     *         "id": "abcdefghij23",
                     *         "name": "head of support"
                     *       },
                     *       "at": "2026-02-27T09:30:00.000Z"
                     *     }
                     */
                    readonly "application/json": components["schemas"]["SlaPolicy"];
                };
            };
            readonly 400: components["responses"]["Problem400"];
            readonly 401: components["responses"]["Problem401"];
            readonly 403: components["responses"]["Problem403"];
            readonly 408: components["responses"]["Problem408"];
            readonly 413: components["responses"]["Problem413"];
            readonly 414: components["responses"]["Problem414"];
            readonly 415: components["responses"]["Problem415"];
            readonly 422: components["responses"]["Problem422"];
            readonly 429: components["responses"]["Problem429"];
            readonly 431: components["responses"]["Problem431"];
            readonly 500: components["responses"]["Problem500"];
            readonly 503: components["responses"]["Problem503"];
        };
    };
    readonly listViews: {
        readonly parameters: {
            readonly query?: {
                /**
                 * @description What they are views of.
                 * @example [
                 *       "/v1/events"
                 *     ]
                 */
                readonly route?: readonly ("/v1/events" | "/v1/tickets/{id}/timeline" | "/v1/agents/{id}/timeline" | "/v1/aggregates" | "/v1/reports/agents" | "/v1/reports/sla" | "/v1/reports/activity" | "/v1/reports/security" | "/v1/reports/time" | "/v1/reports/quality")[];
                /**
                 * @description Private or shared ones; both without it.
                 * @example shared
                 */
                readonly visibility?: "private" | "shared";
            };
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            /** @description The answer */
            readonly 200: {
                headers: {
                    /** @description Up to when the log was complete before it was read, by the clock of the brokers; absent when not known. */
                    readonly "Docket-Complete-Up-To"?: string;
                    readonly [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "views": [
                     *         {
                     *           "name": "Refunds that were refused",
                     *           "route": "/v1/events",
                     *           "query": "action=ticket.*&outcome=DENIED&q=refund&from=-7d",
                     *           "visibility": "shared",
                     *           "id": "0b9e7a56-5d3c-4a55-9a8e-0d9a54a0b7c1",
                     *           "address": "/v1/events?action=ticket.*&outcome=DENIED&q=refund&from=-7d",
                     *           "version": 2,
                     *           "owner": {
                     *             "type": "AGENT",
                     *             "id": "ada@example.com",
                     *             "name": "Ada"
                     *           },
                     *           "may_change": true,
                     *           "created_at": "2026-03-01T09:30:00.000Z",
                     *           "changed_at": "2026-03-02T08:00:00.000Z",
                     *           "changed_by": {
                     *             "type": "AGENT",
                     *             "id": "ada@example.com",
                     *             "name": "Ada"
                     *           }
                     *         }
                     *       ]
                     *     }
                     */
                    readonly "application/json": {
                        readonly views: readonly components["schemas"]["SavedView"][];
                    };
                };
            };
            readonly 400: components["responses"]["Problem400"];
            readonly 401: components["responses"]["Problem401"];
            readonly 403: components["responses"]["Problem403"];
            readonly 408: components["responses"]["Problem408"];
            readonly 422: components["responses"]["Problem422"];
            readonly 429: components["responses"]["Problem429"];
            readonly 431: components["responses"]["Problem431"];
            readonly 500: components["responses"]["Problem500"];
            readonly 503: components["responses"]["Problem503"];
        };
    };
    readonly createView: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly requestBody: {
            readonly content: {
                /**
                 * @example {
                 *       "name": "Refunds that were refused",
                 *       "route": "/v1/events",
                 *       "query": "action=ticket.*&outcome=DENIED&q=refund&from=-7d",
                 *       "visibility": "shared"
                 *     }
                 */
                readonly "application/json": {
                    /** @description What people call it */
                    readonly name: string;
                    readonly description?: string;
                    /** @description What it is a view of */
                    readonly route: string;
                    /** @description Id of the ticket or agent, where the route is about one */
                    readonly subject?: string;
                    /**
                     * @description Parameters of the route as a query string. Relative times (`-7d`) stay relative
                     * @default
                     */
                    readonly query?: string;
                    /**
                     * @description shared: everybody of the tenant who may ask the route sees it
                     * @default private
                     * @enum {string}
                     */
                    readonly visibility?: "private" | "shared";
                };
            };
        };
        readonly responses: {
            /** @description It is taken; `Location` tells what becomes of it */
            readonly 202: {
                headers: {
                    /** @description Where it is told what becomes of it. */
                    readonly Location?: string;
                    readonly [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "name": "Refunds that were refused",
                     *       "route": "/v1/events",
                     *       "query": "action=ticket.*&outcome=DENIED&q=refund&from=-7d",
                     *       "visibility": "shared",
                     *       "id": "0b9e7a56-5d3c-4a55-9a8e-0d9a54a0b7c1",
                     *       "address": "/v1/events?action=ticket.*&outcome=DENIED&q=refund&from=-7d",
                     *       "version": 1,
                     *       "owner": {
                     *         "type": "AGENT",
                     *         "id": "ada@example.com",
                     *         "name": "Ada"
                     *       },
                     *       "may_change": true,
                     *       "created_at": "2026-03-01T09:30:00.000Z",
                     *       "changed_at": "2026-03-02T08:00:00.000Z",
                     *       "changed_by": {
                     *         "type": "AGENT",
                     *         "id": "ada@example.com",
                     *         "name": "Ada"
                     *       }
                     *     }
                     */
                    readonly "application/json": components["schemas"]["SavedView"];
                };
            };
            readonly 400: components["responses"]["Problem400"];
            readonly 401: components["responses"]["Problem401"];
            readonly 403: components["responses"]["Problem403"];
            readonly 408: components["responses"]["Problem408"];
            readonly 409: components["responses"]["Problem409"];
            readonly 413: components["responses"]["Problem413"];
            readonly 415: components["responses"]["Problem415"];
            readonly 422: components["responses"]["Problem422"];
            readonly 429: components["responses"]["Problem429"];
            readonly 431: components["responses"]["Problem431"];
            readonly 500: components["responses"]["Problem500"];
            readonly 503: components["responses"]["Problem503"];
        };
    };
    readonly findView: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path: {
                /**
                 * @description Id of the view.
                 * @example 0b9e7a56-5d3c-4a55-9a8e-0d9a54a0b7c1
                 */
                readonly id: string;
            };
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            /** @description The answer */
            readonly 200: {
                headers: {
                    /** @description Up to when the log was complete before it was read, by the clock of the brokers; absent when not known. */
                    readonly "Docket-Complete-Up-To"?: string;
                    readonly [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "name": "Refunds that were refused",
                     *       "route": "/v1/events",
                     *       "query": "action=ticket.*&outcome=DENIED&q=refund&from=-7d",
                     *       "visibility": "shared",
                     *       "id": "0b9e7a56-5d3c-4a55-9a8e-0d9a54a0b7c1",
                     *       "address": "/v1/events?action=ticket.*&outcome=DENIED&q=refund&from=-7d",
                     *       "version": 2,
                     *       "owner": {
                     *         "type": "AGENT",
                     *         "id": "ada@example.com",
                     *         "name": "Ada"
                     *       },
                     *       "may_change": true,
                     *       "created_at": "2026-03-01T09:30:00.000Z",
                     *       "changed_at": "2026-03-02T08:00:00.000Z",
                     *       "changed_by": {
                     *         "type": "AGENT",
                     *         "id": "ada@example.com",
                     *         "name": "Ada"
                     *       }
                     *     }
                     */
                    readonly "application/json": components["schemas"]["SavedView"];
                };
            };
            readonly 400: components["responses"]["Problem400"];
            readonly 401: components["responses"]["Problem401"];
            readonly 403: components["responses"]["Problem403"];
            readonly 404: components["responses"]["Problem404"];
            readonly 408: components["responses"]["Problem408"];
            readonly 414: components["responses"]["Problem414"];
            readonly 422: components["responses"]["Problem422"];
            readonly 429: components["responses"]["Problem429"];
            readonly 431: components["responses"]["Problem431"];
            readonly 500: components["responses"]["Problem500"];
            readonly 503: components["responses"]["Problem503"];
        };
    };
    readonly putView: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path: {
                /**
                 * @description Id of the view.
                 * @example 0b9e7a56-5d3c-4a55-9a8e-0d9a54a0b7c1
                 */
                readonly id: string;
            };
            readonly cookie?: never;
        };
        readonly requestBody: {
            readonly content: {
                /**
                 * @example {
                 *       "name": "Refunds that were refused",
                 *       "route": "/v1/events",
                 *       "query": "action=ticket.*&outcome=DENIED&q=refund&from=-7d",
                 *       "visibility": "shared",
                 *       "version": 1
                 *     }
                 */
                readonly "application/json": {
                    /** @description What people call it */
                    readonly name: string;
                    readonly description?: string;
                    /** @description What it is a view of */
                    readonly route: string;
                    /** @description Id of the ticket or agent, where the route is about one */
                    readonly subject?: string;
                    /**
                     * @description Parameters of the route as a query string. Relative times (`-7d`) stay relative
                     * @default
                     */
                    readonly query?: string;
                    /**
                     * @description shared: everybody of the tenant who may ask the route sees it
                     * @default private
                     * @enum {string}
                     */
                    readonly visibility?: "private" | "shared";
                    /** @description The one that was read: when there is a newer one it is not changed */
                    readonly version: number;
                };
            };
        };
        readonly responses: {
            /** @description The answer */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "name": "Refunds that were refused",
                     *       "route": "/v1/events",
                     *       "query": "action=ticket.*&outcome=DENIED&q=refund&from=-7d",
                     *       "visibility": "shared",
                     *       "id": "0b9e7a56-5d3c-4a55-9a8e-0d9a54a0b7c1",
                     *       "address": "/v1/events?action=ticket.*&outcome=DENIED&q=refund&from=-7d",
                     *       "version": 2,
                     *       "owner": {
                     *         "type": "AGENT",
                     *         "id": "ada@example.com",
                     *         "name": "Ada"
                     *       },
                     *       "may_change": true,
                     *       "created_at": "2026-03-01T09:30:00.000Z",
                     *       "changed_at": "2026-03-02T08:00:00.000Z",
                     *       "changed_by": {
                     *         "type": "AGENT",
                     *         "id": "ada@example.com",
                     *         "name": "Ada"
                     *       }
                     *     }
                     */
                    readonly "application/json": components["schemas"]["SavedView"];
                };
            };
            readonly 400: components["responses"]["Problem400"];
            readonly 401: components["responses"]["Problem401"];
            readonly 403: components["responses"]["Problem403"];
            readonly 404: components["responses"]["Problem404"];
            readonly 408: components["responses"]["Problem408"];
            readonly 409: components["responses"]["Problem409"];
            readonly 413: components["responses"]["Problem413"];
            readonly 414: components["responses"]["Problem414"];
            readonly 415: components["responses"]["Problem415"];
            readonly 422: components["responses"]["Problem422"];
            readonly 429: components["responses"]["Problem429"];
            readonly 431: components["responses"]["Problem431"];
            readonly 500: components["responses"]["Problem500"];
            readonly 503: components["responses"]["Problem503"];
        };
    };
    readonly deleteView: {
        readonly parameters: {
            readonly query?: {
                /**
                 * @description The one that was read: with a newer one it is not deleted, and the answer is 409.
                 * @example 2
                 */
                readonly version?: number;
            };
            readonly header?: never;
            readonly path: {
                /**
                 * @description Id of the view.
                 * @example 0b9e7a56-5d3c-4a55-9a8e-0d9a54a0b7c1
                 */
                readonly id: string;
            };
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            /** @description The answer */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "name": "Refunds that were refused",
                     *       "route": "/v1/events",
                     *       "query": "action=ticket.*&outcome=DENIED&q=refund&from=-7d",
                     *       "visibility": "shared",
                     *       "id": "0b9e7a56-5d3c-4a55-9a8e-0d9a54a0b7c1",
                     *       "address": "/v1/events?action=ticket.*&outcome=DENIED&q=refund&from=-7d",
                     *       "version": 2,
                     *       "owner": {
                     *         "type": "AGENT",
                     *         "id": "ada@example.com",
                     *         "name": "Ada"
                     *       },
                     *       "may_change": true,
                     *       "created_at": "2026-03-01T09:30:00.000Z",
                     *       "changed_at": "2026-03-02T08:00:00.000Z",
                     *       "changed_by": {
                     *         "type": "AGENT",
                     *         "id": "ada@example.com",
                     *         "name": "Ada"
                     *       }
                     *     }
                     */
                    readonly "application/json": components["schemas"]["SavedView"];
                };
            };
            readonly 400: components["responses"]["Problem400"];
            readonly 401: components["responses"]["Problem401"];
            readonly 403: components["responses"]["Problem403"];
            readonly 404: components["responses"]["Problem404"];
            readonly 408: components["responses"]["Problem408"];
            readonly 409: components["responses"]["Problem409"];
            readonly 414: components["responses"]["Problem414"];
            readonly 422: components["responses"]["Problem422"];
            readonly 429: components["responses"]["Problem429"];
            readonly 431: components["responses"]["Problem431"];
            readonly 500: components["responses"]["Problem500"];
            readonly 503: components["responses"]["Problem503"];
        };
    };
    readonly listReviews: {
        readonly parameters: {
            readonly query?: {
                /**
                 * @description Whose work was reviewed.
                 * @example [
                 *       "agent-7"
                 *     ]
                 */
                readonly agent?: readonly string[];
                /**
                 * @description Id of the ticket.
                 * @example [
                 *       "INC0000045"
                 *     ]
                 */
                readonly ticket?: readonly string[];
                /**
                 * @description What the reviewer found.
                 * @example [
                 *       "needs_work"
                 *     ]
                 */
                readonly state?: readonly ("open" | "good" | "needs_work" | "done")[];
                /** @description Reviews per page. */
                readonly limit?: number;
                /** @description `next_cursor` of the page before. All other parameters but `limit` stay as they were. */
                readonly cursor?: string;
            };
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            /** @description The answer */
            readonly 200: {
                headers: {
                    /** @description Up to when the log was complete before it was read, by the clock of the brokers; absent when not known. */
                    readonly "Docket-Complete-Up-To"?: string;
                    readonly [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "reviews": [
                     *         {
                     *           "agent": "agent-7",
                     *           "state": "needs_work",
                     *           "note": "The second question was not answered.",
                     *           "ticket": "INC0000045",
                     *           "department": "support",
                     *           "version": 1,
                     *           "by": {
                     *             "type": "AGENT",
                     *             "id": "anna@example.com",
                     *             "name": "Anna"
                     *           },
                     *           "at": "2026-04-02T09:30:00.000Z"
                     *         }
                     *       ],
                     *       "next_cursor": null
                     *     }
                     */
                    readonly "application/json": {
                        readonly reviews: readonly {
                            readonly ticket: string;
                            readonly agent: string;
                            /** @description Where the agent last worked on the ticket when it was reviewed */
                            readonly department: string | null;
                            /** @enum {string} */
                            readonly state: "open" | "good" | "needs_work" | "done";
                            readonly note: string | null;
                            /** @description 1 is the first of that ticket and agent */
                            readonly version: number;
                            /** @description Who wanted it */
                            readonly by: {
                                /**
                                 * @description API: a key; AGENT: a person who signed in; SYSTEM: an operator at a command line
                                 * @enum {string}
                                 */
                                readonly type: "API" | "AGENT" | "SYSTEM";
                                /** @description Id of the key or of the person, or operator/<user>@<machine> */
                                readonly id: string;
                                /** @description What the key is for, or the name of the person */
                                readonly name?: string;
                            };
                            /**
                             * Format: date-time
                             * @description When it was put
                             */
                            readonly at: string;
                        }[];
                        readonly next_cursor: string | null;
                    };
                };
            };
            readonly 400: components["responses"]["Problem400"];
            readonly 401: components["responses"]["Problem401"];
            readonly 403: components["responses"]["Problem403"];
            readonly 408: components["responses"]["Problem408"];
            readonly 422: components["responses"]["Problem422"];
            readonly 429: components["responses"]["Problem429"];
            readonly 431: components["responses"]["Problem431"];
            readonly 500: components["responses"]["Problem500"];
            readonly 503: components["responses"]["Problem503"];
        };
    };
    readonly findReview: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path: {
                /**
                 * @description Id of the ticket.
                 * @example INC0000045
                 */
                readonly ticket: string;
            };
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            /** @description The answer */
            readonly 200: {
                headers: {
                    /** @description Up to when the log was complete before it was read, by the clock of the brokers; absent when not known. */
                    readonly "Docket-Complete-Up-To"?: string;
                    readonly [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "ticket": "INC0000045",
                     *       "versions": [
                     *         {
                     *           "agent": "agent-7",
                     *           "state": "needs_work",
                     *           "note": "The second question was not answered.",
                     *           "ticket": "INC0000045",
                     *           "department": "support",
                     *           "version": 1,
                     *           "by": {
                     *             "type": "AGENT",
                     *             "id": "anna@example.com",
                     *             "name": "Anna"
                     *           },
                     *           "at": "2026-04-02T09:30:00.000Z"
                     *         }
                     *       ]
                     *     }
                     */
                    readonly "application/json": {
                        readonly ticket: string;
                        readonly versions: readonly {
                            readonly ticket: string;
                            readonly agent: string;
                            /** @description Where the agent last worked on the ticket when it was reviewed */
                            readonly department: string | null;
                            /** @enum {string} */
                            readonly state: "open" | "good" | "needs_work" | "done";
                            readonly note: string | null;
                            /** @description 1 is the first of that ticket and agent */
                            readonly version: number;
                            /** @description Who wanted it */
                            readonly by: {
                                /**
                                 * @description API: a key; AGENT: a person who signed in; SYSTEM: an operator at a command line
                                 * @enum {string}
                                 */
                                readonly type: "API" | "AGENT" | "SYSTEM";
                                /** @description Id of the key or of the person, or operator/<user>@<machine> */
                                readonly id: string;
                                /** @description What the key is for, or the name of the person */
                                readonly name?: string;
                            };
                            /**
                             * Format: date-time
                             * @description When it was put
                             */
                            readonly at: string;
                        }[];
                    };
                };
            };
            readonly 400: components["responses"]["Problem400"];
            readonly 401: components["responses"]["Problem401"];
            readonly 403: components["responses"]["Problem403"];
            readonly 408: components["responses"]["Problem408"];
            readonly 414: components["responses"]["Problem414"];
            readonly 422: components["responses"]["Problem422"];
            readonly 429: components["responses"]["Problem429"];
            readonly 431: components["responses"]["Problem431"];
            readonly 500: components["responses"]["Problem500"];
            readonly 503: components["responses"]["Problem503"];
        };
    };
    readonly putReview: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path: {
                /**
                 * @description Id of the ticket.
                 * @example INC0000045
                 */
                readonly ticket: string;
            };
            readonly cookie?: never;
        };
        readonly requestBody: {
            readonly content: {
                /**
                 * @example {
                 *       "agent": "agent-7",
                 *       "state": "needs_work",
                 *       "note": "The second question was not answered."
                 *     }
                 */
                readonly "application/json": {
                    /** @description Whose work on the ticket it is about: an agent who did something on it */
                    readonly agent: string;
                    /**
                     * @description open: not decided; good; needs_work; done: was talked about
                     * @enum {string}
                     */
                    readonly state: "open" | "good" | "needs_work" | "done";
                    /** @description For whoever may read reports */
                    readonly note?: string;
                };
            };
        };
        readonly responses: {
            /** @description The answer */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "agent": "agent-7",
                     *       "state": "needs_work",
                     *       "note": "The second question was not answered.",
                     *       "ticket": "INC0000045",
                     *       "department": "support",
                     *       "version": 1,
                     *       "by": {
                     *         "type": "AGENT",
                     *         "id": "anna@example.com",
                     *         "name": "Anna"
                     *       },
                     *       "at": "2026-04-02T09:30:00.000Z"
                     *     }
                     */
                    readonly "application/json": {
                        readonly ticket: string;
                        readonly agent: string;
                        /** @description Where the agent last worked on the ticket when it was reviewed */
                        readonly department: string | null;
                        /** @enum {string} */
                        readonly state: "open" | "good" | "needs_work" | "done";
                        readonly note: string | null;
                        /** @description 1 is the first of that ticket and agent */
                        readonly version: number;
                        /** @description Who wanted it */
                        readonly by: {
                            /**
                             * @description API: a key; AGENT: a person who signed in; SYSTEM: an operator at a command line
                             * @enum {string}
                             */
                            readonly type: "API" | "AGENT" | "SYSTEM";
                            /** @description Id of the key or of the person, or operator/<user>@<machine> */
                            readonly id: string;
                            /** @description What the key is for, or the name of the person */
                            readonly name?: string;
                        };
                        /**
                         * Format: date-time
                         * @description When it was put
                         */
                        readonly at: string;
                    };
                };
            };
            readonly 400: components["responses"]["Problem400"];
            readonly 401: components["responses"]["Problem401"];
            readonly 403: components["responses"]["Problem403"];
            readonly 408: components["responses"]["Problem408"];
            readonly 413: components["responses"]["Problem413"];
            readonly 414: components["responses"]["Problem414"];
            readonly 415: components["responses"]["Problem415"];
            readonly 422: components["responses"]["Problem422"];
            readonly 429: components["responses"]["Problem429"];
            readonly 431: components["responses"]["Problem431"];
            readonly 500: components["responses"]["Problem500"];
            readonly 503: components["responses"]["Problem503"];
        };
    };
    readonly listProjections: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            /** @description The answer */
            readonly 200: {
                headers: {
                    /** @description Up to when the log was complete before it was read, by the clock of the brokers; absent when not known. */
                    readonly "Docket-Complete-Up-To"?: string;
                    readonly [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "projections": [
                     *         {
                     *           "name": "ticket_lifecycle",
                     *           "doc": "One row per ticket.",
                     *           "reads": 2,
                     *           "versions": [
                     *             {
                     *               "version": 1,
                     *               "is_fed": true
                     *             },
                     *             {
                     *               "version": 2,
                     *               "is_fed": true
                     *             }
                     *           ],
                     *           "is_running": false,
                     *           "last_replay": {
                     *             "id": "0d1f4a1c-6f0e-4d0b-9a53-6d7d0f6f7c11",
                     *             "kind": "replay",
                     *             "projection": "ticket_lifecycle",
                     *             "state": "switched",
                     *             "by": {
                     *               "type": "API",
                     *               "id": "abcdefghij23",
                     *               "name": "on call"
                     *             },
                     *             "reason": "transfers were counted twice",
                     *             "requested_at": "2026-03-01T12:00:00.000Z",
                     *             "began_at": "2026-03-01T12:00:00.412Z",
                     *             "ended_at": "2026-03-01T12:00:09.120Z",
                     *             "version": 2,
                     *             "previous_version": 1,
                     *             "dry_run": false,
                     *             "source": "table",
                     *             "progress": {
                     *               "records": 1000000,
                     *               "total": 1000000
                     *             },
                     *             "comparison": {
                     *               "rows": 48113,
                     *               "differing_from_events": 0,
                     *               "differing_from_previous": 12
                     *             },
                     *             "steps": [
                     *               {
                     *                 "step": "begun",
                     *                 "at": "2026-03-01T12:00:00.412Z"
                     *               },
                     *               {
                     *                 "step": "switched",
                     *                 "at": "2026-03-01T12:00:09.120Z",
                     *                 "version": 2
                     *               }
                     *             ]
                     *           }
                     *         }
                     *       ]
                     *     }
                     */
                    readonly "application/json": {
                        readonly projections: readonly {
                            readonly name: string;
                            /** @description What it is */
                            readonly doc: string;
                            /** @description The version that readers see; null when there is none yet */
                            readonly reads: number | null;
                            readonly versions: readonly {
                                readonly version: number;
                                /** @description Whether what is ingested goes into it */
                                readonly is_fed: boolean;
                            }[];
                            /** @description Whether it is being replayed */
                            readonly is_running: boolean;
                            readonly last_replay: components["schemas"]["Replay"] | null;
                        }[];
                    };
                };
            };
            readonly 400: components["responses"]["Problem400"];
            readonly 401: components["responses"]["Problem401"];
            readonly 403: components["responses"]["Problem403"];
            readonly 408: components["responses"]["Problem408"];
            readonly 422: components["responses"]["Problem422"];
            readonly 429: components["responses"]["Problem429"];
            readonly 431: components["responses"]["Problem431"];
            readonly 500: components["responses"]["Problem500"];
            readonly 503: components["responses"]["Problem503"];
        };
    };
    readonly findProjection: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path: {
                /**
                 * @description Name of the projection.
                 * @example ticket_lifecycle
                 */
                readonly name: string;
            };
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            /** @description The answer */
            readonly 200: {
                headers: {
                    /** @description Up to when the log was complete before it was read, by the clock of the brokers; absent when not known. */
                    readonly "Docket-Complete-Up-To"?: string;
                    readonly [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "name": "ticket_lifecycle",
                     *       "doc": "One row per ticket.",
                     *       "reads": 2,
                     *       "versions": [
                     *         {
                     *           "version": 1,
                     *           "is_fed": true
                     *         },
                     *         {
                     *           "version": 2,
                     *           "is_fed": true
                     *         }
                     *       ],
                     *       "is_running": false,
                     *       "last_replay": {
                     *         "id": "0d1f4a1c-6f0e-4d0b-9a53-6d7d0f6f7c11",
                     *         "kind": "replay",
                     *         "projection": "ticket_lifecycle",
                     *         "state": "switched",
                     *         "by": {
                     *           "type": "API",
                     *           "id": "abcdefghij23",
                     *           "name": "on call"
                     *         },
                     *         "reason": "transfers were counted twice",
                     *         "requested_at": "2026-03-01T12:00:00.000Z",
                     *         "began_at": "2026-03-01T12:00:00.412Z",
                     *         "ended_at": "2026-03-01T12:00:09.120Z",
                     *         "version": 2,
                     *         "previous_version": 1,
                     *         "dry_run": false,
                     *         "source": "table",
                     *         "progress": {
                     *           "records": 1000000,
                     *           "total": 1000000
                     *         },
                     *         "comparison": {
                     *           "rows": 48113,
                     *           "differing_from_events": 0,
                     *           "differing_from_previous": 12
                     *         },
                     *         "steps": [
                     *           {
                     *             "step": "begun",
                     *             "at": "2026-03-01T12:00:00.412Z"
                     *           },
                     *           {
                     *             "step": "switched",
                     *             "at": "2026-03-01T12:00:09.120Z",
                     *             "version": 2
                     *           }
                     *         ]
                     *       }
                     *     }
                     */
                    readonly "application/json": {
                        readonly name: string;
                        /** @description What it is */
                        readonly doc: string;
                        /** @description The version that readers see; null when there is none yet */
                        readonly reads: number | null;
                        readonly versions: readonly {
                            readonly version: number;
                            /** @description Whether what is ingested goes into it */
                            readonly is_fed: boolean;
                        }[];
                        /** @description Whether it is being replayed */
                        readonly is_running: boolean;
                        readonly last_replay: components["schemas"]["Replay"] | null;
                    };
                };
            };
            readonly 400: components["responses"]["Problem400"];
            readonly 401: components["responses"]["Problem401"];
            readonly 403: components["responses"]["Problem403"];
            readonly 404: components["responses"]["Problem404"];
            readonly 408: components["responses"]["Problem408"];
            readonly 414: components["responses"]["Problem414"];
            readonly 422: components["responses"]["Problem422"];
            readonly 429: components["responses"]["Problem429"];
            readonly 431: components["responses"]["Problem431"];
            readonly 500: components["responses"]["Problem500"];
            readonly 503: components["responses"]["Problem503"];
        };
    };
    readonly revertProjection: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path: {
                /**
                 * @description Name of the projection.
                 * @example ticket_lifecycle
                 */
                readonly name: string;
            };
            readonly cookie?: never;
        };
        readonly requestBody: {
            readonly content: {
                /**
                 * @example {
                 *       "reason": "transfers are missing since the last replay"
                 *     }
                 */
                readonly "application/json": {
                    /** @description Why; kept in the history and in the audit log */
                    readonly reason: string;
                };
            };
        };
        readonly responses: {
            /** @description It is taken; `Location` tells what becomes of it */
            readonly 202: {
                headers: {
                    /** @description Where it is told what becomes of it. */
                    readonly Location?: string;
                    readonly [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "id": "0d1f4a1c-6f0e-4d0b-9a53-6d7d0f6f7c11",
                     *       "kind": "revert",
                     *       "projection": "ticket_lifecycle",
                     *       "reason": "transfers are missing since the last replay",
                     *       "by": {
                     *         "type": "API",
                     *         "id": "abcdefghij23",
                     *         "name": "on call"
                     *       },
                     *       "requested_at": "2026-03-01T12:00:00.000Z",
                     *       "state": "requested"
                     *     }
                     */
                    readonly "application/json": {
                        /** Format: uuid */
                        readonly id: string;
                        /** @enum {string} */
                        readonly kind: "replay" | "abort" | "revert" | "cleanup";
                        readonly projection: string;
                        readonly reason: string;
                        /** @description Who wanted it */
                        readonly by: {
                            /**
                             * @description API: a key; AGENT: a person who signed in; SYSTEM: an operator at a command line
                             * @enum {string}
                             */
                            readonly type: "API" | "AGENT" | "SYSTEM";
                            /** @description Id of the key or of the person, or operator/<user>@<machine> */
                            readonly id: string;
                            /** @description What the key is for, or the name of the person */
                            readonly name?: string;
                        };
                        /** Format: date-time */
                        readonly requested_at: string;
                        /**
                         * Format: uuid
                         * @description The replay that it is about, or starts
                         */
                        readonly replay?: string;
                        /** @description requested until it is carried out; then done, refused with the reason in `detail`, or what the replay ended with: switched, dropped (a dry run), failed, aborted */
                        readonly state: string;
                        /** @description What was done, or why it was not */
                        readonly detail?: string;
                        /** Format: date-time */
                        readonly ended_at?: string;
                    };
                };
            };
            readonly 400: components["responses"]["Problem400"];
            readonly 401: components["responses"]["Problem401"];
            readonly 403: components["responses"]["Problem403"];
            readonly 404: components["responses"]["Problem404"];
            readonly 408: components["responses"]["Problem408"];
            readonly 409: components["responses"]["Problem409"];
            readonly 413: components["responses"]["Problem413"];
            readonly 414: components["responses"]["Problem414"];
            readonly 415: components["responses"]["Problem415"];
            readonly 422: components["responses"]["Problem422"];
            readonly 429: components["responses"]["Problem429"];
            readonly 431: components["responses"]["Problem431"];
            readonly 500: components["responses"]["Problem500"];
            readonly 503: components["responses"]["Problem503"];
        };
    };
    readonly cleanupProjection: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path: {
                /**
                 * @description Name of the projection.
                 * @example ticket_lifecycle
                 */
                readonly name: string;
            };
            readonly cookie?: never;
        };
        readonly requestBody: {
            readonly content: {
                /**
                 * @example {
                 *       "reason": "a week has passed and nobody missed anything"
                 *     }
                 */
                readonly "application/json": {
                    /** @description Why; kept in the history and in the audit log */
                    readonly reason: string;
                };
            };
        };
        readonly responses: {
            /** @description It is taken; `Location` tells what becomes of it */
            readonly 202: {
                headers: {
                    /** @description Where it is told what becomes of it. */
                    readonly Location?: string;
                    readonly [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "id": "0d1f4a1c-6f0e-4d0b-9a53-6d7d0f6f7c11",
                     *       "kind": "cleanup",
                     *       "projection": "ticket_lifecycle",
                     *       "reason": "transfers are missing since the last replay",
                     *       "by": {
                     *         "type": "API",
                     *         "id": "abcdefghij23",
                     *         "name": "on call"
                     *       },
                     *       "requested_at": "2026-03-01T12:00:00.000Z",
                     *       "state": "requested"
                     *     }
                     */
                    readonly "application/json": {
                        /** Format: uuid */
                        readonly id: string;
                        /** @enum {string} */
                        readonly kind: "replay" | "abort" | "revert" | "cleanup";
                        readonly projection: string;
                        readonly reason: string;
                        /** @description Who wanted it */
                        readonly by: {
                            /**
                             * @description API: a key; AGENT: a person who signed in; SYSTEM: an operator at a command line
                             * @enum {string}
                             */
                            readonly type: "API" | "AGENT" | "SYSTEM";
                            /** @description Id of the key or of the person, or operator/<user>@<machine> */
                            readonly id: string;
                            /** @description What the key is for, or the name of the person */
                            readonly name?: string;
                        };
                        /** Format: date-time */
                        readonly requested_at: string;
                        /**
                         * Format: uuid
                         * @description The replay that it is about, or starts
                         */
                        readonly replay?: string;
                        /** @description requested until it is carried out; then done, refused with the reason in `detail`, or what the replay ended with: switched, dropped (a dry run), failed, aborted */
                        readonly state: string;
                        /** @description What was done, or why it was not */
                        readonly detail?: string;
                        /** Format: date-time */
                        readonly ended_at?: string;
                    };
                };
            };
            readonly 400: components["responses"]["Problem400"];
            readonly 401: components["responses"]["Problem401"];
            readonly 403: components["responses"]["Problem403"];
            readonly 404: components["responses"]["Problem404"];
            readonly 408: components["responses"]["Problem408"];
            readonly 409: components["responses"]["Problem409"];
            readonly 413: components["responses"]["Problem413"];
            readonly 414: components["responses"]["Problem414"];
            readonly 415: components["responses"]["Problem415"];
            readonly 422: components["responses"]["Problem422"];
            readonly 429: components["responses"]["Problem429"];
            readonly 431: components["responses"]["Problem431"];
            readonly 500: components["responses"]["Problem500"];
            readonly 503: components["responses"]["Problem503"];
        };
    };
    readonly listReplays: {
        readonly parameters: {
            readonly query?: {
                /**
                 * @description Name of a projection.
                 * @example [
                 *       "ticket_lifecycle"
                 *     ]
                 */
                readonly projection?: readonly ("action_counts_hourly" | "actor_security_daily" | "agent_activity_hourly" | "agent_presence" | "ticket_lifecycle" | "view_sessions")[];
                /**
                 * @description How it stands.
                 * @example [
                 *       "running"
                 *     ]
                 */
                readonly state?: readonly ("requested" | "running" | "interrupted" | "switched" | "dropped" | "failed" | "aborted" | "done" | "refused")[];
                /** @description How many at most. */
                readonly limit?: number;
            };
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            /** @description The answer */
            readonly 200: {
                headers: {
                    /** @description Up to when the log was complete before it was read, by the clock of the brokers; absent when not known. */
                    readonly "Docket-Complete-Up-To"?: string;
                    readonly [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "replays": [
                     *         {
                     *           "id": "0d1f4a1c-6f0e-4d0b-9a53-6d7d0f6f7c11",
                     *           "kind": "replay",
                     *           "projection": "ticket_lifecycle",
                     *           "state": "switched",
                     *           "by": {
                     *             "type": "API",
                     *             "id": "abcdefghij23",
                     *             "name": "on call"
                     *           },
                     *           "reason": "transfers were counted twice",
                     *           "requested_at": "2026-03-01T12:00:00.000Z",
                     *           "began_at": "2026-03-01T12:00:00.412Z",
                     *           "ended_at": "2026-03-01T12:00:09.120Z",
                     *           "version": 2,
                     *           "previous_version": 1,
                     *           "dry_run": false,
                     *           "source": "table",
                     *           "progress": {
                     *             "records": 1000000,
                     *             "total": 1000000
                     *           },
                     *           "comparison": {
                     *             "rows": 48113,
                     *             "differing_from_events": 0,
                     *             "differing_from_previous": 12
                     *           },
                     *           "steps": [
                     *             {
                     *               "step": "begun",
                     *               "at": "2026-03-01T12:00:00.412Z"
                     *             },
                     *             {
                     *               "step": "switched",
                     *               "at": "2026-03-01T12:00:09.120Z",
                     *               "version": 2
                     *             }
                     *           ]
                     *         }
                     *       ]
                     *     }
                     */
                    readonly "application/json": {
                        readonly replays: readonly components["schemas"]["Replay"][];
                    };
                };
            };
            readonly 400: components["responses"]["Problem400"];
            readonly 401: components["responses"]["Problem401"];
            readonly 403: components["responses"]["Problem403"];
            readonly 408: components["responses"]["Problem408"];
            readonly 422: components["responses"]["Problem422"];
            readonly 429: components["responses"]["Problem429"];
            readonly 431: components["responses"]["Problem431"];
            readonly 500: components["responses"]["Problem500"];
            readonly 503: components["responses"]["Problem503"];
        };
    };
    readonly startReplay: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly requestBody: {
            readonly content: {
                /**
                 * @example {
                 *       "projection": "ticket_lifecycle",
                 *       "reason": "transfers were counted twice"
                 *     }
                 */
                readonly "application/json": {
                    /** @enum {string} */
                    readonly projection: "action_counts_hourly" | "actor_security_daily" | "agent_activity_hourly" | "agent_presence" | "ticket_lifecycle" | "view_sessions";
                    /** @description Why; kept in the history and in the audit log */
                    readonly reason: string;
                    /**
                     * @description Ends with the comparison: readers go on seeing what they see
                     * @default false
                     */
                    readonly dry_run?: boolean;
                    /**
                     * @description Where events are read from; the table is many times as fast
                     * @default table
                     * @enum {string}
                     */
                    readonly source?: "table" | "topic";
                    /** @description Events per second, at most */
                    readonly max_rate?: number;
                };
            };
        };
        readonly responses: {
            /** @description It is taken; `Location` tells what becomes of it */
            readonly 202: {
                headers: {
                    /** @description Where it is told what becomes of it. */
                    readonly Location?: string;
                    readonly [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "id": "0d1f4a1c-6f0e-4d0b-9a53-6d7d0f6f7c11",
                     *       "kind": "replay",
                     *       "projection": "ticket_lifecycle",
                     *       "reason": "transfers are missing since the last replay",
                     *       "by": {
                     *         "type": "API",
                     *         "id": "abcdefghij23",
                     *         "name": "on call"
                     *       },
                     *       "requested_at": "2026-03-01T12:00:00.000Z",
                     *       "state": "requested",
                     *       "replay": "0d1f4a1c-6f0e-4d0b-9a53-6d7d0f6f7c11"
                     *     }
                     */
                    readonly "application/json": {
                        /** Format: uuid */
                        readonly id: string;
                        /** @enum {string} */
                        readonly kind: "replay" | "abort" | "revert" | "cleanup";
                        readonly projection: string;
                        readonly reason: string;
                        /** @description Who wanted it */
                        readonly by: {
                            /**
                             * @description API: a key; AGENT: a person who signed in; SYSTEM: an operator at a command line
                             * @enum {string}
                             */
                            readonly type: "API" | "AGENT" | "SYSTEM";
                            /** @description Id of the key or of the person, or operator/<user>@<machine> */
                            readonly id: string;
                            /** @description What the key is for, or the name of the person */
                            readonly name?: string;
                        };
                        /** Format: date-time */
                        readonly requested_at: string;
                        /**
                         * Format: uuid
                         * @description The replay that it is about, or starts
                         */
                        readonly replay?: string;
                        /** @description requested until it is carried out; then done, refused with the reason in `detail`, or what the replay ended with: switched, dropped (a dry run), failed, aborted */
                        readonly state: string;
                        /** @description What was done, or why it was not */
                        readonly detail?: string;
                        /** Format: date-time */
                        readonly ended_at?: string;
                    };
                };
            };
            readonly 400: components["responses"]["Problem400"];
            readonly 401: components["responses"]["Problem401"];
            readonly 403: components["responses"]["Problem403"];
            readonly 408: components["responses"]["Problem408"];
            readonly 409: components["responses"]["Problem409"];
            readonly 413: components["responses"]["Problem413"];
            readonly 415: components["responses"]["Problem415"];
            readonly 422: components["responses"]["Problem422"];
            readonly 429: components["responses"]["Problem429"];
            readonly 431: components["responses"]["Problem431"];
            readonly 500: components["responses"]["Problem500"];
            readonly 503: components["responses"]["Problem503"];
        };
    };
    readonly findReplay: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path: {
                /**
                 * @description Its id.
                 * @example 0d1f4a1c-6f0e-4d0b-9a53-6d7d0f6f7c11
                 */
                readonly id: string;
            };
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            /** @description The answer */
            readonly 200: {
                headers: {
                    /** @description Up to when the log was complete before it was read, by the clock of the brokers; absent when not known. */
                    readonly "Docket-Complete-Up-To"?: string;
                    readonly [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "id": "0d1f4a1c-6f0e-4d0b-9a53-6d7d0f6f7c11",
                     *       "kind": "replay",
                     *       "projection": "ticket_lifecycle",
                     *       "state": "switched",
                     *       "by": {
                     *         "type": "API",
                     *         "id": "abcdefghij23",
                     *         "name": "on call"
                     *       },
                     *       "reason": "transfers were counted twice",
                     *       "requested_at": "2026-03-01T12:00:00.000Z",
                     *       "began_at": "2026-03-01T12:00:00.412Z",
                     *       "ended_at": "2026-03-01T12:00:09.120Z",
                     *       "version": 2,
                     *       "previous_version": 1,
                     *       "dry_run": false,
                     *       "source": "table",
                     *       "progress": {
                     *         "records": 1000000,
                     *         "total": 1000000
                     *       },
                     *       "comparison": {
                     *         "rows": 48113,
                     *         "differing_from_events": 0,
                     *         "differing_from_previous": 12
                     *       },
                     *       "steps": [
                     *         {
                     *           "step": "begun",
                     *           "at": "2026-03-01T12:00:00.412Z"
                     *         },
                     *         {
                     *           "step": "switched",
                     *           "at": "2026-03-01T12:00:09.120Z",
                     *           "version": 2
                     *         }
                     *       ]
                     *     }
                     */
                    readonly "application/json": components["schemas"]["Replay"];
                };
            };
            readonly 400: components["responses"]["Problem400"];
            readonly 401: components["responses"]["Problem401"];
            readonly 403: components["responses"]["Problem403"];
            readonly 404: components["responses"]["Problem404"];
            readonly 408: components["responses"]["Problem408"];
            readonly 414: components["responses"]["Problem414"];
            readonly 422: components["responses"]["Problem422"];
            readonly 429: components["responses"]["Problem429"];
            readonly 431: components["responses"]["Problem431"];
            readonly 500: components["responses"]["Problem500"];
            readonly 503: components["responses"]["Problem503"];
        };
    };
    readonly abortReplay: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path: {
                /**
                 * @description Its id.
                 * @example 0d1f4a1c-6f0e-4d0b-9a53-6d7d0f6f7c11
                 */
                readonly id: string;
            };
            readonly cookie?: never;
        };
        readonly requestBody: {
            readonly content: {
                /**
                 * @example {
                 *       "reason": "the machine is needed for something else"
                 *     }
                 */
                readonly "application/json": {
                    /** @description Why; kept in the history and in the audit log */
                    readonly reason: string;
                };
            };
        };
        readonly responses: {
            /** @description It is taken; `Location` tells what becomes of it */
            readonly 202: {
                headers: {
                    /** @description Where it is told what becomes of it. */
                    readonly Location?: string;
                    readonly [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "id": "0d1f4a1c-6f0e-4d0b-9a53-6d7d0f6f7c11",
                     *       "kind": "abort",
                     *       "projection": "ticket_lifecycle",
                     *       "reason": "transfers are missing since the last replay",
                     *       "by": {
                     *         "type": "API",
                     *         "id": "abcdefghij23",
                     *         "name": "on call"
                     *       },
                     *       "requested_at": "2026-03-01T12:00:00.000Z",
                     *       "state": "requested",
                     *       "replay": "0d1f4a1c-6f0e-4d0b-9a53-6d7d0f6f7c11"
                     *     }
                     */
                    readonly "application/json": {
                        /** Format: uuid */
                        readonly id: string;
                        /** @enum {string} */
                        readonly kind: "replay" | "abort" | "revert" | "cleanup";
                        readonly projection: string;
                        readonly reason: string;
                        /** @description Who wanted it */
                        readonly by: {
                            /**
                             * @description API: a key; AGENT: a person who signed in; SYSTEM: an operator at a command line
                             * @enum {string}
                             */
                            readonly type: "API" | "AGENT" | "SYSTEM";
                            /** @description Id of the key or of the person, or operator/<user>@<machine> */
                            readonly id: string;
                            /** @description What the key is for, or the name of the person */
                            readonly name?: string;
                        };
                        /** Format: date-time */
                        readonly requested_at: string;
                        /**
                         * Format: uuid
                         * @description The replay that it is about, or starts
                         */
                        readonly replay?: string;
                        /** @description requested until it is carried out; then done, refused with the reason in `detail`, or what the replay ended with: switched, dropped (a dry run), failed, aborted */
                        readonly state: string;
                        /** @description What was done, or why it was not */
                        readonly detail?: string;
                        /** Format: date-time */
                        readonly ended_at?: string;
                    };
                };
            };
            readonly 400: components["responses"]["Problem400"];
            readonly 401: components["responses"]["Problem401"];
            readonly 403: components["responses"]["Problem403"];
            readonly 404: components["responses"]["Problem404"];
            readonly 408: components["responses"]["Problem408"];
            readonly 409: components["responses"]["Problem409"];
            readonly 413: components["responses"]["Problem413"];
            readonly 414: components["responses"]["Problem414"];
            readonly 415: components["responses"]["Problem415"];
            readonly 422: components["responses"]["Problem422"];
            readonly 429: components["responses"]["Problem429"];
            readonly 431: components["responses"]["Problem431"];
            readonly 500: components["responses"]["Problem500"];
            readonly 503: components["responses"]["Problem503"];
        };
    };
    readonly findCommand: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path: {
                /**
                 * @description Its id.
                 * @example 0d1f4a1c-6f0e-4d0b-9a53-6d7d0f6f7c11
                 */
                readonly id: string;
            };
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            /** @description The answer */
            readonly 200: {
                headers: {
                    /** @description Up to when the log was complete before it was read, by the clock of the brokers; absent when not known. */
                    readonly "Docket-Complete-Up-To"?: string;
                    readonly [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "id": "0d1f4a1c-6f0e-4d0b-9a53-6d7d0f6f7c11",
                     *       "kind": "revert",
                     *       "projection": "ticket_lifecycle",
                     *       "reason": "transfers are missing since the last replay",
                     *       "by": {
                     *         "type": "API",
                     *         "id": "abcdefghij23",
                     *         "name": "on call"
                     *       },
                     *       "requested_at": "2026-03-01T12:00:00.000Z",
                     *       "state": "requested"
                     *     }
                     */
                    readonly "application/json": {
                        /** Format: uuid */
                        readonly id: string;
                        /** @enum {string} */
                        readonly kind: "replay" | "abort" | "revert" | "cleanup";
                        readonly projection: string;
                        readonly reason: string;
                        /** @description Who wanted it */
                        readonly by: {
                            /**
                             * @description API: a key; AGENT: a person who signed in; SYSTEM: an operator at a command line
                             * @enum {string}
                             */
                            readonly type: "API" | "AGENT" | "SYSTEM";
                            /** @description Id of the key or of the person, or operator/<user>@<machine> */
                            readonly id: string;
                            /** @description What the key is for, or the name of the person */
                            readonly name?: string;
                        };
                        /** Format: date-time */
                        readonly requested_at: string;
                        /**
                         * Format: uuid
                         * @description The replay that it is about, or starts
                         */
                        readonly replay?: string;
                        /** @description requested until it is carried out; then done, refused with the reason in `detail`, or what the replay ended with: switched, dropped (a dry run), failed, aborted */
                        readonly state: string;
                        /** @description What was done, or why it was not */
                        readonly detail?: string;
                        /** Format: date-time */
                        readonly ended_at?: string;
                    };
                };
            };
            readonly 400: components["responses"]["Problem400"];
            readonly 401: components["responses"]["Problem401"];
            readonly 403: components["responses"]["Problem403"];
            readonly 404: components["responses"]["Problem404"];
            readonly 408: components["responses"]["Problem408"];
            readonly 414: components["responses"]["Problem414"];
            readonly 422: components["responses"]["Problem422"];
            readonly 429: components["responses"]["Problem429"];
            readonly 431: components["responses"]["Problem431"];
            readonly 500: components["responses"]["Problem500"];
            readonly 503: components["responses"]["Problem503"];
        };
    };
    readonly listRejections: {
        readonly parameters: {
            readonly query?: {
                /**
                 * @description Why it was rejected.
                 * @example [
                 *       "invalid_field"
                 *     ]
                 */
                readonly reason?: readonly ("tombstone" | "bad_magic" | "unknown_schema" | "malformed" | "trailing_bytes" | "contract" | "invalid_field" | "clock_skew" | "too_large")[];
                /**
                 * @description Service that published it.
                 * @example [
                 *       "helpdesk"
                 *     ]
                 */
                readonly producer?: readonly string[];
                /**
                 * @description Tenant that its key names.
                 * @example [
                 *       "demo"
                 *     ]
                 */
                readonly tenant?: readonly string[];
                /** @description Schema that it names; 0 for none. */
                readonly schema_id?: readonly number[];
                /** @description Partition that it lies in. */
                readonly partition?: readonly number[];
                /**
                 * @description Appended from then on, or how long ago (`-7d`).
                 * @example -7d
                 */
                readonly from?: string;
                /** @description Appended before then. */
                readonly to?: string;
                /**
                 * @description Whether it was published again through the API; both without it.
                 * @example open
                 */
                readonly state?: "open" | "retried";
                /**
                 * @description Rejections per page.
                 * @example 20
                 */
                readonly limit?: number;
                /** @description `next_cursor` of the page before. All other parameters but `limit` stay as they were. */
                readonly cursor?: string;
            };
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            /** @description The answer */
            readonly 200: {
                headers: {
                    /** @description Up to when the log was complete before it was read, by the clock of the brokers; absent when not known. */
                    readonly "Docket-Complete-Up-To"?: string;
                    readonly [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "rejections": [
                     *         {
                     *           "id": "1-3-52000",
                     *           "state": "open",
                     *           "appended_at": "2026-03-01T09:30:00.000Z",
                     *           "rejected_at": "2026-03-01T09:30:00.250Z",
                     *           "reason": "invalid_field",
                     *           "field": "envelope.actor.id",
                     *           "error": "must not be empty",
                     *           "schema_id": 17,
                     *           "tenant_id": "demo",
                     *           "producer": "helpdesk"
                     *         }
                     *       ],
                     *       "next_cursor": null,
                     *       "reasons": {
                     *         "invalid_field": 1
                     *       }
                     *     }
                     */
                    readonly "application/json": {
                        readonly rejections: readonly components["schemas"]["Rejection"][];
                        readonly next_cursor: string | null;
                        /** @description How many there are of each reason, by their keys; on the first page */
                        readonly reasons?: {
                            readonly [key: string]: number;
                        };
                    };
                };
            };
            readonly 400: components["responses"]["Problem400"];
            readonly 401: components["responses"]["Problem401"];
            readonly 403: components["responses"]["Problem403"];
            readonly 408: components["responses"]["Problem408"];
            readonly 422: components["responses"]["Problem422"];
            readonly 429: components["responses"]["Problem429"];
            readonly 431: components["responses"]["Problem431"];
            readonly 500: components["responses"]["Problem500"];
            readonly 503: components["responses"]["Problem503"];
        };
    };
    readonly findRejection: {
        readonly parameters: {
            readonly query?: {
                /** @description Bytes of the value that are given, at most. */
                readonly bytes?: number;
            };
            readonly header?: never;
            readonly path: {
                /**
                 * @description Id of the rejection: epoch, partition and offset of the record.
                 * @example 1-3-52000
                 */
                readonly id: string;
            };
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            /** @description The answer */
            readonly 200: {
                headers: {
                    /** @description Up to when the log was complete before it was read, by the clock of the brokers; absent when not known. */
                    readonly "Docket-Complete-Up-To"?: string;
                    readonly [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "id": "1-3-52000",
                     *       "state": "open",
                     *       "appended_at": "2026-03-01T09:30:00.000Z",
                     *       "rejected_at": "2026-03-01T09:30:00.250Z",
                     *       "reason": "invalid_field",
                     *       "field": "envelope.actor.id",
                     *       "error": "must not be empty",
                     *       "schema_id": 17,
                     *       "tenant_id": "demo",
                     *       "producer": "helpdesk",
                     *       "meaning": "A field has a value the contract does not allow: empty, too long, or out of range.",
                     *       "key": {
                     *         "text": "demo/T-1",
                     *         "base64": "ZGVtby9ULTE="
                     *       },
                     *       "headers": [
                     *         {
                     *           "name": "source",
                     *           "text": "test",
                     *           "base64": "dGVzdA=="
                     *         }
                     *       ],
                     *       "schema_name": "docket.events.TicketOther",
                     *       "read": {
                     *         "value": {
                     *           "envelope": {
                     *             "tenant_id": "demo"
                     *           }
                     *         },
                     *         "problem": null,
                     *         "left_bytes": 0
                     *       },
                     *       "value": {
                     *         "size": 3,
                     *         "base64": "AAAA"
                     *       },
                     *       "stored_at": null,
                     *       "retries": []
                     *     }
                     */
                    readonly "application/json": {
                        /** @description epoch-partition-offset of the record on the topic of events */
                        readonly id: string;
                        /**
                         * @description retried: it was published again through the API, or an event in its place
                         * @enum {string}
                         */
                        readonly state: "open" | "retried";
                        /**
                         * Format: date-time
                         * @description When the broker appended it
                         */
                        readonly appended_at: string;
                        /**
                         * Format: date-time
                         * @description When ingestion decided about it
                         */
                        readonly rejected_at: string;
                        /** @description Of the closed list in docs/contract.md */
                        readonly reason: string;
                        /** @description Path of the field at fault; null when it is no single one */
                        readonly field: string | null;
                        /** @description What is wrong with it, for people */
                        readonly error: string;
                        /** @description Schema that it names; null when it names none */
                        readonly schema_id: number | null;
                        /** @description As its key says, which a producer may fill with anything */
                        readonly tenant_id: string | null;
                        /** @description Service that published it, as far as can be told */
                        readonly producer: string | null;
                        /** @description What the reason means */
                        readonly meaning: string | null;
                        readonly key: {
                            /** @description null when it is no UTF-8 */
                            readonly text: string | null;
                            readonly base64: string;
                        } | null;
                        /** @description In their order; a name may come several times */
                        readonly headers: readonly {
                            /** @description null when it is no UTF-8 */
                            readonly text: string | null;
                            readonly base64: string;
                            readonly name: string;
                        }[];
                        /** @description Record that the schema describes; null when it is not known */
                        readonly schema_name: string | null;
                        /** @description null when the value is not of the wire format, its schema is not known, or the registry does not answer */
                        readonly read: {
                            /** @description The event as far as it can be read */
                            readonly value: unknown;
                            /** @description Where reading ended, and why; null when it was read to its end */
                            readonly problem: {
                                readonly field: string;
                                readonly message: string;
                            } | null;
                            /** @description Bytes behind what was read */
                            readonly left_bytes: number;
                        } | null;
                        readonly value: {
                            /** @description Bytes of the whole value */
                            readonly size: number;
                            /** @description The first of them, as many as asked for */
                            readonly base64: string;
                        };
                        /** @description Where the event itself is stored by now: epoch-partition-offset */
                        readonly stored_at: string | null;
                        /** @description What was done about it through the API */
                        readonly retries: readonly {
                            readonly attempt: number;
                            /** @enum {string} */
                            readonly how: "retried" | "corrected";
                            /** @description Who wanted it */
                            readonly by: {
                                /**
                                 * @description API: a key; AGENT: a person who signed in; SYSTEM: an operator at a command line
                                 * @enum {string}
                                 */
                                readonly type: "API" | "AGENT" | "SYSTEM";
                                /** @description Id of the key or of the person, or operator/<user>@<machine> */
                                readonly id: string;
                                /** @description What the key is for, or the name of the person */
                                readonly name?: string;
                            };
                            readonly reason: string;
                            /** Format: date-time */
                            readonly at: string;
                            readonly outcome?: {
                                readonly partition: number;
                                readonly offset: number;
                                readonly event_id?: string;
                            };
                        }[];
                    };
                };
            };
            readonly 400: components["responses"]["Problem400"];
            readonly 401: components["responses"]["Problem401"];
            readonly 403: components["responses"]["Problem403"];
            readonly 404: components["responses"]["Problem404"];
            readonly 408: components["responses"]["Problem408"];
            readonly 414: components["responses"]["Problem414"];
            readonly 422: components["responses"]["Problem422"];
            readonly 429: components["responses"]["Problem429"];
            readonly 431: components["responses"]["Problem431"];
            readonly 500: components["responses"]["Problem500"];
            readonly 503: components["responses"]["Problem503"];
        };
    };
    readonly retryRejections: {
        readonly parameters: {
            readonly query?: {
                /**
                 * @description Why it was rejected.
                 * @example [
                 *       "invalid_field"
                 *     ]
                 */
                readonly reason?: readonly ("tombstone" | "bad_magic" | "unknown_schema" | "malformed" | "trailing_bytes" | "contract" | "invalid_field" | "clock_skew" | "too_large")[];
                /**
                 * @description Service that published it.
                 * @example [
                 *       "helpdesk"
                 *     ]
                 */
                readonly producer?: readonly string[];
                /**
                 * @description Tenant that its key names.
                 * @example [
                 *       "demo"
                 *     ]
                 */
                readonly tenant?: readonly string[];
                /** @description Schema that it names; 0 for none. */
                readonly schema_id?: readonly number[];
                /** @description Partition that it lies in. */
                readonly partition?: readonly number[];
                /**
                 * @description Appended from then on, or how long ago (`-7d`).
                 * @example -7d
                 */
                readonly from?: string;
                /** @description Appended before then. */
                readonly to?: string;
            };
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly requestBody: {
            readonly content: {
                /**
                 * @example {
                 *       "reason": "the schema is registered now",
                 *       "ids": [
                 *         "1-3-52000"
                 *       ]
                 *     }
                 */
                readonly "application/json": {
                    /** @description Why; kept in the history and in the audit log */
                    readonly reason: string;
                    readonly ids?: readonly string[];
                    /**
                     * @description Every open rejection, without a parameter
                     * @default false
                     */
                    readonly all?: boolean;
                    /** @description `after` of the answer before */
                    readonly after?: string;
                    /**
                     * @description Only tell what would be published
                     * @default false
                     */
                    readonly dry_run?: boolean;
                    /**
                     * @description Also what would be rejected again
                     * @default false
                     */
                    readonly force?: boolean;
                    /**
                     * @description Also what was published before
                     * @default false
                     */
                    readonly again?: boolean;
                };
            };
        };
        readonly responses: {
            /** @description It is taken; `Location` tells what becomes of it */
            readonly 202: {
                headers: {
                    /** @description Where it is told what becomes of it. */
                    readonly Location?: string;
                    readonly [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "dry_run": false,
                     *       "results": [
                     *         {
                     *           "id": "1-3-52000",
                     *           "result": "published",
                     *           "published": {
                     *             "partition": 3,
                     *             "offset": 61000
                     *           },
                     *           "again": null
                     *         }
                     *       ],
                     *       "left": 0,
                     *       "after": null
                     *     }
                     */
                    readonly "application/json": {
                        readonly dry_run: boolean;
                        readonly results: readonly {
                            readonly id: string;
                            /**
                             * @description left_out: it would be rejected again; done_before: it was published earlier, see `published`; under_way: somebody is at it; not_found: no such rejection, or not of the tenant
                             * @enum {string}
                             */
                            readonly result: "published" | "would_be_published" | "left_out" | "done_before" | "under_way" | "not_found";
                            /** @description Where it was published */
                            readonly published: {
                                readonly partition: number;
                                readonly offset: number;
                                readonly event_id?: string;
                            } | null;
                            /** @description Why ingestion would reject it again */
                            readonly again: {
                                readonly reason: string;
                                readonly field: string;
                                readonly error: string;
                            } | null;
                        }[];
                        /** @description Rejections of the filter behind the last one of these */
                        readonly left: number;
                        /** @description To go on with; null when there are no more */
                        readonly after: string | null;
                    };
                };
            };
            readonly 400: components["responses"]["Problem400"];
            readonly 401: components["responses"]["Problem401"];
            readonly 403: components["responses"]["Problem403"];
            readonly 408: components["responses"]["Problem408"];
            readonly 413: components["responses"]["Problem413"];
            readonly 415: components["responses"]["Problem415"];
            readonly 422: components["responses"]["Problem422"];
            readonly 429: components["responses"]["Problem429"];
            readonly 431: components["responses"]["Problem431"];
            readonly 500: components["responses"]["Problem500"];
            readonly 503: components["responses"]["Problem503"];
        };
    };
    readonly correctRejection: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path: {
                /**
                 * @description Id of the rejection: epoch, partition and offset of the record.
                 * @example 1-3-52000
                 */
                readonly id: string;
            };
            readonly cookie?: never;
        };
        readonly requestBody: {
            readonly content: {
                /**
                 * @example {
                 *       "reason": "the agent was left out",
                 *       "event": {
                 *         "action": "ticket.note_added",
                 *         "occurred_at": "2026-03-01T09:30:00Z",
                 *         "tenant_id": "demo",
                 *         "actor": {
                 *           "type": "AGENT",
                 *           "id": "agent-7"
                 *         },
                 *         "ticket_id": "T-1",
                 *         "details": {
                 *           "note_id": "n-1"
                 *         }
                 *       }
                 *     }
                 */
                readonly "application/json": {
                    /** @description Why; kept in the history and in the audit log */
                    readonly reason: string;
                    /** @description The event as producers write it, with its action; docs/actions.md has the fields */
                    readonly event: {
                        readonly action: string;
                        readonly occurred_at: string | number;
                        readonly tenant_id: string;
                        readonly actor: {
                            readonly [key: string]: unknown;
                        };
                        readonly event_id?: string;
                        readonly labels?: {
                            readonly [key: string]: string;
                        };
                    } & {
                        readonly [key: string]: unknown;
                    };
                    /**
                     * @description Only check it
                     * @default false
                     */
                    readonly dry_run?: boolean;
                    /**
                     * @description Also what was published before
                     * @default false
                     */
                    readonly again?: boolean;
                };
            };
        };
        readonly responses: {
            /** @description It is taken; `Location` tells what becomes of it */
            readonly 202: {
                headers: {
                    /** @description Where it is told what becomes of it. */
                    readonly Location?: string;
                    readonly [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "id": "1-3-52000",
                     *       "result": "published",
                     *       "event_id": "01958f3a-5c1e-7000-8000-000000000001",
                     *       "published": {
                     *         "partition": 3,
                     *         "offset": 61000,
                     *         "event_id": "01958f3a-5c1e-7000-8000-000000000001"
                     *       }
                     *     }
                     */
                    readonly "application/json": {
                        readonly id: string;
                        /** @enum {string} */
                        readonly result: "published" | "would_be_published" | "done_before";
                        readonly event_id: string;
                        /** @description Where it was published */
                        readonly published: {
                            readonly partition: number;
                            readonly offset: number;
                            readonly event_id?: string;
                        } | null;
                    };
                };
            };
            readonly 400: components["responses"]["Problem400"];
            readonly 401: components["responses"]["Problem401"];
            readonly 403: components["responses"]["Problem403"];
            readonly 404: components["responses"]["Problem404"];
            readonly 408: components["responses"]["Problem408"];
            readonly 409: components["responses"]["Problem409"];
            readonly 413: components["responses"]["Problem413"];
            readonly 414: components["responses"]["Problem414"];
            readonly 415: components["responses"]["Problem415"];
            readonly 422: components["responses"]["Problem422"];
            readonly 429: components["responses"]["Problem429"];
            readonly 431: components["responses"]["Problem431"];
            readonly 500: components["responses"]["Problem500"];
            readonly 503: components["responses"]["Problem503"];
        };
    };
    readonly listKeys: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            /** @description The answer */
            readonly 200: {
                headers: {
                    /** @description Up to when the log was complete before it was read, by the clock of the brokers; absent when not known. */
                    readonly "Docket-Complete-Up-To"?: string;
                    readonly [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "keys": [
                     *         {
                     *           "id": "abcdefghij23",
                     *           "tenant_id": "demo",
                     *           "name": "reports",
                     *           "roles": [
                     *             "analyst"
                     *           ],
                     *           "created_at": "2026-03-01T12:00:00.000Z",
                     *           "expires_at": "2027-03-01T12:00:00.000Z",
                     *           "departments": [
                     *             "support"
                     *           ],
                     *           "last_used_at": "2026-03-02T08:15:00.000Z"
                     *         }
                     *       ]
                     *     }
                     */
                    readonly "application/json": {
                        readonly keys: readonly {
                            /** @description The public part of its text, `dk_<id>_...` */
                            readonly id: string;
                            readonly tenant_id: string;
                            /** @description What it is for */
                            readonly name: string;
                            /** @description Of viewer, analyst, auditor, operator, admin, writer; none means viewer and analyst */
                            readonly roles: readonly string[];
                            /** Format: date-time */
                            readonly created_at: string;
                            /**
                             * Format: date-time
                             * @description From then on it does not hold
                             */
                            readonly expires_at?: string;
                            /** @description It sees events of these alone */
                            readonly departments?: readonly string[];
                            /** Format: date-time */
                            readonly revoked_at?: string;
                            /**
                             * Format: date-time
                             * @description To five minutes
                             */
                            readonly last_used_at?: string;
                        }[];
                    };
                };
            };
            readonly 400: components["responses"]["Problem400"];
            readonly 401: components["responses"]["Problem401"];
            readonly 403: components["responses"]["Problem403"];
            readonly 408: components["responses"]["Problem408"];
            readonly 422: components["responses"]["Problem422"];
            readonly 429: components["responses"]["Problem429"];
            readonly 431: components["responses"]["Problem431"];
            readonly 500: components["responses"]["Problem500"];
            readonly 503: components["responses"]["Problem503"];
        };
    };
    readonly createKey: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly requestBody: {
            readonly content: {
                /**
                 * @example {
                 *       "name": "reports",
                 *       "roles": [
                 *         "analyst"
                 *       ],
                 *       "expires_at": "2099-03-01T12:00:00Z",
                 *       "departments": [
                 *         "support"
                 *       ]
                 *     }
                 */
                readonly "application/json": {
                    readonly name: string;
                    readonly roles: readonly ("viewer" | "analyst" | "auditor" | "operator" | "admin" | "writer")[];
                    /**
                     * Format: date-time
                     * @description From then on it does not hold; never without it
                     */
                    readonly expires_at?: string;
                    /** @description It sees events of these alone; for viewers and analysts */
                    readonly departments?: readonly string[];
                };
            };
        };
        readonly responses: {
            /** @description It is taken; `Location` tells what becomes of it */
            readonly 202: {
                headers: {
                    /** @description Where it is told what becomes of it. */
                    readonly Location?: string;
                    readonly [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "key": "dk_abcdefghij23_...",
                     *       "id": "abcdefghij23",
                     *       "tenant_id": "demo",
                     *       "name": "reports",
                     *       "roles": [
                     *         "analyst"
                     *       ],
                     *       "created_at": "2026-03-01T12:00:00.000Z",
                     *       "expires_at": "2027-03-01T12:00:00.000Z",
                     *       "departments": [
                     *         "support"
                     *       ],
                     *       "last_used_at": "2026-03-02T08:15:00.000Z"
                     *     }
                     */
                    readonly "application/json": {
                        /** @description Its text; kept nowhere */
                        readonly key: string;
                        /** @description The public part of its text, `dk_<id>_...` */
                        readonly id: string;
                        readonly tenant_id: string;
                        /** @description What it is for */
                        readonly name: string;
                        /** @description Of viewer, analyst, auditor, operator, admin, writer; none means viewer and analyst */
                        readonly roles: readonly string[];
                        /** Format: date-time */
                        readonly created_at: string;
                        /**
                         * Format: date-time
                         * @description From then on it does not hold
                         */
                        readonly expires_at?: string;
                        /** @description It sees events of these alone */
                        readonly departments?: readonly string[];
                        /** Format: date-time */
                        readonly revoked_at?: string;
                        /**
                         * Format: date-time
                         * @description To five minutes
                         */
                        readonly last_used_at?: string;
                    };
                };
            };
            readonly 400: components["responses"]["Problem400"];
            readonly 401: components["responses"]["Problem401"];
            readonly 403: components["responses"]["Problem403"];
            readonly 408: components["responses"]["Problem408"];
            readonly 413: components["responses"]["Problem413"];
            readonly 415: components["responses"]["Problem415"];
            readonly 422: components["responses"]["Problem422"];
            readonly 429: components["responses"]["Problem429"];
            readonly 431: components["responses"]["Problem431"];
            readonly 500: components["responses"]["Problem500"];
            readonly 503: components["responses"]["Problem503"];
        };
    };
    readonly revokeKey: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path: {
                /**
                 * @description Its id.
                 * @example abcdefghij23
                 */
                readonly id: string;
            };
            readonly cookie?: never;
        };
        readonly requestBody: {
            readonly content: {
                /** @example {} */
                readonly "application/json": Record<string, never>;
            };
        };
        readonly responses: {
            /** @description It is taken; `Location` tells what becomes of it */
            readonly 202: {
                headers: {
                    /** @description Where it is told what becomes of it. */
                    readonly Location?: string;
                    readonly [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "id": "abcdefghij23",
                     *       "tenant_id": "demo",
                     *       "name": "reports",
                     *       "roles": [
                     *         "analyst"
                     *       ],
                     *       "created_at": "2026-03-01T12:00:00.000Z",
                     *       "expires_at": "2027-03-01T12:00:00.000Z",
                     *       "departments": [
                     *         "support"
                     *       ],
                     *       "last_used_at": "2026-03-02T08:15:00.000Z",
                     *       "revoked_at": "2026-03-03T09:00:00.000Z"
                     *     }
                     */
                    readonly "application/json": {
                        /** @description The public part of its text, `dk_<id>_...` */
                        readonly id: string;
                        readonly tenant_id: string;
                        /** @description What it is for */
                        readonly name: string;
                        /** @description Of viewer, analyst, auditor, operator, admin, writer; none means viewer and analyst */
                        readonly roles: readonly string[];
                        /** Format: date-time */
                        readonly created_at: string;
                        /**
                         * Format: date-time
                         * @description From then on it does not hold
                         */
                        readonly expires_at?: string;
                        /** @description It sees events of these alone */
                        readonly departments?: readonly string[];
                        /** Format: date-time */
                        readonly revoked_at?: string;
                        /**
                         * Format: date-time
                         * @description To five minutes
                         */
                        readonly last_used_at?: string;
                    };
                };
            };
            readonly 400: components["responses"]["Problem400"];
            readonly 401: components["responses"]["Problem401"];
            readonly 403: components["responses"]["Problem403"];
            readonly 404: components["responses"]["Problem404"];
            readonly 408: components["responses"]["Problem408"];
            readonly 409: components["responses"]["Problem409"];
            readonly 413: components["responses"]["Problem413"];
            readonly 414: components["responses"]["Problem414"];
            readonly 415: components["responses"]["Problem415"];
            readonly 422: components["responses"]["Problem422"];
            readonly 429: components["responses"]["Problem429"];
            readonly 431: components["responses"]["Problem431"];
            readonly 500: components["responses"]["Problem500"];
            readonly 503: components["responses"]["Problem503"];
        };
    };
}
