import { ClickHouseError } from '@docket/clickhouse';
import { Problem } from '@docket/http';
import { NotWholeError } from '../exports/checked-rows.js';
import { clickHouseProblem } from '../problems/clickhouse-problem.js';
import { NoSpaceError } from './disk-budget.js';
import { TooManyRowsError } from './make-file.js';

const NO_ROOM =
  'There is no room: all exports together may take only so much. Delete some, or ask for less or for gzip.';

/** Why an export failed. */
export interface Failure {
  /** In words for whoever asked for it. */
  readonly text: string;
  /** Whether whoever runs the service has to look at it. */
  readonly isOurs: boolean;
}

export function failureOf(error: unknown): Failure {
  if (error instanceof TooManyRowsError) {
    const text = `These are ${error.rows} events, and one export may have ${error.most}. Narrow it, for example with from and to.`;
    return { text, isOurs: false };
  }
  if (error instanceof NoSpaceError) return { text: NO_ROOM, isOurs: false };
  if (isDiskFull(error)) return { text: NO_ROOM, isOurs: true };
  if (error instanceof NotWholeError) {
    const text =
      'The events changed while they were read, as they do when some are erased, or the answer of the store broke off. Ask again.';
    return { text, isOurs: true };
  }
  if (error instanceof ClickHouseError) return { text: clickHouseProblem(error).message, isOurs: true };
  return { text: 'It failed; the cause is in the log of the service.', isOurs: true };
}

/** Refuses an export for which there is no room. */
export function noRoom(): Problem {
  return new Problem('conflict', NO_ROOM);
}

function isDiskFull(error: unknown): boolean {
  const code: unknown = typeof error === 'object' && error !== null ? Reflect.get(error, 'code') : undefined;
  return code === 'ENOSPC' || code === 'EDQUOT';
}
