import { z } from 'zod';
import { REASON_CHARACTERS } from '@docket/projections';

const error = `must say why, in up to ${REASON_CHARACTERS} characters`;

/** Why something is to be done; kept in the history and in the audit log. */
export const reason = z
  .string({ error })
  .trim()
  .min(1, { error })
  .max(REASON_CHARACTERS, { error })
  .describe('Why; kept in the history and in the audit log');

/** Body of a command that needs nothing else. */
export const reasonOnly = z.strictObject({ reason });
