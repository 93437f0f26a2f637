import { HOUR } from '../schedule/durations.js';

/** The service level agreements of the help desk. */
export const AGREEMENTS = {
  'sla-standard': { name: 'Standard', firstResponseMs: 24 * HOUR, resolutionMs: 120 * HOUR },
  'sla-team': { name: 'Team', firstResponseMs: 8 * HOUR, resolutionMs: 48 * HOUR },
  'sla-enterprise': { name: 'Enterprise', firstResponseMs: 4 * HOUR, resolutionMs: 24 * HOUR },
} as const;

/** One of them. */
export type AgreementId = keyof typeof AGREEMENTS;
