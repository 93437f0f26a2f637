import type { StackProgress } from './progress.js';

/** What a supervisor tells the process that started it. */
export type SupervisorMessage =
  | { kind: 'progress'; progress: StackProgress }
  | { kind: 'ready' }
  /** The stack did not start; `name` is the error's class. */
  | { kind: 'failed'; name: string; message: string };
