import { type MeasuredPath } from '../sdk/child-settings.js';
import { type SdkPathName } from '../sdk/path-names.js';
import { table } from './table.js';

/** What one path took, as its process and the broker saw it. */
export interface SdkMeasurement extends MeasuredPath {
  /** Records the topic had at the end. */
  readonly inTopic: number;
  /** CPU seconds of the broker, for all that was sent. */
  readonly brokerCpuSeconds: number;
}

/** What `sdk` found out. */
export interface SdkFindings {
  /** Mean bytes of a Kafka value. */
  readonly bytesPerEvent: number;
  readonly rounds: number;
  /** The median run of each path. */
  readonly paths: ReadonlyMap<SdkPathName, SdkMeasurement>;
  /** The topics had what was sent, no more and no less, in all rounds. */
  readonly countsEqual: boolean;
}

/** One path in the machine-readable report. The names are kept stable: other programs read them. */
type PathFigures = Readonly<Record<string, number | string>>;

/** A figure that is aimed at: path, path or figure it is measured by, and what it should be at least or at most. */
interface Aim {
  readonly name: string;
  readonly label: string;
  readonly digits: number;
  readonly of: (figures: (name: SdkPathName, figure?: string) => number) => number;
  readonly least?: number;
  readonly most?: number;
}

const RATE = 'events_per_s';

const AIMS: readonly Aim[] = [
  {
    name: 'durable_to_batched',
    label: 'docket_durable : kafkajs_batched',
    digits: 2,
    of: (figure) => figure('docket_durable') / figure('kafkajs_batched'),
    least: 0.9,
  },
  {
    name: 'durable_to_single',
    label: 'docket_durable : kafkajs_single',
    digits: 1,
    of: (figure) => figure('docket_durable') / figure('kafkajs_single'),
    least: 5,
  },
  {
    name: 'inline_to_batched',
    label: 'docket_durable_inline : kafkajs_batched',
    digits: 2,
    of: (figure) => figure('docket_durable_inline') / figure('kafkajs_batched'),
  },
  {
    name: 'durable_to_gateway_batched',
    label: 'docket_durable : gateway_batched',
    digits: 1,
    of: (figure) => figure('docket_durable') / figure('gateway_batched'),
  },
  {
    name: 'spool_idle_to_durable',
    label: 'docket_durable_spool_idle : docket_durable',
    digits: 2,
    of: (figure) => figure('docket_durable_spool_idle') / figure('docket_durable'),
  },
  {
    name: 'emit_p50_us',
    label: 'emit at best effort, p50 µs',
    digits: 1,
    of: (figure) => figure('docket_best_effort', 'emit_p50_us'),
    most: 5,
  },
  {
    name: 'emit_p99_us',
    label: 'emit at best effort, p99 µs',
    digits: 1,
    of: (figure) => figure('docket_best_effort', 'emit_p99_us'),
    most: 20,
  },
  {
    name: 'flat_out_emit_p99_us',
    label: 'the same flat out, p99 µs',
    digits: 1,
    of: (figure) => figure('docket_best_effort', 'flat_out_emit_p99_us'),
  },
  { name: 'spool_events_per_s', label: 'spool, events/s', digits: 0, of: (figure) => figure('spool'), least: 100_000 },
];

export function sdkJson(findings: SdkFindings): Record<string, unknown> {
  const { bytesPerEvent, rounds, countsEqual } = findings;
  const figures = allFigures(findings);
  return {
    bytes_per_event: rounded(bytesPerEvent, 1),
    rounds,
    paths: Object.fromEntries(figures),
    ratios: Object.fromEntries(met(figures).map(({ name, value, digits }) => [name, rounded(value, digits)])),
    counts_equal: countsEqual,
  };
}

function allFigures({ paths, bytesPerEvent }: SdkFindings): Map<SdkPathName, PathFigures> {
  return new Map([...paths].map(([name, measured]) => [name, figuresOf(measured, bytesPerEvent)]));
}

function figuresOf(measured: SdkMeasurement, bytesPerEvent: number): PathFigures {
  const { events, sent, seconds, cpuSeconds, brokerCpuSeconds, peakRssMib, more } = measured;
  return {
    events_per_s: Math.round(events / seconds),
    mb_per_s: rounded((events * bytesPerEvent) / seconds / 1e6, 2),
    events,
    bytes: Math.round(events * bytesPerEvent),
    seconds: rounded(seconds, 2),
    cpu_us_per_event: rounded((cpuSeconds / events) * 1e6, 2),
    broker_cpu_us_per_event: rounded((brokerCpuSeconds / sent) * 1e6, 2),
    peak_rss_mb: rounded(peakRssMib, 1),
    ...more,
  };
}

/** The aims that can be judged by what was measured. */
function met(figures: ReadonlyMap<SdkPathName, PathFigures>): (Aim & { readonly value: number })[] {
  const figure = (name: SdkPathName, what = RATE): number => Number(figures.get(name)?.[what] ?? Number.NaN);
  return AIMS.map((aim) => ({ ...aim, value: aim.of(figure) })).filter(({ value }) => Number.isFinite(value));
}

const COLUMNS: readonly (readonly [string, string, number])[] = [
  ['events/s', RATE, 0],
  ['MB/s', 'mb_per_s', 1],
  ['CPU µs per event', 'cpu_us_per_event', 1],
  ['of the broker', 'broker_cpu_us_per_event', 1],
  ['peak RSS, MiB', 'peak_rss_mb', 0],
];

/** The report for people: a line for each path, what else it has to say, and the aims. */
export function sdkText(findings: SdkFindings): string {
  const figures = allFigures(findings);
  const rows = [...figures].map(([name, one]) => [
    name,
    ...COLUMNS.map(([, figure, digits]) => shown(Number(one[figure]), digits)),
  ]);
  const notes = [...findings.paths].flatMap(([name, { more }]) => {
    const said = Object.entries(more).map(([figure, value]) => `${figure} ${value}`);
    return said.length > 0 ? [`${name}: ${said.join(', ')}`] : [];
  });
  const aims = met(figures).map(({ label, digits, value, least, most }) => [
    label,
    shown(value, digits),
    least !== undefined ? `at least ${least}` : most !== undefined ? `below ${most}` : '',
  ]);
  return `${shown(findings.bytesPerEvent, 0)} bytes each; medians of ${findings.rounds} rounds

${table(['', ...COLUMNS.map(([label]) => label)], rows)}

${notes.join('\n')}

${table(['', 'here', 'aim'], aims)}

counts ${findings.countsEqual ? 'equal' : `DIFFERENT: ${differences(findings)}`}
`;
}

function differences({ paths }: SdkFindings): string {
  return [...paths]
    .filter(([, { sent, inTopic }]) => sent !== inTopic)
    .map(([name, { sent, inTopic }]) => `${name} sent ${sent}, the topic has ${inTopic}`)
    .join('; ');
}

function shown(value: number, digits: number): string {
  return value.toLocaleString('en', { minimumFractionDigits: digits, maximumFractionDigits: digits });
}

function rounded(value: number, digits: number): number {
  return Number(value.toFixed(digits));
}
