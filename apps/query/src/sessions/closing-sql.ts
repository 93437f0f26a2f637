/** SQL of what {@link closeByRule} is told, ms since 1970. */
export interface UnclosedSql {
  readonly began: string;
  /** Its end, or what came next; 0 when neither came. */
  readonly ended: string;
  /** Whether it has no end of its own. */
  readonly isLost: string;
  /** Last sign of life; 0 when there is none. */
  readonly last: string;
  /** Present moment. */
  readonly now: string;
  readonly graceMs: number;
}

/** The rule of `closeByRule` as SQL, for who counts too much to read it row by row: the end, or the present moment where there is none. */
export function closedEndSql({ began, ended, isLost, last, now, graceMs }: UnclosedSql): string {
  const byRule = `greatest(${began}, ${last}) + ${graceMs}`;
  return `if(NOT ${isLost} OR (${ended} > 0 AND ${byRule} >= ${ended}), ${ended}, least(${byRule}, ${now}))`;
}
