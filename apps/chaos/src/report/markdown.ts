import { FAULTS } from '../faults/index.js';
import { COLUMNS, type FaultOutcome, isBroken, isWell } from './report.js';
import { type RunFacts } from './run-facts.js';

/** The report for people, as docs/chaos-report.md has it. */
export function markdownOf(outcomes: readonly FaultOutcome[], facts: RunFacts): string {
  const about = table(
    ['fault', 'what breaks'],
    FAULTS.map(({ name, about: what }) => [name, what]),
  );
  const results = table(['fault', ...COLUMNS, 'recovery, s'], outcomes.map(cellsOf));
  return `${INTRODUCTION}\n${about}\n\n${runOf(outcomes, facts)}\n${results}\n${notesOf(outcomes)}\n${CLOSING}`;
}

function runOf(outcomes: readonly FaultOutcome[], { size, began, commit, machine }: RunFacts): string {
  const well = outcomes.filter(isWell).length;
  const minutes = Math.max(1, Math.round((Date.now() - began.getTime()) / 60_000));
  return `## ${size.events.toLocaleString('en')} events per fault

${began.toISOString().slice(0, 10)}, commit ${commit}, ${machine}: ${well} of ${outcomes.length} faults without a finding, in ${minutes} minutes.
Written by \`npm run chaos -- --events ${size.events} --outage ${size.outageMs / 1000} --report docs/chaos-report.md\`.
`;
}

function notesOf(outcomes: readonly FaultOutcome[]): string {
  const notes = outcomes.flatMap((outcome) =>
    isBroken(outcome)
      ? [`- ${outcome.fault}: could not be carried out: ${outcome.error}`]
      : [...outcome.findings.map((finding) => `**${finding}**`), ...outcome.notes].map(
          (line) => `- ${outcome.fault}: ${line}`,
        ),
  );
  return notes.length > 0 ? `\n${notes.join('\n')}\n` : '';
}

function cellsOf(outcome: FaultOutcome): string[] {
  if (isBroken(outcome)) return [outcome.fault, ...COLUMNS.map(() => '?'), '?'];
  const numbers = COLUMNS.map((column) => outcome[column].toLocaleString('en'));
  return [outcome.fault, ...numbers, outcome.recoveryS?.toFixed(1) ?? 'never'];
}

/** Laid out as the formatter of this repository does. */
function table(head: readonly string[], rows: readonly (readonly string[])[]): string {
  const widths = head.map((title, column) => Math.max(3, ...[head, ...rows].map((row) => row[column]?.length ?? 0)));
  const isNumber = (column: number): boolean => head.length > 2 && column > 0;
  const pad = (cell: string, column: number): string => {
    const width = widths[column] ?? 0;
    return isNumber(column) ? cell.padStart(width) : cell.padEnd(width);
  };
  const line = (cells: readonly string[]): string => `| ${cells.map(pad).join(' | ')} |`;
  const rule = widths.map((width, column) => (isNumber(column) ? `${'-'.repeat(width - 1)}:` : '-'.repeat(width)));
  return [line(head), `| ${rule.join(' | ')} |`, ...rows.map(line)].join('\n');
}

const INTRODUCTION = `# Chaos report

\`npm run chaos\` breaks things on real servers of its own (Kafka, registry, ClickHouse; three brokers where a broker is killed) while events flow through the SDK.
Each fault has its own topics, tables and processes. It strikes again and again all along the traffic. When both have ended and ingestion has caught up, the verifier,
a program of its own that shares no code with ingestion, compares every record of the topic with the ledger, the table, the rejections, the feed of rejected records and every
projection, group by group. A record without exactly one fate, with a wrong one, an acknowledged event that is not stored, or a row too many or too few anywhere is a finding,
and any finding makes the command fail. It is also a finding when a fault could not strike, or left no trace in ingestion that it should have left.
`;

const CLOSING = `Published counts records that the topic still holds at the end: events, redeliveries and bad records. \`deleted-records\` may store more than that, because records
were deleted from the topic after they were stored. In \`upgrade\` the earlier version rejects what it cannot read, and the later one keeps to what was decided.

## What the suite has found

- A passed deduplication window was retried for ever: ClickHouse gives an error code of one's own no name, and the driver reads only errors that have one, so that the refusal was taken
  for an unknown outcome. Found by \`window-overrun\`; a test on a real server holds it now.
- A token outlived its rows: after one of 79 times that ClickHouse was killed in a run of a million events, a view lacked a batch whose token ClickHouse
  remembered. Found by \`kill-clickhouse\`; what was decided before the server was started is looked up now before it is written again
  ([ADR 0013](adr/0013-tokens-live-as-long-as-the-server.md)), the model of delivery kills the server likewise, and a test on a real server holds the guard.
- The Kafka driver waited for ever for an answer after its connection had been reset in the middle of a request, and a quarter of a million events per
  partition waited with it. Found by \`kafka-network\` with a million events; a driver that is silent while Kafka answers others is replaced now.

## What it does not show

Power failure (only processes are killed), replicated tables, and a network that delivers the requests of one connection partly and late to more than one server.
`;
