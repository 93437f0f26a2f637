import { derivedEventId, type EventInput } from '@docket/events';
import { type Command, type LogEntry, type Requester, requesterIn, type Step } from '@docket/projections';

/** An event about what an operator did. Its id follows from what it is about: published twice it is stored once. */
export type OperationEvent = EventInput<'audit.replayed'> & { readonly event_id: string };

/** Steps that are events, and what they are called there. */
const STEPS: Readonly<Partial<Record<Step, string>>> = {
  begun: 'started',
  switched: 'switched',
  failed: 'failed',
  aborted: 'aborted',
  dropped: 'dropped',
  reverted: 'returned',
  cleaned: 'cleaned_up',
};

/** Text of a reason, in characters: in UTF-8 it stays within the limit of the contract. */
const REASON_CHARACTERS = 512;
const ID_CHARACTERS = 80;

/** Whether a step of a replay, or of what is done to one, is an event of the audit log. */
export function isAudited(step: Step): boolean {
  return STEPS[step] !== undefined;
}

/** The events in the log of projections, in its order. A step that is written down twice was taken once. */
export function operationEvents(entries: readonly LogEntry[]): OperationEvent[] {
  const byRun = new Map<string, LogEntry[]>();
  for (const entry of entries.filter(({ run }) => run !== '')) {
    byRun.set(entry.run, [...(byRun.get(entry.run) ?? []), entry]);
  }
  const events = new Map<string, OperationEvent>();
  for (const entry of entries.filter(({ step }) => isAudited(step))) {
    const event = eventOf(entry, byRun.get(entry.run) ?? []);
    if (!events.has(event.event_id)) events.set(event.event_id, event);
  }
  return [...events.values()];
}

/** The event that a command was not carried out. */
export function refusedEvent({ id, projection, by }: Command, why: string, at: number): OperationEvent {
  return {
    ...envelopeOf({ projection, id, step: 'refused', at }, by, why),
    outcome: 'DENIED',
    details: { projection, version: 0, step: 'refused' },
  };
}

function eventOf(entry: LogEntry, run: readonly LogEntry[]): OperationEvent {
  const { projection, version, detail, at, owner } = entry;
  const step = STEPS[entry.step] ?? entry.step;
  const begun = run.find((one) => one.step === 'begun');
  const by = requesterIn(detail) ?? requesterIn(begun?.detail) ?? { type: 'SYSTEM', id: owner };
  const reason = text(detail['reason']) ?? text(detail['why']) ?? text(begun?.detail['reason']) ?? '';
  const id = entry.run === '' ? (text(detail['order']) ?? '') : entry.run;
  return {
    ...envelopeOf({ projection, id, step, at, version: step === 'cleaned_up' ? version : undefined }, by, reason),
    outcome: step === 'failed' ? 'FAILURE' : 'SUCCESS',
    details: { projection, version, step, ...figuresOf(entry, run, begun) },
  };
}

/** What a step was about, in figures, as far as the log has them. */
function figuresOf({ step, detail, at }: LogEntry, run: readonly LogEntry[], begun: LogEntry | undefined) {
  const last = (wanted: Step): LogEntry | undefined => run.findLast((one) => one.step === wanted);
  const isEnd = step !== 'begun' && begun !== undefined;
  const figures = {
    previous_version: detail['previous'],
    event_count: isEnd ? last('filled')?.detail['records'] : undefined,
    difference_count: isEnd ? last('compared')?.detail['differing_from_served'] : undefined,
    duration_ms: isEnd ? at - begun.at : undefined,
  };
  return Object.fromEntries(Object.entries(figures).filter(([, value]) => typeof value === 'number'));
}

interface About {
  readonly projection: string;
  /** Run of a replay, else the order it was done for. */
  readonly id: string;
  readonly step: string;
  readonly version?: number | undefined;
  /** ms since 1970 */
  readonly at: number;
}

function envelopeOf({ projection, id, step, version, at }: About, { type, ...by }: Requester, reason: string) {
  return {
    event_id: derivedEventId('audit.replayed', projection, id, step, String(version ?? '')),
    occurred_at: at,
    actor: {
      type,
      id: by.id.slice(0, ID_CHARACTERS) || 'unknown',
      ...(by.name === undefined ? {} : { name: by.name.slice(0, ID_CHARACTERS) }),
    },
    target: { type: 'projection', id: projection },
    request_id: id,
    ...(reason === '' ? {} : { reason: reason.slice(0, REASON_CHARACTERS) }),
  } as const;
}

function text(value: unknown): string | undefined {
  return typeof value === 'string' && value !== '' ? value : undefined;
}
