import { type FaultReport } from '../run/run-fault.js';

/** A fault that could not be carried out: it proves nothing, and must not look as if it did. */
export interface BrokenFault {
  readonly fault: string;
  readonly error: string;
}

export type FaultOutcome = FaultReport | BrokenFault;

export function isBroken(outcome: FaultOutcome): outcome is BrokenFault {
  return 'error' in outcome;
}

/** A report as other programs read it. The shape is kept stable. */
export function jsonOf(outcomes: readonly FaultOutcome[]): string {
  const rows = outcomes.map((outcome) => (isBroken(outcome) ? brokenRow(outcome) : rowOf(outcome)));
  return `${JSON.stringify(rows, undefined, 2)}\n`;
}

/** Numbers are null: nothing is known. */
function brokenRow({ fault }: BrokenFault): Record<string, unknown> {
  const unknown = Object.fromEntries([...COLUMNS, 'recovery_s'].map((column) => [column, null]));
  return { fault, ...unknown };
}

function rowOf(report: FaultReport): Record<string, unknown> {
  return {
    fault: report.fault,
    struck: report.struck,
    published: report.published,
    stored: report.stored,
    rejected: report.rejected,
    duplicates: report.duplicates,
    lost: report.lost,
    doubled: report.doubled,
    recovery_s: report.recoveryS === undefined ? null : Number(report.recoveryS.toFixed(1)),
  };
}

export const COLUMNS = ['struck', 'published', 'stored', 'rejected', 'duplicates', 'lost', 'doubled'] as const;

/** One line of the table; without a report its head. */
export function lineOf(report?: FaultReport): string {
  const cells = COLUMNS.map((column) => String(report ? report[column] : column).padStart(10));
  const recovery = report ? (report.recoveryS?.toFixed(1) ?? 'never') : 'recovery_s';
  return `${(report?.fault ?? 'fault').padEnd(18)}${cells.join('')}${recovery.padStart(12)}`;
}

/** Whether everything was as it should be. */
export function isWell(outcome: FaultOutcome): boolean {
  return !isBroken(outcome) && outcome.lost === 0 && outcome.doubled === 0 && outcome.findings.length === 0;
}
