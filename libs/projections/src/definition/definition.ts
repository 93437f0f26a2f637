/** A projection as its folder says it. SQL before templates are filled in. */
export interface ProjectionDefinition {
  readonly name: string;
  /** What it is, in the words of `table.sql`. */
  readonly doc: string;
  /** Creates the target: states that do not depend on the order of events. */
  readonly table: string;
  /** Makes rows of the target from a batch of events. */
  readonly select: string;
  /** Finalises the rows of the target: what readers see. */
  readonly read: string;
  /** SHA-256 of the three, without comments and spaces: whether two definitions say the same. */
  readonly digest: string;
}

/** Files of a projection's folder. */
export const FILES = ['table', 'select', 'read'] as const;

/** What stands for something in the files, besides what migrations know. */
export const TEMPLATES = {
  /** The target. */
  table: '{{table}}',
  /** Settings of the target. */
  settings: '{{settings}}',
  /** Where events come from. */
  events: '{{events}}',
  /** Which of them. */
  included: '{{included}}',
} as const;
