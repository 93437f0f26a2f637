/** Rows of an answer. */
export const DEFAULT_GROUPS = 1000;
export const MAX_GROUPS = 10_000;

/** Groups that `top` may tell one by one. */
export const MAX_TOP = 1000;
