/** Definitions of projections that break a rule: all of them, each with its file. */
export class ProjectionError extends Error {
  override readonly name = 'ProjectionError';

  constructor(readonly problems: readonly string[]) {
    super(problems.join('\n'));
  }
}
