/** A column of a target. */
export interface TargetColumn {
  readonly name: string;
  readonly type: string;
}

/** What `table.sql` creates, as far as rules ask. */
export interface TargetTable {
  readonly columns: readonly TargetColumn[];
  /** Aggregating or Replacing, with arguments; '' when there is none of the template's form. */
  readonly engine: string;
  readonly orderBy: readonly string[];
}

/** Reads a CREATE TABLE that was made bare: one column per line. */
export function targetTable(bare: string): TargetTable {
  const [head = '', tail = ''] = bare.split(/\)\s*ENGINE\s*=/);
  const body = head.slice(head.indexOf('(') + 1);
  const columns = body.split('\n').flatMap((line) => {
    const match = /^\s*(\w+)\s+(.+?)(?:\s+COMMENT\s+'')?,?\s*$/.exec(line);
    return match ? [{ name: match[1] ?? '', type: match[2] ?? '' }] : [];
  });
  const engine = /\{\{engine:([^}]*)\}\}/.exec(tail)?.[1] ?? '';
  const order = /ORDER BY\s*\(([^)]*)\)/.exec(tail)?.[1] ?? '';
  return { columns, engine, orderBy: order.split(',').map((name) => name.trim()) };
}
