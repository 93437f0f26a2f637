import { execFileSync } from 'node:child_process';
import { cpus, totalmem } from 'node:os';
import { FAULTS } from '../faults/index.js';
import { COLUMNS, type FaultOutcome, isBroken, isWell } from './report.js';

const GIB = 1024 ** 3;

/** What a report says of the run itself. */
export interface RunFacts {
  readonly events: number;
  readonly began: Date;
}

/** The report for people, as docs/chaos-report.md has it. */
export function markdownOf(outcomes: readonly FaultOutcome[], { events, began }: RunFacts): string {
  const well = outcomes.filter(isWell).length;
  const day = began.toISOString().slice(0, 10);
  const machine = `${cpus().length} cores, ${Math.round(totalmem() / GIB)} GiB`;
  const notes = outcomes.flatMap((outcome) =>
    isBroken(outcome)
      ? [`- ${outcome.fault}: could not be carried out: ${outcome.error}`]
      : [...outcome.findings, ...outcome.notes].map((line) => `- ${outcome.fault}: ${line}`),
  );
  return `${INTRODUCTION}
${table(
  ['fault', 'what breaks'],
  FAULTS.map(({ name, about }) => [name, about]),
)}

## ${events.toLocaleString('en')} events per fault

${day}, commit ${commit()}, ${machine}: ${well} of ${outcomes.length} without a finding. Written by \`npm run chaos -- --events ${events} --report FILE\`.

${table(['fault', ...COLUMNS, 'recovery, s'], outcomes.map(cellsOf))}
${notes.length > 0 ? `\n${notes.join('\n')}\n` : ''}
${CLOSING}`;
}

function cellsOf(outcome: FaultOutcome): string[] {
  if (isBroken(outcome)) return [outcome.fault, ...COLUMNS.map(() => '?'), '?'];
  const numbers = COLUMNS.map((column) => outcome[column].toLocaleString('en'));
  return [outcome.fault, ...numbers, outcome.recoveryS?.toFixed(1) ?? 'never'];
}

function table(head: readonly string[], rows: readonly (readonly string[])[]): string {
  const widths = head.map((title, column) =>
    Math.max(3, title.length, ...rows.map((row) => (row[column] ?? '').length)),
  );
  const numbers = head.length > 2;
  const line = (cells: readonly string[]): string =>
    `| ${cells.map((cell, column) => (numbers && column > 0 ? cell.padStart(widths[column] ?? 0) : cell.padEnd(widths[column] ?? 0))).join(' | ')} |`;
  const rule = widths.map((width, column) => (numbers && column > 0 ? `${'-'.repeat(width - 1)}:` : '-'.repeat(width)));
  return [line(head), `| ${rule.join(' | ')} |`, ...rows.map(line)].join('\n');
}

/** The commit that ran; 'unknown' outside of a checkout. */
function commit(): string {
  try {
    return execFileSync('git', ['rev-parse', '--short', 'HEAD'], {
      encoding: 'utf8',
      stdio: ['ignore', 'pipe', 'ignore'],
    }).trim();
  } catch {
    return 'unknown';
  }
}

const INTRODUCTION = `# Chaos report

\`npm run chaos\` breaks things on real servers of its own (Kafka, registry, ClickHouse; three brokers where a broker is killed) while events flow through the SDK.
Each fault has its own topics, tables and ingestion processes. When the traffic and the fault have ended and ingestion has caught up, the verifier compares every record of the
topic with the ledger, the table, the rejections, the feed of rejected records and every projection, group by group. It shares no code with ingestion: it has its own readers of Avro,
Kafka and ClickHouse. A record without exactly one fate, an acknowledged event that is not stored, or a row too many or too few anywhere is a finding, and any finding makes the command
fail. It is also a finding when a fault left no trace in ingestion that it should have left. Records treated as what they are not count as lost.
`;

const CLOSING = `Published counts records that the topic still holds at the end: events, redeliveries and bad records. \`deleted-records\` stores more than that, because records were deleted
from the topic after they were stored. In \`upgrade\` the earlier version rejects what it cannot read, and the later one keeps to what was decided.

## What the suite has found

- A passed deduplication window was retried for ever: ClickHouse gives an error code of one's own no name, and the driver reads only errors that have one, so that the refusal was taken
  for an unknown outcome. Found by \`window-overrun\`; a test on a real server holds it now.

## What it does not show

Power failure (only processes are killed), replicated tables, and a network that delivers the requests of one connection partly and late to more than one server.
`;
