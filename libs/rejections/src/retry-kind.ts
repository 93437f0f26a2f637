/** What records of the control topic are called that say that a rejected record was published again, or one in its place. */
export const RETRY_KIND = 'rejection_retry';
