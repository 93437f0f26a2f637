/** A call in SQL: the function, and its arguments as text. */
export interface SqlCall {
  readonly name: string;
  readonly args: readonly string[];
}

/** Comments and literals: what looks like SQL in them is none. */
const COMMENT_OR_TEXT = /--[^\n]*|\/\*[\s\S]*?\*\/|'(?:[^'\\]|\\.|'')*'/g;

/** SQL without its comments. */
export function withoutComments(sql: string): string {
  return sql.replaceAll(COMMENT_OR_TEXT, (found) => (found.startsWith("'") ? found : ' '));
}

/** SQL without comments, and with empty literals. */
export function bareSql(sql: string): string {
  return sql.replaceAll(COMMENT_OR_TEXT, (found) => (found.startsWith("'") ? "''" : ' '));
}

/** Words before a parenthesis that are no functions. */
const KEYWORDS = new Set([
  'in',
  'as',
  'and',
  'or',
  'not',
  'over',
  'from',
  'select',
  'where',
  'by',
  'on',
  'then',
  'else',
  'when',
  'order',
  'partition',
  'with',
  'distinct',
]);

/** All calls of functions in SQL that was made bare, the nested ones too. */
export function callsIn(bare: string): SqlCall[] {
  const calls: SqlCall[] = [];
  for (const match of bare.matchAll(/\b([A-Za-z_]\w*)\s*\(/g)) {
    const name = match[1] ?? '';
    if (KEYWORDS.has(name.toLowerCase())) continue;
    calls.push({ name, args: argumentsAt(bare, match.index + match[0].length) });
  }
  return calls;
}

/** @param start behind the opening parenthesis */
function argumentsAt(sql: string, start: number): string[] {
  const args: string[] = [];
  let depth = 0;
  let from = start;
  for (let at = start; at < sql.length; at += 1) {
    const letter = sql[at] ?? '';
    if ('([{'.includes(letter)) depth += 1;
    else if (depth === 0 && (letter === ')' || letter === ',')) {
      args.push(sql.slice(from, at).trim());
      from = at + 1;
      if (letter === ')') return args.length === 1 && args[0] === '' ? [] : args;
    } else if (')]}'.includes(letter)) depth -= 1;
  }
  return args;
}
