const STRING = /"(?:[^"\\]|\\.)*"/y;
const COLON_AHEAD = /\s*:/y;

/** The first name that one object of a text has twice. @param text is JSON */
export function repeatedName(text: string): string {
  const open: Set<string>[] = [];
  for (let at = 0; at < text.length; at += 1) {
    const character = text[at];
    if (character === '{' || character === '[') open.push(new Set());
    else if (character === '}' || character === ']') open.pop();
    else if (character === '"') {
      STRING.lastIndex = at;
      const literal = STRING.exec(text)?.[0] ?? '"';
      at += literal.length - 1;
      COLON_AHEAD.lastIndex = at + 1;
      if (!COLON_AHEAD.test(text)) continue;
      const name = JSON.parse(literal) as string;
      const names = open.at(-1);
      if (names?.has(name) === true) return name;
      names?.add(name);
    }
  }
  return '';
}
