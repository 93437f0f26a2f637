import { type PathMeasurement } from '../measure/measure-path.js';
import { type PathName } from '../paths/path.js';
import { table } from './table.js';

/** What `ingest` found out. */
export interface IngestFindings {
  readonly events: number;
  /** Bytes of all Kafka values. */
  readonly bytes: number;
  readonly paths: ReadonlyMap<PathName, PathMeasurement>;
  /** Tables and projections of all paths. */
  readonly tablesEqual: boolean;
}

/** One path in the machine-readable report. The names are kept stable: other programs read them. */
interface PathFigures {
  readonly events_per_s: number;
  /** Millions of bytes of Kafka values per second. */
  readonly mb_per_s: number;
  readonly cpu_s_per_million: number;
  readonly ingester_cpu_s_per_million: number;
  readonly clickhouse_cpu_s_per_million: number;
  /** MiB. */
  readonly peak_rss_mb: number;
}

/** The machine-readable report. */
export interface IngestJson {
  readonly events: number;
  readonly bytes: number;
  readonly paths: Partial<Record<PathName, PathFigures>>;
  readonly tables_equal: boolean;
}

export function ingestJson({ events, bytes, paths, tablesEqual }: IngestFindings): IngestJson {
  const figures = [...paths].map(([name, measured]) => [name, figuresOf(measured, events, bytes)] as const);
  return { events, bytes, paths: Object.fromEntries(figures), tables_equal: tablesEqual };
}

function figuresOf(measured: PathMeasurement, events: number, bytes: number): PathFigures {
  const perMillion = (seconds: number): number => rounded((seconds / events) * 1e6, 2);
  const { ingesterCpuSeconds, clickhouseCpuSeconds, eventsPerSecond } = measured;
  return {
    events_per_s: rounded(eventsPerSecond, 0),
    mb_per_s: rounded((eventsPerSecond * bytes) / events / 1e6, 2),
    cpu_s_per_million: perMillion(ingesterCpuSeconds + clickhouseCpuSeconds),
    ingester_cpu_s_per_million: perMillion(ingesterCpuSeconds),
    clickhouse_cpu_s_per_million: perMillion(clickhouseCpuSeconds),
    peak_rss_mb: rounded(measured.peakRssMib, 1),
  };
}

/** One line of the report for people. */
interface Line {
  readonly label: string;
  readonly digits: number;
  readonly of: (figures: PathFigures, measured: PathMeasurement, events: number) => number;
}

const LINES: readonly Line[] = [
  { label: 'events/s', digits: 0, of: (figures) => figures.events_per_s },
  { label: 'MB/s', digits: 1, of: (figures) => figures.mb_per_s },
  { label: 'CPU s per 1 M events', digits: 1, of: (figures) => figures.cpu_s_per_million },
  { label: '  of the ingester', digits: 1, of: (figures) => figures.ingester_cpu_s_per_million },
  { label: '  of ClickHouse', digits: 1, of: (figures) => figures.clickhouse_cpu_s_per_million },
  {
    label: '  with later merges',
    digits: 1,
    of: (_, measured, events) => ((measured.ingesterCpuSeconds + measured.settledClickhouseCpuSeconds) / events) * 1e6,
  },
  { label: 'peak RSS, MiB', digits: 0, of: (figures) => figures.peak_rss_mb },
  { label: 'events/s over wall time', digits: 0, of: (_, measured, events) => events / measured.wallSeconds },
  { label: 'wall, s', digits: 1, of: (_, measured) => measured.wallSeconds },
];

/** The report for people: the paths side by side, and the first of them in proportion to each other one. */
export function ingestText(findings: IngestFindings): string {
  const { events, bytes, paths, tablesEqual } = findings;
  const columns = [...paths].map(([name, measured]) => ({
    name,
    measured,
    figures: figuresOf(measured, events, bytes),
  }));
  const [first, ...others] = columns;
  const rows = LINES.map(({ label, digits, of }) => {
    const values = columns.map(({ figures, measured }) => of(figures, measured, events));
    const ratios = values.slice(1).map((value) => ratio(values[0] ?? Number.NaN, value));
    return [label, ...values.map((value) => shown(value, digits)), ...ratios];
  });
  const head = ['', ...columns.map(({ name }) => name), ...others.map(({ name }) => `${first?.name ?? ''} : ${name}`)];
  const size = `${shown(events, 0)} events, ${shown(bytes / events, 0)} bytes each`;
  return `${size}\n\n${table(head, rows)}\n\ntables ${tablesEqual ? 'equal' : 'DIFFERENT'}\n`;
}

/** How one value stands to another, such as 4.1 x or 1/8.0. */
function ratio(value: number, other: number): string {
  if (!(value > 0) || !(other > 0)) return '';
  return value >= other ? `${shown(value / other, 1)} x` : `1/${shown(other / value, 1)}`;
}

function shown(value: number, digits: number): string {
  return value.toLocaleString('en', { minimumFractionDigits: digits, maximumFractionDigits: digits });
}

function rounded(value: number, digits: number): number {
  return Number(value.toFixed(digits));
}
