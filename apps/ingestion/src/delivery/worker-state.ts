/** How a partition stands with its worker: for health and metrics; nothing is decided by it. */
export type WorkerState =
  | { readonly is: 'opening' }
  | { readonly is: 'open' }
  /** It waits for a person, and is looked at again from time to time. */
  | { readonly is: 'stopped'; readonly error: unknown };

export const OPENING: WorkerState = { is: 'opening' };
export const OPEN: WorkerState = { is: 'open' };
