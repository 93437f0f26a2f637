import { JsonFault, JsonTooLarge } from './json-fault.js';

/** How much JSON is taken. */
export interface JsonLimits {
  /** Objects and lists within each other. */
  readonly depth: number;
  /** Members of the outermost list. */
  readonly items: number;
}

/** Parts of a text: a hostile one of some megabytes would else become some hundred megabytes of objects. */
const MOST_PARTS = 200_000;
/** As many digits are always exact. */
const EXACT_DIGITS = 15;

const QUOTE = 0x22;
const COMMA = 0x2c;
const MINUS = 0x2d;
const ZERO = 0x30;
const NINE = 0x39;
const COLON = 0x3a;
const OPEN_LIST = 0x5b;
const BACKSLASH = 0x5c;
const CLOSE_LIST = 0x5d;
const OPEN_OBJECT = 0x7b;
const CLOSE_OBJECT = 0x7d;

const NUMBER = /[-+.\deE]*/y;

/**
 * Looks over a text before it is parsed: whether it is deeper or larger than taken, and whether its numbers are what they say.
 * The text need be no JSON; that is the parser's to find.
 * @returns how many members its objects have together, by their colons
 * @throws {JsonFault}
 */
export function scanJson(text: string, limits: JsonLimits): number {
  let depth = 0;
  let colons = 0;
  let parts = 0;
  let items = 0;
  for (let at = 0; at < text.length; at += 1) {
    const code = text.charCodeAt(at);
    if (code === QUOTE) at = endOfString(text, at);
    else if (code === MINUS || (code >= ZERO && code <= NINE)) at = endOfNumber(text, at);
    else if (code === COLON) colons += 1;
    else if (code === COMMA) {
      parts += 1;
      if (depth === 1) items += 1;
    } else if (code === OPEN_OBJECT || code === OPEN_LIST) {
      depth += 1;
      parts += 1;
    } else if (code === CLOSE_OBJECT || code === CLOSE_LIST) depth -= 1;
    else continue;
    if (depth > limits.depth) throw new JsonTooLarge(`is nested deeper than ${limits.depth} levels`);
    if (parts > MOST_PARTS) throw new JsonTooLarge(`has more than ${MOST_PARTS} values`);
    if (items >= limits.items && isList(text)) throw new JsonTooLarge(`has more than ${limits.items} events`);
  }
  return colons;
}

function isList(text: string): boolean {
  return /^\s*\[/.test(text);
}

/** Index of the closing quote, or of the end of the text. */
function endOfString(text: string, start: number): number {
  let end = text.indexOf('"', start + 1);
  while (end >= 0 && isEscaped(text, end)) end = text.indexOf('"', end + 1);
  return end < 0 ? text.length : end;
}

function isEscaped(text: string, at: number): boolean {
  let backslashes = 0;
  while (text.charCodeAt(at - 1 - backslashes) === BACKSLASH) backslashes += 1;
  return backslashes % 2 === 1;
}

/** Index of the last character. A number that would silently become another one is refused. */
function endOfNumber(text: string, start: number): number {
  NUMBER.lastIndex = start;
  const literal = NUMBER.exec(text)?.[0] ?? '';
  if (literal.length > EXACT_DIGITS || /e/i.test(literal)) refuseInexact(literal);
  return start + literal.length - 1;
}

function refuseInexact(literal: string): void {
  const number = Number(literal);
  const shown = literal.length > 40 ? `${literal.slice(0, 40)}...` : literal;
  if (Math.abs(number) === Infinity) throw new JsonFault(`has the number ${shown}, which is too large`);
  if (/^-?\d+$/.test(literal) && !Number.isSafeInteger(number)) {
    throw new JsonFault(
      `has the number ${shown}; whole numbers are exact up to 9007199254740991, send larger ones as text`,
    );
  }
}
