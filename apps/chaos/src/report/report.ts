import { type FaultReport } from '../run/run-fault.js';

/** A report as other programs read it. The shape is kept stable. */
export function jsonOf(reports: readonly FaultReport[]): string {
  const rows = reports.map((report) => ({
    fault: report.fault,
    struck: report.struck,
    published: report.published,
    stored: report.stored,
    rejected: report.rejected,
    duplicates: report.duplicates,
    lost: report.lost,
    doubled: report.doubled,
    recovery_s: report.recoveryS === undefined ? null : Number(report.recoveryS.toFixed(1)),
  }));
  return `${JSON.stringify(rows, undefined, 2)}\n`;
}

const COLUMNS = ['struck', 'published', 'stored', 'rejected', 'duplicates', 'lost', 'doubled'] as const;

/** One line of the table; without a report its head. */
export function lineOf(report?: FaultReport): string {
  const cells = COLUMNS.map((column) => String(report ? report[column] : column).padStart(10));
  const recovery = report ? (report.recoveryS?.toFixed(1) ?? 'never') : 'recovery_s';
  return `${(report?.fault ?? 'fault').padEnd(18)}${cells.join('')}${recovery.padStart(12)}`;
}

/** Whether everything was as it should be. */
export function isWell({ lost, doubled, findings }: FaultReport): boolean {
  return lost === 0 && doubled === 0 && findings.length === 0;
}
