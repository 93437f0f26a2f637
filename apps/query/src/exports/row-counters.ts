/** Looks at the bytes of a file as they pass: an answer that broke off, or has an error behind it, must not pass for whole. */
export interface RowCounter {
  add(bytes: Buffer): void;
  /** Rows that were seen; undefined when the format tells only at its end. */
  readonly rows: number | undefined;
  /** Whether it ends as a file of so many rows ends. */
  isWhole(rows: number): boolean;
}

const QUOTE = 0x22;
const LINE_FEED = 0x0a;

/** Counts rows that end in a line feed; with quotes, those outside of quotes alone, as CSV has them. */
export class LineCounter implements RowCounter {
  rows = 0;
  #isQuoted = false;
  #last = LINE_FEED;

  constructor(private readonly options: { readonly quotes: boolean }) {}

  add(bytes: Buffer): void {
    if (this.options.quotes) this.#addQuoted(bytes);
    else for (let at = bytes.indexOf(LINE_FEED); at >= 0; at = bytes.indexOf(LINE_FEED, at + 1)) this.rows += 1;
    this.#last = bytes.at(-1) ?? this.#last;
  }

  isWhole(rows: number): boolean {
    return this.rows === rows && this.#last === LINE_FEED && !this.#isQuoted;
  }

  #addQuoted(bytes: Buffer): void {
    for (const byte of bytes) {
      // A quote inside of quotes is doubled, so that it ends and begins them at once.
      if (byte === QUOTE) this.#isQuoted = !this.#isQuoted;
      else if (byte === LINE_FEED && !this.#isQuoted) this.rows += 1;
    }
  }
}

/** Formats that write at their end what they contain: without it they are no file. */
export class TrailerCheck implements RowCounter {
  readonly rows = undefined;
  #tail = Buffer.alloc(0);

  constructor(private readonly trailer: string) {}

  add(bytes: Buffer): void {
    this.#tail = Buffer.concat([this.#tail, bytes.subarray(-this.trailer.length)]).subarray(-this.trailer.length);
  }

  isWhole(): boolean {
    return this.#tail.toString('latin1') === this.trailer;
  }
}
