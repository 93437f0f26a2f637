/**
 * The rules of closing.ts as SQL, for who counts too much to read it row by row. They speak of the columns `began_ms`; `next_ms`, its end
 * or what came next, 0 when neither came; `is_lost`, whether it has no end of its own; `last_ms`, last sign of life, 0 when there is none; and
 * of the parameter `now_ms`, the present moment. All ms since 1970.
 */

/** `closeByRule`: the end, or the present moment where there is none. */
export function closedEndSql(graceMs: number): string {
  const byRule = `greatest(began_ms, last_ms) + ${graceMs}`;
  return `if(NOT is_lost OR (next_ms > 0 AND ${byRule} >= next_ms), next_ms, least(${byRule}, {now_ms: Int64}))`;
}

/** `signsUntil`: until when signs count. @param mostMs how long such a thing may be */
export function signsUntilSql(mostMs: number): string {
  const most = `began_ms + ${mostMs}`;
  return `least(if(next_ms = 0, ${most}, next_ms), ${most})`;
}
