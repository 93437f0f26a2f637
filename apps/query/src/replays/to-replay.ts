import { type HistoryItem, type LogEntry, type ReplayProgress, type Step } from '@docket/projections';
import { type TakenCommand } from '../commands/read-commands.js';
import { type Replay } from './replay.js';

/** Something that was done, as the log tells it, with the command it was done for if there was one. */
export function toReplay(item: HistoryItem, taken: TakenCommand | undefined): Replay {
  const { id, kind, projection, by, reason, entries } = item;
  // The log says of a revert or cleanup only how far it came.
  const state = kind === 'replay' ? item.state : (taken?.outcome?.state ?? item.state);
  const last = (wanted: Step): LogEntry | undefined => entries.findLast(({ step }) => step === wanted);
  const [first] = entries;
  const end = hasEnded(state) ? entries.at(-1) : undefined;
  return present({
    id,
    kind,
    projection,
    state,
    detail: taken?.outcome?.detail ?? whyOf(end),
    by,
    reason,
    requested_at: taken?.command.requested_at,
    began_at: timeOf(first),
    ended_at: timeOf(end),
    version: entries.findLast(({ version }) => version > 0)?.version,
    previous_version: numberIn(last('switched') ?? last('reverted'), 'previous'),
    dry_run: kind === 'replay' ? first?.detail['dry_run'] === true : undefined,
    source: textIn(first, 'source'),
    max_rate: numberIn(first, 'max_rate'),
    progress: progressOf(item, last('filled')),
    comparison: comparisonOf(last('compared')),
    steps: entries.map((entry) =>
      present({ step: entry.step, at: timeOf(entry), version: entry.version || undefined, why: whyOf(entry) }),
    ),
  });
}

/** A command of which the log has nothing: not begun yet, refused, or from before the database was made anew. */
export function commandAsReplay({ command, outcome }: TakenCommand): Replay | undefined {
  const { kind, id, projection, by, reason, requested_at } = command;
  if (kind === 'abort') return undefined;
  const wanted = kind === 'replay' ? command : undefined;
  return present({
    id,
    kind,
    projection,
    state: outcome?.state ?? 'requested',
    detail: outcome?.detail,
    by,
    reason,
    requested_at,
    ended_at: outcome?.at,
    dry_run: wanted?.dry_run,
    source: wanted?.source,
    max_rate: wanted?.max_rate ?? undefined,
    steps: [],
  });
}

function hasEnded(state: string): boolean {
  return state !== 'running' && state !== 'interrupted';
}

function progressOf({ progress, state }: HistoryItem, filled: LogEntry | undefined): Replay['progress'] {
  const all = numberIn(filled, 'records');
  if (all !== undefined) return { records: all, total: all };
  if (!progress) return undefined;
  const { records, total } = progress;
  const speed = state === 'running' ? speedOf(progress) : {};
  return { records, total, ...speed };
}

function speedOf({ records, total, perSecond }: ReplayProgress) {
  if (perSecond === undefined) return {};
  const left = perSecond > 0 ? { seconds_left: Math.ceil((total - records) / perSecond) } : {};
  return { events_per_second: Math.round(perSecond), ...left };
}

function comparisonOf(compared: LogEntry | undefined): Replay['comparison'] {
  if (!compared) return undefined;
  return present({
    rows: numberIn(compared, 'rows') ?? 0,
    differing_from_events: numberIn(compared, 'differing_from_events') ?? 0,
    differing_from_previous: numberIn(compared, 'differing_from_served'),
  });
}

function whyOf(entry: LogEntry | undefined): string | undefined {
  return textIn(entry, 'why') ?? (entry?.step === 'begun' ? undefined : textIn(entry, 'reason'));
}

function timeOf(entry: LogEntry): string;
function timeOf(entry: LogEntry | undefined): string | undefined;
function timeOf(entry: LogEntry | undefined): string | undefined {
  return entry && new Date(entry.at).toISOString();
}

function numberIn(entry: LogEntry | undefined, name: string): number | undefined {
  const value = entry?.detail[name];
  return typeof value === 'number' ? value : undefined;
}

function textIn(entry: LogEntry | undefined, name: string): string | undefined {
  const value = entry?.detail[name];
  return typeof value === 'string' && value !== '' ? value : undefined;
}

type Present<T> = { [K in keyof T as undefined extends T[K] ? never : K]: T[K] } & {
  [K in keyof T as undefined extends T[K] ? K : never]?: Exclude<T[K], undefined>;
};

/** The same without fields that have no value. */
function present<T extends object>(fields: T): Present<T> {
  return Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== undefined)) as Present<T>;
}
