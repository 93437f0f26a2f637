/** One piece of a query: a word or a phrase, a field with its value, negated or not. */
export interface Token {
  readonly negated: boolean;
  /** Without a field it is a word to look for. */
  readonly field: string | undefined;
  readonly value: string;
  /** The value was in quotes, and is taken for itself. */
  readonly quoted: boolean;
  /** Where it begins, in characters from 1. */
  readonly column: number;
  /** Where its value begins. */
  readonly valueColumn: number;
}

/** Where a query went wrong, and what was expected there. */
export class QueryFault extends Error {
  override readonly name = 'QueryFault';

  constructor(
    readonly column: number,
    detail: string,
  ) {
    super(detail);
  }
}

const SPACE = /\s/u;

/**
 * Splits a query at its spaces. `-` in front negates; a value with spaces stands in double quotes, in which `\"` and `\\`
 * stand for themselves.
 * @throws {QueryFault}
 */
export function tokensOf(text: string): Token[] {
  return new Tokenizer(text).all();
}

class Tokenizer {
  readonly #characters: readonly string[];
  #at = 0;

  constructor(text: string) {
    // By characters, not by UTF-16 units, so that columns are what people count.
    this.#characters = Array.from(text);
  }

  all(): Token[] {
    const tokens: Token[] = [];
    this.#skipSpace();
    while (this.#peek() !== undefined) {
      tokens.push(this.#token());
      this.#skipSpace();
    }
    return tokens;
  }

  #token(): Token {
    const column = this.#column();
    const negated = this.#peek() === '-';
    if (negated) this.#at += 1;
    if (this.#isAtEnd()) throw new QueryFault(this.#column(), 'expected a field or a word behind "-"');
    if (this.#peek() === '"') {
      const valueColumn = this.#column();
      return { negated, field: undefined, value: this.#quoted(), quoted: true, column, valueColumn };
    }
    const field = this.#fieldName();
    const valueColumn = this.#column();
    if (this.#isAtEnd()) throw new QueryFault(valueColumn, `expected a value behind "${field ?? ''}:"`);
    const quoted = this.#peek() === '"';
    const value = quoted ? this.#quoted() : this.#bare();
    return { negated, field, value, quoted, column, valueColumn };
  }

  /** The name in front of a colon, which is passed; undefined, and nothing passed, for a word. */
  #fieldName(): string | undefined {
    const rest = this.#characters.slice(this.#at);
    const colon = rest.findIndex((character) => character === ':' || character === '"' || SPACE.test(character));
    if (colon < 0 || rest[colon] !== ':') return undefined;
    if (colon === 0) throw new QueryFault(this.#column(), 'expected the name of a field in front of ":"');
    this.#at += colon + 1;
    return rest.slice(0, colon).join('');
  }

  #bare(): string {
    const start = this.#at;
    while (!this.#isAtEnd()) {
      if (this.#peek() === '"') throw new QueryFault(this.#column(), 'expected a space in front of the quote');
      this.#at += 1;
    }
    return this.#characters.slice(start, this.#at).join('');
  }

  #quoted(): string {
    const opened = this.#column();
    let value = '';
    for (this.#at += 1; this.#at < this.#characters.length; this.#at += 1) {
      const character = this.#peek() ?? '';
      if (character === '"') {
        this.#at += 1;
        if (!this.#isAtEnd()) throw new QueryFault(this.#column(), 'expected a space behind the quote');
        return value;
      }
      const next = this.#characters[this.#at + 1];
      const escapes = character === '\\' && (next === '"' || next === '\\');
      value += escapes ? next : character;
      if (escapes) this.#at += 1;
    }
    throw new QueryFault(opened, 'expected a second quote to end what begins here');
  }

  #skipSpace(): void {
    while (this.#at < this.#characters.length && this.#isAtEnd()) this.#at += 1;
  }

  #peek(): string | undefined {
    return this.#characters[this.#at];
  }

  #column(): number {
    return this.#at + 1;
  }

  /** At a space, or behind the last character. */
  #isAtEnd(): boolean {
    const character = this.#peek();
    return character === undefined || SPACE.test(character);
  }
}
